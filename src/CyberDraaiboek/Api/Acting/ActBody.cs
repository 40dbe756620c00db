using System.ComponentModel;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Rules;

namespace CyberDraaiboek.Api.Acting;

/// <summary>What every act may carry.</summary>
internal abstract record ActBody : ICheckedBody
{
    [JsonPropertyName("als")]
    [Description("Wie handelt: de id van een persoon of rol uit de organisatie. Leeg: de sleutel zelf.")]
    public string? As { get; init; }

    [JsonPropertyName("naam")]
    [Description("De naam van wie het invoert, als die niet in de organisatie staat. Alleen met het token van de beheerder op de server.")]
    public string? Name { get; init; }

    [JsonPropertyName("om")]
    [Description("Wanneer het gebeurde, als dat eerder was dan nu (op papier, aan de telefoon).")]
    public DateTimeOffset? At { get; init; }

    [JsonPropertyName("ondanks")]
    [LongText]
    [Description("Waarom het toch door moet gaan, ook al ontbreekt een mandaat of tweede lezer. Komt in het logboek.")]
    public string? Override { get; init; }
}

/// <summary>An act that only asks why.</summary>
internal sealed record ReasonBody : ActBody
{
    [JsonPropertyName("reden")]
    [LongText]
    public required string Reason { get; init; }
}

/// <summary>An act about a step that only asks why, and may be fenced.</summary>
internal sealed record StepReasonBody : ActBody
{
    [JsonPropertyName("reden")]
    [LongText]
    public required string Reason { get; init; }

    [JsonPropertyName("versie")]
    [Description("De versie van de stap die u zag. Is de stap intussen veranderd, dan gebeurt er niets. Mag ook als If-Match.")]
    public int? Version { get; init; }
}

/// <summary>An act without anything of its own.</summary>
internal sealed record BareBody : ActBody;
