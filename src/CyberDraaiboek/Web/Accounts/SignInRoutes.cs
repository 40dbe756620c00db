using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Signing in and out.</summary>
internal static class SignInRoutes
{
    public const string Path = "/aanmelden";

    public const string Return = "terug";

    public static void MapSignIn(this RouteGroupBuilder pages)
    {
        var open = pages.MapGroup("").AllowAnonymous().AddEndpointFilter<AttemptLimit>();
        open.MapGet(Path, Show);
        open.MapPost(Path, Post);
        pages.MapPost("/afmelden", (Delegate)SignOut).AllowAnonymous();
    }

    /// <summary>
    /// An address of our own to go back to; anything else is the start page, so that nobody is sent to a look-alike. Our own addresses are
    /// plain ASCII, and nothing else fits in the header that sends somebody there.
    /// </summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.All(letter => letter is > ' ' and <= '~') ? address : "/";

    private static IResult Show(HttpContext http, string? terug) => http.FindVisitor() is not null
        ? Pages.GoTo(Local(terug))
        : Pages.Render<SignInPage>(http, new { Back = Local(terug) });

    private static async Task<IResult> Post(HttpContext http, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, AccessLog log)
    {
        var form = await FormInput.Read(http);
        var (name, password, back) = (form.Line("account", "de accountnaam") ?? "", form.Raw("wachtwoord"), Local(form.Raw(Return)));
        if (form.Faults.Count > 0)
        {
            return Again(form.Faults[0].Text);
        }

        if (name.Length == 0 || password.Length is 0 or > PasswordRules.Longest)
        {
            return Again(name.Length == 0 ? SignInTexts.NoName : password.Length == 0 ? SignInTexts.NoPassword : SignInTexts.Wrong);
        }

        var account = await signIn.UserManager.FindByNameAsync(name);
        if (account is not { Blocked: false } || !await signIn.UserManager.HasPasswordAsync(account) || await signIn.UserManager.IsLockedOutAsync(account))
        {
            // As slow as a wrong password, so that the clock does not tell which names exist.
            hasher.HashPassword(new Account(), password);
        }

        if (account is null)
        {
            return Again(SignInTexts.Wrong);
        }

        http.Features.Set(new SignInNow(SignInWay.Password));
        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return Pages.GoTo(back);
        }

        if (result.RequiresTwoFactor)
        {
            return Pages.GoTo($"{SecondStepRoutes.Path}?{Return}={Uri.EscapeDataString(back)}");
        }

        await log.Write(account.Id, account.FullName, result.IsLockedOut ? "aanmelden geweigerd: op slot" : "aanmelden mislukt", account.FullName, http.Connection.RemoteIpAddress?.ToString());
        return Again(SignInTexts.Wrong);

        IResult Again(string fault) => Pages.Render<SignInPage>(
            http, new { Back = back, Name = form.Typed.GetValueOrDefault("account", ""), Faults = new FormFault[] { new("account", fault) } }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SignOut(HttpContext http)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Pages.GoTo(Path);
    }
}
