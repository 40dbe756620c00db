using CyberDraaiboek.Api;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Access.Roles;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>What signing in is made of.</summary>
internal static class AccountsSetup
{
    /// <summary>Chooses by address: the API wants a key, everything else a cookie.</summary>
    private const string ByAddress = "adres";

    private const string CookieName = "cyberdraaiboek";

    /// <summary>OWASP's advice of 2023 for PBKDF2 with SHA-512.</summary>
    private const int HashRounds = 210_000;

    public static void AddAccounts(this IServiceCollection services, HostSettings settings, HostPaths paths)
    {
        services.AddSingleton(settings.SignIn);
        services.AddSingleton<RunAccess>();
        services.AddSingleton<VisibleRuns>();
        services.AddSingleton<RoleView>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<FirstAccount>();
        services.AddSingleton<AttemptCounter>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<AccountView>();
        services.AddScoped<AdminView>();
        services.AddSingleton<AccountLinks>();
        services.AddEnvelope();
        services.AddExternal(settings);
        services.AddDataProtection().SetApplicationName("CyberDraaiboek").PersistKeysToFileSystem(Private(paths.Keys));
        services.AddDbContext<AccountsDatabase>(database => database.UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = paths.Database, Mode = SqliteOpenMode.ReadWrite, ForeignKeys = true }.ToString()));
        services.AddIdentityCore<Account>(identity => Configure(identity, settings.SignIn))
            .AddUserStore<AccountStore>()
            .AddUserConfirmation<NotBlocked>()
            .AddErrorDescriber<DutchErrors>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // Kept on the device and opened with its own lock: it replaces the password and the code, and nobody has to type a name.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
        });
        services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = HashRounds);
        AddCookies(services, settings);
    }

    private static void Configure(IdentityOptions identity, SignInSettings settings)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.SignIn.RequireConfirmedAccount = true;
        identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_@";
        identity.Lockout.MaxFailedAccessAttempts = settings.WrongAttempts;
        identity.Lockout.DefaultLockoutTimeSpan = settings.LockLength;

        // Length counts; rules about capitals and signs only make people write passwords down.
        identity.Password.RequiredLength = PasswordRules.Shortest;
        identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }

    private static void AddCookies(IServiceCollection services, HostSettings settings)
    {
        var secure = settings.Server.PublicAddress.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? CookieSecurePolicy.Always
            : CookieSecurePolicy.SameAsRequest;
        var schemes = services.AddAuthentication(ByAddress);
        schemes.AddPolicyScheme(ByAddress, null, choose => choose.ForwardDefaultSelector = http =>
            http.Request.Path.StartsWithSegments(ApiMap.Root, StringComparison.Ordinal) ? KeyAuthentication.Name : IdentityConstants.ApplicationScheme);
        schemes.AddIdentityCookies();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.EventsType = typeof(SessionCookie);
            cookie.ExpireTimeSpan = settings.SignIn.SessionLength;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = SignInRoutes.Path;
            cookie.ReturnUrlParameter = SignInRoutes.Return;
            Shape(cookie, CookieName);
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie => Shape(cookie, $"{CookieName}.tweede"));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, cookie => Shape(cookie, $"{CookieName}.extern"));

        void Shape(CookieAuthenticationOptions cookie, string name)
        {
            cookie.Cookie.Name = name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SecurePolicy = secure;

            // Not strict: people come from a link in a mail.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        }
    }

    private static DirectoryInfo Private(string folder)
    {
        PrivateFiles.Folder(folder);
        return new DirectoryInfo(folder);
    }
}

/// <summary>An account that was blocked signs in no way at all.</summary>
internal sealed class NotBlocked : IUserConfirmation<Account>
{
    public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) => Task.FromResult(!user.Blocked);
}
