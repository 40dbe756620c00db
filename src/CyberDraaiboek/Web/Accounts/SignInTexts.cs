using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Dutch sentences of getting in.</summary>
internal static class SignInTexts
{
    /// <summary>The same for a wrong password, a locked or blocked account and a name that does not exist: nobody learns which names do.</summary>
    public const string Wrong =
        "Accountnaam of wachtwoord klopt niet. Te vaak verkeerd? Dan is een account even op slot. Wacht een paar minuten, of gebruik een passkey of een code uit de envelop.";
    public const string NoName = "Vul uw accountnaam in.";
    public const string NoPassword = "Vul uw wachtwoord in.";
    public const string Locked = "Dit account is even op slot, omdat er te vaak iets verkeerd is ingevuld. Wacht een paar minuten, of gebruik een passkey of een code uit de envelop.";
    public const string TwicePassword = "De twee wachtwoorden zijn niet gelijk.";
    public const string WrongCode = "Deze code klopt niet. Kijk of de klok van uw telefoon goed staat.";
    public const string WrongOwnPassword = "Uw huidige wachtwoord klopt niet.";
    public const string WrongPasskey = "Deze passkey kennen wij niet. Kies een andere manier om u aan te melden.";
    public const string PasskeyNotAdded = "De passkey is niet toegevoegd. Probeer het opnieuw.";
    public const string WrongEnvelope = "Deze code klopt niet of is al gebruikt. Elke code werkt één keer: neem de volgende van het papier.";
    public const string NoEnvelopeName = "Vul uw naam in. Die komt in het logboek.";
    public const string ExternalFailed = "Aanmelden langs de andere weg is niet gelukt. Gebruik uw wachtwoord, een passkey of een code uit de envelop.";
    public const string ExternalUnknown = "U bent daar aangemeld, maar hier hoort er geen account bij. Vraag de beheerder om het te koppelen.";
    public const string LastManager = "Dit is de enige beheerder die zich kan aanmelden. Maak eerst een andere.";
    public const string NoPerson = "Deze persoon staat niet in de organisatie.";

    /// <summary>What a right is for.</summary>
    public static string Meaning(Right right) => right switch
    {
        Right.Manage => "accounts, sleutels en instellingen",
        Right.Drills => "oefeningen starten en leiden",
        Right.Campaigns => "campagnes maken en volgen",
        Right.Audit => "alle logboeken lezen die niet beperkt zijn, en het toegangslog",
    };
}
