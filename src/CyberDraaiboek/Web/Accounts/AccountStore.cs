using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>
/// Identity's own store, with one difference: the key of the code app is encrypted and recovery codes are hashed, where Identity would keep
/// both as plain text. Whoever has a copy of the database alone cannot sign in with it.
/// </summary>
internal sealed class AccountStore(AccountsDatabase database, IDataProtectionProvider protection, IdentityErrorDescriber errors)
    : UserOnlyStore<Account, AccountsDatabase>(database, errors)
{
    private readonly IDataProtector _protector = protection.CreateProtector("accounts.geheimen");

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    /// <summary>Null also when the keys of this server are not those that encrypted it: then it must be set up again.</summary>
    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var stored = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        try
        {
            return stored is null ? null : _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        // The base class would replace the codes that are left by way of the method above, which hashes: compare and write here instead.
        const string Provider = "[AspNetUserStore]";
        const string Name = "RecoveryCodes";
        var left = (await GetTokenAsync(user, Provider, Name, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!left.Remove(Hash(code)))
        {
            return false;
        }

        await SetTokenAsync(user, Provider, Name, string.Join(';', left), cancellationToken);
        return true;
    }

    /// <summary>As people copy them: any case, with or without the dash.</summary>
    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant())));
}
