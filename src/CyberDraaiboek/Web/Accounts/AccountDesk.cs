using CyberDraaiboek.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>What a form says about an account.</summary>
/// <param name="Name">For people.</param>
/// <param name="UserName">To sign in with.</param>
/// <param name="Person">Id in the organisation; null: none.</param>
internal sealed record AccountDetails(string Name, string UserName, string? Person, IReadOnlySet<Right> Rights);

/// <summary>Changes accounts. Every change is written to the record of access.</summary>
internal sealed class AccountDesk(UserManager<Account> users, AccessLog log, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <summary>Makes an account, with a password or without; the faults are Dutch.</summary>
    public async Task<(Account? Account, IReadOnlyList<string> Faults)> Make(AccountDetails details, string? password, string by, string? place)
    {
        if (details.Name.Trim() is not { Length: > 0 and <= LongestName } name)
        {
            return (null, [$"Vul een naam in van hoogstens {LongestName} tekens."]);
        }

        if (details.UserName.Trim() is not { Length: > 0 and <= LongestName } userName)
        {
            return (null, [$"Vul een accountnaam in van hoogstens {LongestName} tekens."]);
        }

        var account = new Account
        {
            UserName = userName.ToLowerInvariant(),
            FullName = name,
            Person = details.Person,
            Rights = Account.Store(details.Rights),
            MadeMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            LockoutEnabled = true,
        };
        var made = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            return (null, Texts(made));
        }

        await log.Write(account.Id, account.FullName, $"account gemaakt: {Describe(account)}", by, place);
        return (account, []);
    }

    public static IReadOnlyList<string> Texts(IdentityResult result) => [.. result.Errors.Select(error => error.Description).Distinct()];

    public static string Describe(Account account) =>
        $"accountnaam {account.UserName}, persoon {account.Person ?? "geen"}, rechten {(account.Rights.Length == 0 ? "geen" : account.Rights)}";
}
