using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>
/// The tables of ASP.NET Core Identity, in the file of the journal. They are made by <c>0300_accounts.sql</c>, not by Entity Framework; a
/// test compares the two. These few writes go past the one writer of the journal: SQLite lets them wait for each other.
/// </summary>
internal sealed class AccountsDatabase(DbContextOptions<AccountsDatabase> options) : IdentityUserContext<Account>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Ignore(a => a.PersonId);
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_kenmerken");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_aanmeldingen");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_geheimen");
        builder.Entity<IdentityUserPasskey<string>>().ToTable("account_passkeys");
    }
}
