using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>The code after the password: from the app, or one of the recovery codes.</summary>
internal static class SecondStepRoutes
{
    public const string Path = "/aanmelden/code";

    private const int CodeLength = 6;

    private const int LongestCode = 64;

    public static void MapSecondStep(this RouteGroupBuilder pages)
    {
        var open = pages.MapGroup(Path).AllowAnonymous().AddEndpointFilter<AttemptLimit>();
        open.MapGet("", Show);
        open.MapPost("", Post);
    }

    private static async Task<IResult> Show(HttpContext http, SignInManager<Account> signIn, string? terug) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? Pages.GoTo(SignInRoutes.Path)
            : Pages.Render<SecondStepPage>(http, new { Back = SignInRoutes.Local(terug) });

    private static async Task<IResult> Post(HttpContext http, SignInManager<Account> signIn, AccessLog log)
    {
        var form = await FormInput.Read(http);
        var code = string.Concat((form.Line("code", "de code", LongestCode) ?? "").Where(char.IsAsciiLetterOrDigit));
        var back = SignInRoutes.Local(form.Raw(SignInRoutes.Return));
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return Pages.GoTo(SignInRoutes.Path);
        }

        if (form.Faults.Count > 0)
        {
            return Pages.Render<SecondStepPage>(http, new { Back = back, Faults = form.Faults }, StatusCodes.Status422UnprocessableEntity);
        }

        var fromApp = code.Length == CodeLength && code.All(char.IsAsciiDigit);
        http.Features.Set(new SignInNow(fromApp ? SignInWay.PasswordAndCode : SignInWay.RecoveryCode));
        var result = fromApp
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: true, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            return Pages.GoTo(back);
        }

        await log.Write(account.Id, account.FullName, "aanmelden mislukt: code", account.FullName, http.Connection.RemoteIpAddress?.ToString());
        var fault = result.IsLockedOut ? SignInTexts.Locked : SignInTexts.WrongCode;
        return Pages.Render<SecondStepPage>(http, new { Back = back, Faults = new FormFault[] { new("code", fault) } }, StatusCodes.Status422UnprocessableEntity);
    }
}
