using CyberDraaiboek.Engine.Escalation;

namespace CyberDraaiboek.Web.Start;

/// <summary>Dutch texts about starting.</summary>
internal static class StartTexts
{
    public const string NoMail =
        "Let op: er is geen mailserver ingesteld (Smtp:Host). Mail gaat NIET weg maar naar bestanden op de server. Bel zelf wie hieronder staat.";

    /// <summary>How somebody is reached.</summary>
    public static string How(Channel channel) => channel switch
    {
        Channel.Mail => "mail",
        Channel.Sms => "sms",
        Channel.Call => "telefoon: u krijgt de opdracht om te bellen",
        Channel.Webhook => "ander systeem",
    };
}
