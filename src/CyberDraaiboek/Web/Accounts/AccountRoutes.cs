using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Access.Roles;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Every page about getting in, and the page of one's own account.</summary>
internal static class AccountRoutes
{
    public const string Path = "/account";
    public const string PasswordPath = $"{Path}/wachtwoord";
    public const string SessionsPath = $"{Path}/sessies";

    public static void MapAccounts(this RouteGroupBuilder pages)
    {
        pages.MapSignIn();
        pages.MapSecondStep();
        pages.MapPasskeys();
        pages.MapFirstAccount();
        pages.MapLinks();
        pages.MapEnvelope();
        pages.MapExternal();
        pages.MapCodeApp();
        pages.MapAdmin();
        pages.MapRoles();
        pages.MapGet(Path, (HttpContext http, AccountView view) => view.Page(http));
        pages.MapPost(PasswordPath, ChangePassword);
        pages.MapPost($"{SessionsPath}/{{id}}/einde", EndSession);
        pages.MapPost($"{SessionsPath}/overal", EndEverywhere);
    }

    /// <summary>Only for accounts with this right.</summary>
    public static RouteGroupBuilder Needs(this RouteGroupBuilder pages, params Right[] anyOf)
    {
        pages.AddEndpointFilter((context, next) => anyOf.Any(context.HttpContext.Visitor().Has)
            ? next(context)
            : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden)));
        return pages;
    }

    /// <summary>
    /// The same before something is added to an account that lets somebody in later. Who has no password (only a passkey, or the sign-in of
    /// the organisation) has nothing to confirm with.
    /// </summary>
    public static async Task<bool> ConfirmsIfAny(this SignInManager<Account> signIn, Account account, string password) =>
        !await signIn.UserManager.HasPasswordAsync(account) || await signIn.Confirms(account, password);

    /// <summary>Asks for the password once more, counting wrong ones.</summary>
    public static async Task<bool> Confirms(this SignInManager<Account> signIn, Account account, string password) =>
        password.Length is > 0 and <= PasswordRules.Longest
        && (await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)) is { Succeeded: true };

    private static async Task<IResult> ChangePassword(
        HttpContext http, SignInManager<Account> signIn, AccountView view, Sessions sessions, AccessLog log)
    {
        var form = await FormInput.Read(http);
        var (visitor, users) = (http.Visitor(), signIn.UserManager);
        if (await users.FindByIdAsync(visitor.Account) is not { } account)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var (current, fresh) = (form.Raw("huidig"), form.Raw("nieuw"));
        var has = await users.HasPasswordAsync(account);
        if (has && !await signIn.Confirms(account, current))
        {
            return await view.Page(http, new FormFault("huidig", SignInTexts.WrongOwnPassword));
        }

        if (fresh != form.Raw("nogmaals"))
        {
            return await view.Page(http, new FormFault("nieuw", SignInTexts.TwicePassword));
        }

        var changed = has ? await users.ChangePasswordAsync(account, current, fresh) : await users.AddPasswordAsync(account, fresh);
        if (!changed.Succeeded)
        {
            return await view.Page(http, [.. AccountDesk.Texts(changed).Select(text => new FormFault("nieuw", text))]);
        }

        await sessions.EndAll(account.Id, visitor.Session);
        await log.Write(account.Id, account.FullName, "wachtwoord gewijzigd, andere apparaten afgemeld", visitor.Name, visitor.Place);
        return Pages.GoTo(Path);
    }

    private static async Task<IResult> EndSession(HttpContext http, string id, Sessions sessions, AccessLog log)
    {
        var visitor = http.Visitor();
        if (await sessions.End(id, visitor.Account))
        {
            await log.Write(visitor.Account, visitor.Name, "een ander apparaat afgemeld", visitor.Name, visitor.Place);
        }

        return Pages.GoTo(Path);
    }

    private static async Task<IResult> EndEverywhere(HttpContext http, Sessions sessions, AccessLog log)
    {
        var visitor = http.Visitor();
        await sessions.EndAll(visitor.Account, null);
        await log.Write(visitor.Account, visitor.Name, "overal afgemeld", visitor.Name, visitor.Place);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Pages.GoTo(SignInRoutes.Path);
    }
}
