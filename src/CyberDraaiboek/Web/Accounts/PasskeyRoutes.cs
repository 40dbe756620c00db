using System.Buffers.Text;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Passkeys: adding one to an account, taking it away, and signing in with it.</summary>
internal static class PasskeyRoutes
{
    public const string SignInPath = $"{SignInRoutes.Path}/passkey";
    public const string SignInOptions = $"{SignInPath}/opties";
    public const string Path = $"{AccountRoutes.Path}/passkeys";
    public const string Options = $"{Path}/opties";

    private const int LongestName = 60;

    public static void MapPasskeys(this RouteGroupBuilder pages)
    {
        var open = pages.MapGroup("").AllowAnonymous().AddEndpointFilter<AttemptLimit>();
        open.MapPost(SignInOptions, async (SignInManager<Account> signIn) => Json(await signIn.MakePasskeyRequestOptionsAsync(null)));
        open.MapPost(SignInPath, SignIn);
        pages.MapPost(Options, Ask);
        pages.MapPost(Path, Add);
        pages.MapPost($"{Path}/{{id}}/weg", Remove);
    }

    private static async Task<IResult> SignIn(HttpContext http, SignInManager<Account> signIn)
    {
        var form = await FormInput.Read(http);
        var back = SignInRoutes.Local(form.Raw(SignInRoutes.Return));
        http.Features.Set(new SignInNow(SignInWay.Passkey));
        var result = await Try(() => signIn.PasskeySignInAsync(form.Raw("bewijs")));
        return result is { Succeeded: true }
            ? Pages.GoTo(back)
            : Pages.Render<SignInPage>(
                http, new { Back = back, Faults = new FormFault[] { new(null, SignInTexts.WrongPasskey) } }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Ask(HttpContext http, SignInManager<Account> signIn)
    {
        if (await signIn.UserManager.FindByIdAsync(http.Visitor().Account) is not { } account)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return Json(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id, Name = account.UserName!, DisplayName = account.FullName }));
    }

    private static async Task<IResult> Add(HttpContext http, SignInManager<Account> signIn, AccountView view, AccessLog log)
    {
        var form = await FormInput.Read(http);
        if (await signIn.UserManager.FindByIdAsync(http.Visitor().Account) is not { } account)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var name = form.Line("passkeynaam", "de naam van de passkey", LongestName);
        if (form.Faults.Count > 0)
        {
            return await view.Page(http, form.Faults, form.Typed.GetValueOrDefault("passkeynaam", ""));
        }

        if (!await signIn.ConfirmsIfAny(account, form.Raw("huidig-passkey")))
        {
            return await view.Page(http, [new FormFault("huidig-passkey", SignInTexts.WrongOwnPassword)], name ?? "");
        }

        var made = await Try(() => signIn.PerformPasskeyAttestationAsync(form.Raw("bewijs")));
        if (made is not { Succeeded: true })
        {
            return await view.Page(http, [new FormFault("passkeynaam", SignInTexts.PasskeyNotAdded)], name ?? "");
        }

        made.Passkey.Name = name ?? "passkey";
        var added = await signIn.UserManager.AddOrUpdatePasskeyAsync(account, made.Passkey);
        if (!added.Succeeded)
        {
            return await view.Page(http, [.. AccountDesk.Texts(added).Select(text => new FormFault(null, text))]);
        }

        await log.Write(account.Id, account.FullName, "passkey toegevoegd", http.Visitor().Name, http.Visitor().Place);
        return Pages.GoTo(AccountRoutes.Path);
    }

    private static async Task<IResult> Remove(HttpContext http, string id, UserManager<Account> users, AccessLog log)
    {
        if (await users.FindByIdAsync(http.Visitor().Account) is { } account && Base64Url.IsValid(id))
        {
            await users.RemovePasskeyAsync(account, Base64Url.DecodeFromChars(id));
            await log.Write(account.Id, account.FullName, "passkey weggehaald", http.Visitor().Name, http.Visitor().Place);
        }

        return Pages.GoTo(AccountRoutes.Path);
    }

    /// <summary>What a browser sends may be anything, or come without the question that belongs to it.</summary>
    private static async Task<T?> Try<T>(Func<Task<T>> work)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is InvalidOperationException or PasskeyException or System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }

    private static IResult Json(string options) => Results.Content(options, "application/json");
}
