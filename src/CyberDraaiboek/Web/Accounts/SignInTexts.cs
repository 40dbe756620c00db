namespace CyberDraaiboek.Web.Accounts;

/// <summary>Dutch sentences of signing in.</summary>
internal static class SignInTexts
{
    public const string Wrong = "Accountnaam of wachtwoord klopt niet.";
    public const string NoName = "Vul uw accountnaam in.";
    public const string NoPassword = "Vul uw wachtwoord in.";
    public const string Locked = "Dit wachtwoord is even op slot, omdat het te vaak verkeerd is ingevuld. Wacht een paar minuten, of gebruik een passkey of een code uit de envelop.";
    public const string TwicePassword = "De twee wachtwoorden zijn niet gelijk.";
}
