using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>The page behind a link that a beheerder handed over: choose a password and be in.</summary>
internal static class LinkRoutes
{
    public const string Path = "/toegang";

    public static void MapLinks(this RouteGroupBuilder pages)
    {
        var open = pages.MapGroup(Path).AllowAnonymous().AddEndpointFilter<AttemptLimit>();
        open.MapGet("/{geheim}", Show);
        open.MapPost("/{geheim}", Set);
    }

    private static async Task<IResult> Show(HttpContext http, string geheim, AccountLinks links, UserManager<Account> users) =>
        links.Find(geheim) is { } id && await users.FindByIdAsync(id) is { Blocked: false } account
            ? Pages.Render<LinkPage>(http, new { Secret = geheim, Name = account.FullName, UserName = account.UserName })
            : Pages.Render<OldLinkPage>(http, null, StatusCodes.Status404NotFound);

    private static async Task<IResult> Set(HttpContext http, string geheim, AccountLinks links, SignInManager<Account> signIn, Sessions sessions, AccessLog log)
    {
        var users = signIn.UserManager;
        if (links.Find(geheim) is not { } id || await users.FindByIdAsync(id) is not { Blocked: false } account)
        {
            return Pages.Render<OldLinkPage>(http, null, StatusCodes.Status404NotFound);
        }

        var form = await FormInput.Read(http);
        var password = form.Raw("wachtwoord");
        var faults = password == form.Raw("nogmaals") ? await Check(users, account, password) : [SignInTexts.TwicePassword];
        if (faults.Count > 0)
        {
            return Pages.Render<LinkPage>(
                http,
                new { Secret = geheim, Name = account.FullName, UserName = account.UserName, Faults = faults.Select(f => new FormFault("wachtwoord", f)).ToArray() },
                StatusCodes.Status422UnprocessableEntity);
        }

        if (!await links.Use(geheim))
        {
            return Pages.Render<OldLinkPage>(http, null, StatusCodes.Status404NotFound);
        }

        await users.RemovePasswordAsync(account);
        await users.AddPasswordAsync(account, password);
        await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        await sessions.EndAll(account.Id, null);
        await log.Write(account.Id, account.FullName, "wachtwoord gekozen met een link", account.FullName, http.Connection.RemoteIpAddress?.ToString());
        http.Features.Set(new SignInNow(SignInWay.Link));
        if (!account.TwoFactorEnabled)
        {
            await signIn.SignInAsync(account, isPersistent: true);
        }

        return Pages.GoTo(AccountRoutes.Path);
    }

    private static async Task<IReadOnlyList<string>> Check(UserManager<Account> users, Account account, string password)
    {
        var faults = new List<string>();
        foreach (var rule in users.PasswordValidators)
        {
            faults.AddRange(AccountDesk.Texts(await rule.ValidateAsync(users, account, password)));
        }

        return faults;
    }
}
