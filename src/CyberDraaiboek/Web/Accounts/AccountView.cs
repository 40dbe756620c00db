using System.Buffers.Text;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>A session as its owner sees it.</summary>
public sealed record SessionLine(string Id, string Way, DateTimeOffset Began, DateTimeOffset Seen, string? Place, string? Device, bool Here);

/// <summary>A passkey as its owner sees it.</summary>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset Made);

/// <summary>A line of the record of access.</summary>
public sealed record AccessLine(DateTimeOffset At, string Name, string What, string By, string? Place);

/// <summary>What the account page shows.</summary>
public sealed record AccountOwn(
    string UserName,
    string? Person,
    IReadOnlyList<string> Rights,
    bool HasPassword,
    bool SecondStep,
    int CodesLeft,
    IReadOnlyList<PasskeyLine> Passkeys,
    IReadOnlyList<AccessLine> Log);

/// <summary>Gathers the account page of who is signed in.</summary>
internal sealed class AccountView(UserManager<Account> users, Sessions sessions, AccessLog log, RunbookShelf shelf)
{
    private const int LinesOfLog = 20;

    public Task<IResult> Page(HttpContext http, params IReadOnlyList<FormFault> faults) => Page(http, faults, "");

    public async Task<IResult> Page(HttpContext http, IReadOnlyList<FormFault> faults, string passkeyName)
    {
        var visitor = http.Visitor();
        var parameters = new Dictionary<string, object?>
        {
            [nameof(AccountPage.Visitor)] = visitor,
            [nameof(AccountPage.Own)] = await users.FindByIdAsync(visitor.Account) is { } account ? await Own(account) : null,
            [nameof(AccountPage.Sessions)] = Lines(visitor),
            [nameof(AccountPage.Faults)] = faults,
            [nameof(AccountPage.PasskeyName)] = passkeyName,
        };
        return Pages.Render<AccountPage>(http, parameters, faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    public static AccessLine Line(AccessEntry entry) => new(entry.At, entry.Name, entry.What, entry.By, entry.Place);

    public static SessionLine Line(Session session, string? here) => new(
        session.Id, Names<SignInWay>.Of(session.Way), session.Began, session.Seen, session.Place, DeviceName.Of(session.Device), session.Id == here);

    private IReadOnlyList<SessionLine> Lines(Visitor visitor) =>
        visitor.Way == SignInWay.Envelope ? [] : [.. sessions.Of(visitor.Account).Select(session => Line(session, visitor.Session))];

    private async Task<AccountOwn> Own(Account account) => new(
        account.UserName!,
        account.PersonId is { } person ? shelf.Organisation.NameOf(person) : null,
        [.. Account.Read(account.Rights).Order().Select(Names<Right>.Of)],
        await users.HasPasswordAsync(account),
        account.TwoFactorEnabled,
        account.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(account) : 0,
        [.. (await users.GetPasskeysAsync(account)).Select(p => new PasskeyLine(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "passkey", p.CreatedAt))],
        [.. log.Last(LinesOfLog, account.Id).Select(Line)]);
}
