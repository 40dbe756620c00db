using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace CyberDraaiboek.Web.Frame;

/// <summary>
/// Texts of a runbook as HTML, on screen and on paper. HTML that an author writes is shown as text, and a link only goes to a page, a mail
/// or a telephone. Files on paper are opened from disk, where no policy of the server stops a script: so it stops here.
/// </summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    private static readonly string[] Schemes = ["https:", "http:", "mailto:", "tel:"];

    public static MarkupString Html(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.IsImage || !Allowed(link.Url ?? ""))
            {
                (link.Url, link.IsImage) = ("", false);
            }
        }

        // <javascript:...> is a link too. A mail address between those brackets gets its mailto: by itself.
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !Allowed(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        return new(document.ToHtml(Pipeline));
    }

    /// <summary>Our own pages begin with one slash; after two, or a slash and what a browser takes for one, comes somebody else's name.</summary>
    private static bool Allowed(string url) => !url.Any(char.IsControl)
        && (Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || url is ['/'] or ['/', not ('/' or '\\'), ..]);
}
