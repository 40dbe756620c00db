using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>What a form says about an account.</summary>
/// <param name="Name">For people.</param>
/// <param name="UserName">To sign in with.</param>
/// <param name="Person">Id in the organisation; empty: none.</param>
internal sealed record AccountDetails(string Name, string UserName, string Person, IReadOnlySet<Right> Rights);

/// <summary>Changes accounts. Every change is written to the record of access.</summary>
internal sealed class AccountDesk(UserManager<Account> users, Sessions sessions, Database database, RunbookShelf shelf, AccessLog log, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <summary>Makes an account, with a password or without; the faults are Dutch.</summary>
    public async Task<(Account? Account, IReadOnlyList<string> Faults)> Make(AccountDetails details, string? password, string by, string? place)
    {
        if (Check(details) is { Count: > 0 } faults)
        {
            return (null, faults);
        }

        var account = new Account { MadeMs = clock.GetUtcNow().ToUnixTimeMilliseconds(), LockoutEnabled = true };
        Fill(account, details);
        var made = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            return (null, Texts(made));
        }

        await log.Write(account.Id, account.FullName, $"account gemaakt: {Describe(account)}", by, place);
        return (account, []);
    }

    /// <summary>Changes an account; the faults are Dutch.</summary>
    public async Task<IReadOnlyList<string>> Change(Account account, AccountDetails details, bool blocked, Visitor by)
    {
        var faults = Check(details);
        if ((blocked || !details.Rights.Contains(Right.Manage)) && IsLastManager(account))
        {
            faults.Add(SignInTexts.LastManager);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        Fill(account, details);
        account.Blocked = blocked;
        var changed = await users.UpdateAsync(account);
        if (!changed.Succeeded)
        {
            return Texts(changed);
        }

        if (blocked)
        {
            await sessions.EndAll(account.Id, null);
        }

        await log.Write(account.Id, account.FullName, $"account gewijzigd: {Describe(account)}{(blocked ? ", geblokkeerd" : "")}", by.Name, by.Place);
        return [];
    }

    /// <summary>Takes away every way in except a link: for somebody who lost their telephone, or whose account was taken over.</summary>
    public async Task Strip(Account account, Visitor by)
    {
        await users.RemovePasswordAsync(account);
        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account);
        foreach (var passkey in await users.GetPasskeysAsync(account))
        {
            await users.RemovePasskeyAsync(account, passkey.CredentialId);
        }

        await sessions.EndAll(account.Id, null);
        await log.Write(account.Id, account.FullName, "wachtwoord, app en passkeys weggehaald, overal afgemeld", by.Name, by.Place);
    }

    public static IReadOnlyList<string> Texts(IdentityResult result) => [.. result.Errors.Select(error => error.Description).Distinct(StringComparer.Ordinal)];

    private static string Describe(Account account) =>
        $"accountnaam {account.UserName}, persoon {account.Person ?? "geen"}, rechten {(account.Rights.Length == 0 ? "geen" : account.Rights)}";

    private static void Fill(Account account, AccountDetails details)
    {
        account.FullName = details.Name.Trim();
        account.UserName = details.UserName.Trim().ToLowerInvariant();
        account.Person = details.Person.Length == 0 ? null : details.Person;
        account.Rights = Account.Store(details.Rights);
    }

    private List<string> Check(AccountDetails details)
    {
        var faults = new List<string>();
        if (details.Name.Trim().Length is 0 or > LongestName)
        {
            faults.Add($"Vul een naam in van hoogstens {LongestName} tekens.");
        }

        if (details.UserName.Trim().Length is 0 or > LongestName)
        {
            faults.Add($"Vul een accountnaam in van hoogstens {LongestName} tekens.");
        }

        if (details.Person.Length > 0 && !shelf.Organisation.People.ContainsKey(new PersonId(details.Person)))
        {
            faults.Add(SignInTexts.NoPerson);
        }

        return faults;
    }

    private bool IsLastManager(Account account)
    {
        using var connection = database.Reader();
        using var command = connection.Command(
                """select count(*) from accounts where "Id" <> $id and "Blocked" = 0 and ' ' || "Rights" || ' ' like $right""")
            .With("$id", account.Id).With("$right", $"% {Names<Right>.Of(Right.Manage)} %");
        return !account.Blocked && Account.Read(account.Rights).Contains(Right.Manage) && (long)command.ExecuteScalar()! == 0;
    }
}
