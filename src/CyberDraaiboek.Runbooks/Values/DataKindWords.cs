using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Runbooks.Values;

/// <summary>Dutch words to types of data.</summary>
internal static class DataKindWords
{
    public static bool TryRead(string? text, out DataKind kind)
    {
        (kind, var known) = text switch
        {
            "tekst" => (DataKind.Text, true),
            "keuze" => (DataKind.Choice, true),
            "ja_nee" => (DataKind.YesNo, true),
            "getal" => (DataKind.Number, true),
            "moment" => (DataKind.Moment, true),
            "lijst" => (DataKind.List, true),
            _ => (DataKind.Text, false),
        };
        return known;
    }

    public static string Dutch(this DataKind kind) => kind switch
    {
        DataKind.Text => "tekst",
        DataKind.Choice => "een keuze",
        DataKind.YesNo => "ja of nee",
        DataKind.Number => "een getal",
        DataKind.Moment => "een moment",
        DataKind.List => "een lijst",
        DataKind.Level => "een niveau",
    };
}

/// <summary>Dutch words to channels and strengths.</summary>
internal static class ChannelWords
{
    public static Channel? Channel(string? text) => text switch
    {
        "mail" => Engine.Escalation.Channel.Mail,
        "sms" => Engine.Escalation.Channel.Sms,
        "bellen" => Engine.Escalation.Channel.Call,
        "webhook" => Engine.Escalation.Channel.Webhook,
        _ => null,
    };

    public static Strength? Strength(string? text) => text switch
    {
        "zwak" => Engine.Escalation.Strength.Weak,
        "middel" => Engine.Escalation.Strength.Medium,
        "sterk" => Engine.Escalation.Strength.Strong,
        _ => null,
    };
}
