using System.Text;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Coupling an app that shows a new code every half minute, and the recovery codes for when it is lost.</summary>
internal static class CodeAppRoutes
{
    public const string Path = $"{AccountRoutes.Path}/code";
    public const string BeginPath = $"{Path}/begin";
    public const string OffPath = $"{Path}/uit";
    public const string CodesPath = $"{Path}/herstelcodes";

    private const int RecoveryCodes = 10;

    private const int LongestCode = 64;

    public static void MapCodeApp(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, Show);
        pages.MapPost(BeginPath, Begin);
        pages.MapPost(Path, Couple);
        pages.MapPost(CodesPath, FreshCodes);
        pages.MapPost(OffPath, Uncouple);
    }

    private static async Task<IResult> Begin(HttpContext http, UserManager<Account> users)
    {
        if (await users.FindByIdAsync(http.Visitor().Account) is { TwoFactorEnabled: false } account)
        {
            await users.ResetAuthenticatorKeyAsync(account);
        }

        return Pages.GoTo(Path);
    }

    private static async Task<IResult> Show(HttpContext http, UserManager<Account> users) => await Key(http, users) is var (account, key)
        ? Pages.Render<CodeAppPage>(http, Parameters(account, key, await users.HasPasswordAsync(account), []))
        : Pages.GoTo(AccountRoutes.Path);

    private static async Task<IResult> Couple(HttpContext http, SignInManager<Account> signIn, AccessLog log)
    {
        var users = signIn.UserManager;
        if (await Key(http, users) is not var (account, key))
        {
            return Pages.GoTo(AccountRoutes.Path);
        }

        var form = await FormInput.Read(http);
        var code = string.Concat((form.Line("code", "de code", LongestCode) ?? "").Where(char.IsAsciiDigit));
        if (form.Faults.Count > 0)
        {
            return await Again(form.Faults);
        }

        if (!await signIn.ConfirmsIfAny(account, form.Raw("huidig-app")))
        {
            return await Again([new FormFault("huidig-app", SignInTexts.WrongOwnPassword)]);
        }

        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            return await Again([new FormFault("code", SignInTexts.WrongCode)]);
        }

        await users.SetTwoFactorEnabledAsync(account, true);
        await log.Write(account.Id, account.FullName, "app voor codes gekoppeld", http.Visitor().Name, http.Visitor().Place);
        return await Codes(http, users, account);

        async Task<IResult> Again(IReadOnlyList<FormFault> faults) => Pages.Render<CodeAppPage>(
            http, Parameters(account, key, await users.HasPasswordAsync(account), faults), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> FreshCodes(HttpContext http, SignInManager<Account> signIn, AccountView view, AccessLog log)
    {
        var form = await FormInput.Read(http);
        if (await signIn.UserManager.FindByIdAsync(http.Visitor().Account) is not { TwoFactorEnabled: true } account)
        {
            return Pages.GoTo(AccountRoutes.Path);
        }

        if (!await signIn.Confirms(account, form.Raw("huidig-codes")))
        {
            return await view.Page(http, new FormFault("huidig-codes", SignInTexts.WrongOwnPassword));
        }

        await log.Write(account.Id, account.FullName, "nieuwe herstelcodes gemaakt", http.Visitor().Name, http.Visitor().Place);
        return await Codes(http, signIn.UserManager, account);
    }

    private static async Task<IResult> Uncouple(HttpContext http, SignInManager<Account> signIn, AccountView view, AccessLog log)
    {
        var form = await FormInput.Read(http);
        if (await signIn.UserManager.FindByIdAsync(http.Visitor().Account) is not { TwoFactorEnabled: true } account)
        {
            return Pages.GoTo(AccountRoutes.Path);
        }

        if (!await signIn.Confirms(account, form.Raw("huidig-uit")))
        {
            return await view.Page(http, new FormFault("huidig-uit", SignInTexts.WrongOwnPassword));
        }

        await signIn.UserManager.SetTwoFactorEnabledAsync(account, false);
        await signIn.UserManager.ResetAuthenticatorKeyAsync(account);
        await log.Write(account.Id, account.FullName, "app voor codes losgemaakt", http.Visitor().Name, http.Visitor().Place);
        return Pages.GoTo(AccountRoutes.Path);
    }

    private static async Task<IResult> Codes(HttpContext http, UserManager<Account> users, Account account) =>
        Pages.Render<RecoveryCodesPage>(http, new { Codes = (await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToArray() });

    /// <summary>The key that waits for its first code; null: none was asked for, or the app is coupled.</summary>
    private static async Task<(Account Account, string Key)?> Key(HttpContext http, UserManager<Account> users) =>
        await users.FindByIdAsync(http.Visitor().Account) is { TwoFactorEnabled: false } account && await users.GetAuthenticatorKeyAsync(account) is { } key
            ? (account, key)
            : null;

    private static Dictionary<string, object?> Parameters(Account account, string key, bool hasPassword, IReadOnlyList<FormFault> faults)
    {
        var address = $"otpauth://totp/CyberDraaiboek:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer=CyberDraaiboek&digits=6";
        return new Dictionary<string, object?>
        {
            [nameof(CodeAppPage.Key)] = string.Join(' ', key.Chunk(4).Select(part => new string(part))),
            [nameof(CodeAppPage.Address)] = address,
            [nameof(CodeAppPage.Squares)] = Squares(address, out var size),
            [nameof(CodeAppPage.Size)] = size,
            [nameof(CodeAppPage.HasPassword)] = hasPassword,
            [nameof(CodeAppPage.Faults)] = faults,
        };
    }

    /// <summary>The QR code as a path of an SVG, one square of 1 by 1 for each dark module.</summary>
    private static string Squares(string text, out int size)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return path.ToString();
    }
}
