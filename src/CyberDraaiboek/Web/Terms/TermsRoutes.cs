using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Terms;

/// <summary>The page with the words of <c>begrippen.yaml</c>.</summary>
internal static class TermsRoutes
{
    public const string Path = "/begrippen";

    public static void MapTerms(this RouteGroupBuilder pages) => pages.MapGet(
        Path,
        (HttpContext http, RunbookShelf shelf) => Pages.Render<TermsPage>(
            http, new { Terms = shelf.Current.Terms.OrderBy(term => term.Name, StringComparer.CurrentCultureIgnoreCase).ToList() }));
}
