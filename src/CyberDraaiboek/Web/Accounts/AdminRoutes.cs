using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberDraaiboek.Web.Accounts;

/// <summary><c>/beheer/accounts</c>: accounts of others. Only for who manages; the record of access also for an auditor.</summary>
internal static class AdminRoutes
{
    public const string Path = "/beheer/accounts";
    public const string LogPath = "/beheer/toegangslog";

    private const int LinesOfLog = 500;

    public static void MapAdmin(this RouteGroupBuilder pages)
    {
        var admin = pages.MapGroup(Path).Needs(Right.Manage);
        admin.MapGet("", (HttpContext http, AdminView view) => view.List(http, AccountForm.Empty, []));
        admin.MapPost("", Make);
        admin.MapGet("/{id}", One);
        admin.MapPost("/{id}", Change);
        admin.MapPost("/{id}/link", Link);
        admin.MapPost("/{id}/afmelden", SignOut);
        pages.MapGroup(LogPath).Needs(Right.Manage, Right.Audit).MapGet("", (HttpContext http, AccessLog log) =>
            Pages.Render<AccessLogPage>(http, new { Lines = log.Last(LinesOfLog).Select(AccountView.Line).ToArray() }));
    }

    private static async Task<IResult> Make(HttpContext http, AccountDesk accounts, AccountLinks links, AdminView view)
    {
        var form = await FormInput.Read(http);
        var typed = AccountForm.Of(form);
        var visitor = http.Visitor();
        if (form.Faults.Count > 0)
        {
            return await view.List(http, typed, form.Faults);
        }

        var (account, faults) = await accounts.Make(typed.Details(), null, visitor.Name, visitor.Place);
        return account is null
            ? await view.List(http, typed, [.. faults.Select(text => new FormFault(null, text))])
            : await view.One(http, account, null, [], await links.Make(account.Id, visitor.Name));
    }

    private static async Task<IResult> One(HttpContext http, string id, UserManager<Account> users, AdminView view) =>
        await users.FindByIdAsync(id) is { } account
            ? await view.One(http, account, null, [], null)
            : Results.StatusCode(StatusCodes.Status404NotFound);

    private static async Task<IResult> Change(HttpContext http, string id, UserManager<Account> users, AccountDesk accounts, AdminView view)
    {
        if (await users.FindByIdAsync(id) is not { } account)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var form = await FormInput.Read(http);
        var typed = AccountForm.Of(form);
        if (form.Faults.Count > 0)
        {
            return await view.One(http, account, typed, form.Faults, null);
        }

        var faults = await accounts.Change(account, typed.Details(), typed.Blocked, http.Visitor());
        return faults.Count == 0
            ? Pages.GoTo($"{Path}/{id}")
            : await view.One(http, account, typed, [.. faults.Select(text => new FormFault(null, text))], null);
    }

    private static async Task<IResult> Link(
        HttpContext http, string id, UserManager<Account> users, AccountDesk accounts, AccountLinks links, AccessLog log, AdminView view)
    {
        if (await users.FindByIdAsync(id) is not { Blocked: false } account)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var visitor = http.Visitor();
        var form = await FormInput.Read(http);
        if (form.Checked("alles"))
        {
            await accounts.Strip(account, visitor);
        }

        await log.Write(account.Id, account.FullName, "link gemaakt om een wachtwoord te kiezen", visitor.Name, visitor.Place);
        return await view.One(http, account, null, [], await links.Make(account.Id, visitor.Name));
    }

    private static async Task<IResult> SignOut(HttpContext http, string id, UserManager<Account> users, Sessions sessions, AccessLog log)
    {
        if (await users.FindByIdAsync(id) is not { } account)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        await sessions.EndAll(account.Id, null);
        await log.Write(account.Id, account.FullName, "overal afgemeld door beheerder", http.Visitor().Name, http.Visitor().Place);
        return Pages.GoTo($"{Path}/{id}");
    }
}

