using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Every page about getting in.</summary>
internal static class AccountRoutes
{
    public const string Path = "/account";

    public static void MapAccounts(this RouteGroupBuilder pages)
    {
        pages.MapSignIn();
        pages.MapFirstAccount();
        pages.MapGet(Path, (HttpContext http) => Pages.Render<AccountPage>(http, new { Visitor = http.Visitor() }));
    }
}
