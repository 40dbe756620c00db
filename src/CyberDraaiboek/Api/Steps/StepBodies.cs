using System.ComponentModel;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Steps;

internal sealed record AcknowledgeBody : ActBody
{
    [JsonPropertyName("persoon")]
    [Description("Wie antwoordt. Leeg: de persoon in 'als'.")]
    public string? Person { get; init; }

    [JsonPropertyName("voor_rol")]
    [Description("Voor welke rol. Leeg: elke rol waarvoor deze persoon is gebeld.")]
    public string? Target { get; init; }

    [JsonPropertyName("antwoord")]
    public Answer Answer { get; init; } = Answer.Coming;

    [JsonPropertyName("sterkte")]
    [Description("Hoe zeker het antwoord is. Sterk: iemand sprak de persoon zelf.")]
    public Strength Strength { get; init; } = Strength.Strong;
}

internal sealed record CompleteBody : ActBody
{
    [JsonPropertyName("bewijs")]
    [LongText]
    [Description("Wat de stap vraagt te noteren. Bij op- en afschalen de reden, bij het stoppen van een klok het kenmerk.")]
    public string? Evidence { get; init; }

    [JsonPropertyName("velden")]
    [Description("Gegevens die de stap vraagt: naam en waarde.")]
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    [JsonPropertyName("versie")]
    [Description("De versie van de stap die u zag. Is de stap intussen veranderd, dan gebeurt er niets. Mag ook als If-Match.")]
    public int? Version { get; init; }
}

internal sealed record DecideBody : ActBody
{
    [JsonPropertyName("keuze")]
    [Description("De sleutel van de gekozen mogelijkheid.")]
    public required string Option { get; init; }

    [JsonPropertyName("reden")]
    [LongText]
    public required string Reason { get; init; }

    [JsonPropertyName("hoedanigheid")]
    public string? Capacity { get; init; }

    [JsonPropertyName("gehoord")]
    [LongText]
    [Description("Wie adviseerde en wie het niet eens was.")]
    public string? Heard { get; init; }

    [JsonPropertyName("versie")]
    public int? Version { get; init; }
}

internal sealed record SilenceBody : ActBody
{
    [JsonPropertyName("duur")]
    [Description("Hoe lang er niets over deze stap wordt gestuurd, zoals 30m of 2u.")]
    public required string For { get; init; }

    [JsonPropertyName("reden")]
    [LongText]
    public required string Reason { get; init; }
}

internal sealed record AddStepBody : ActBody
{
    [JsonPropertyName("titel")]
    public required string Title { get; init; }

    [JsonPropertyName("rol")]
    public required string Owner { get; init; }

    [JsonPropertyName("doen")]
    [LongText]
    public string? Instruction { get; init; }

    [JsonPropertyName("gereed_binnen")]
    [Description("Een duur vanaf nu, zoals 45m.")]
    public string? DoneWithin { get; init; }

    [JsonPropertyName("reden")]
    [LongText]
    public required string Reason { get; init; }
}