/// <summary>What was typed about an account.</summary>
public sealed record AccountForm(string Name, string UserName, string Person, IReadOnlyList<Right> Rights, bool Blocked)
{
    public static AccountForm Empty { get; } = new("", "", "", [], false);

    /// <summary>What is wrong with a text stands in the faults of the form, and the text in what is shown again.</summary>
    internal static AccountForm Of(FormInput form) => new(
        form.Line("naam", "de naam") ?? form.Typed.GetValueOrDefault("naam", ""),
        form.Line("account", "de accountnaam") ?? form.Typed.GetValueOrDefault("account", ""),
        form.Id("persoon") ?? "",
        [.. form.Chosen("recht").Select(Names<Right>.Find).OfType<Right>().Distinct()],
        form.Checked("geblokkeerd"));

    internal static AccountForm Of(Account account) => new(account.FullName, account.UserName!, account.Person ?? "", [.. Account.Read(account.Rights)], account.Blocked);

    internal AccountDetails Details() => new(Name, UserName, Person, Rights.ToHashSet());
}

/// <summary>An account in the list.</summary>
public sealed record AccountLine(string Id, string Name, string UserName, string? Person, IReadOnlyList<string> Rights, bool Blocked, bool CanSignIn);

/// <summary>A choice in a form.</summary>
public sealed record PersonChoice(string Id, string Name);

/// <summary>Gathers the pages about accounts of others.</summary>
internal sealed class AdminView(UserManager<Account> users, Sessions sessions, AccessLog log, RunbookShelf shelf, ServerSettings server)
{
    private const int LinesOfLog = 50;

    public async Task<IResult> List(HttpContext http, AccountForm typed, IReadOnlyList<FormFault> faults)
    {
        var lines = new List<AccountLine>();
        foreach (var account in await users.Users.OrderBy(a => a.FullName).ToListAsync(http.RequestAborted))
        {
            var ways = await users.HasPasswordAsync(account) || (await users.GetPasskeysAsync(account)).Count > 0 || (await users.GetLoginsAsync(account)).Count > 0;
            lines.Add(new AccountLine(
                account.Id, account.FullName, account.UserName!, account.Person, [.. Account.Read(account.Rights).Order().Select(Names<Right>.Of)], account.Blocked, ways));
        }

        return Pages.Render<AdminPage>(http, new { Lines = lines, Typed = typed, Faults = faults, People = People() }, StatusOf(faults));
    }

    public async Task<IResult> One(HttpContext http, Account account, AccountForm? typed, IReadOnlyList<FormFault> faults, string? secret)
    {
        var parameters = new Dictionary<string, object?>
        {
            [nameof(AdminAccountPage.Id)] = account.Id,
            [nameof(AdminAccountPage.Typed)] = typed ?? AccountForm.Of(account),
            [nameof(AdminAccountPage.Name)] = account.FullName,
            [nameof(AdminAccountPage.SecondStep)] = account.TwoFactorEnabled,
            [nameof(AdminAccountPage.Passkeys)] = (await users.GetPasskeysAsync(account)).Count,
            [nameof(AdminAccountPage.HasPassword)] = await users.HasPasswordAsync(account),
            [nameof(AdminAccountPage.People)] = People(),
            [nameof(AdminAccountPage.Sessions)] = sessions.Of(account.Id).Select(s => AccountView.Line(s, http.Visitor().Session)).ToArray(),
            [nameof(AdminAccountPage.Log)] = log.Last(LinesOfLog, account.Id).Select(AccountView.Line).ToArray(),
            [nameof(AdminAccountPage.Link)] = secret is null ? null : $"{server.LinkBase()}{LinkRoutes.Path}/{secret}",
            [nameof(AdminAccountPage.Faults)] = faults,
        };
        return Pages.Render<AdminAccountPage>(http, parameters, StatusOf(faults));
    }

    private PersonChoice[] People() =>
        [.. shelf.Organisation.People.Values.Select(person => new PersonChoice(person.Id.Value, person.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)];

    private static int StatusOf(IReadOnlyList<FormFault> faults) => faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
