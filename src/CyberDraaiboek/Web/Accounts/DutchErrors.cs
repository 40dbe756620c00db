using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>What Identity may say to people, in Dutch. What stands not here cannot come from our forms.</summary>
internal sealed class DutchErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Make("Dit is niet gelukt. Probeer het opnieuw.");

    public override IdentityError ConcurrencyFailure() => Make("Iemand anders heeft dit account intussen gewijzigd. Ververs de pagina.");

    public override IdentityError PasswordMismatch() => Make("Uw huidige wachtwoord klopt niet.");

    public override IdentityError InvalidUserName(string? userName) =>
        Make("De accountnaam mag alleen kleine letters, cijfers, punten, streepjes en @ bevatten.");

    public override IdentityError DuplicateUserName(string userName) => Make($"De accountnaam '{userName}' is al in gebruik.");

    public override IdentityError LoginAlreadyAssociated() => Make("Deze externe aanmelding hoort al bij een ander account.");

    public override IdentityError UserAlreadyHasPassword() => Make("Dit account heeft al een wachtwoord.");

    public override IdentityError PasswordTooShort(int length) => Make($"Het wachtwoord is te kort. Neem minstens {length} tekens, bijvoorbeeld vier losse woorden.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Make("Het wachtwoord bestaat uit te weinig verschillende tekens.");

    private static IdentityError Make(string text) => new() { Code = "", Description = text };
}

/// <summary>Refuses the passwords that are guessed first.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;

    /// <summary>Hashing a text of a megabyte would keep the processor busy for whoever asks.</summary>
    public const int Longest = 256;

    private const int FewestDifferent = 5;

    private static readonly string[] Guessed = ["wachtwoord", "password", "welkom", "gemeente", "qwerty", "123456", "draaiboek", "crisis", "geheim", "zomer", "winter"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? "";
        var rest = Guessed.Append(user.UserName ?? "").Where(word => word.Length > 2)
            .Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(
            text.Length > Longest ? Fault($"Het wachtwoord is te lang. Neem hoogstens {Longest} tekens.")
            : text.Distinct().Count() < FewestDifferent || (text.Length >= Shortest && rest.Length < Shortest - FewestDifferent)
                ? Fault("Dit wachtwoord is te makkelijk te raden. Neem vier woorden die niets met elkaar te maken hebben.")
            : IdentityResult.Success);
    }

    private static IdentityResult Fault(string text) => IdentityResult.Failed(new IdentityError { Code = "", Description = text });
}
