using System.Text.Json.Serialization;

namespace CyberDraaiboek.Engine.Model;

/// <summary>The type of a data field ("soort"). Values are kept as normalised text, see <see cref="DataField"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataKind>))]
public enum DataKind
{
    /// <summary>Free text ("tekst").</summary>
    [JsonStringEnumMemberName("tekst")]
    Text,

    /// <summary>One of the options ("keuze").</summary>
    [JsonStringEnumMemberName("keuze")]
    Choice,

    /// <summary><c>ja</c> or <c>nee</c> ("ja_nee").</summary>
    [JsonStringEnumMemberName("ja_nee")]
    YesNo,

    /// <summary>A decimal number with a point ("getal").</summary>
    [JsonStringEnumMemberName("getal")]
    Number,

    /// <summary>ISO 8601 with offset ("moment").</summary>
    [JsonStringEnumMemberName("moment")]
    Moment,

    /// <summary>Texts, one per line ("lijst").</summary>
    [JsonStringEnumMemberName("lijst")]
    List,

    /// <summary>A rung of the municipal ladder, <c>N0</c> to <c>N4</c>; only the built-in name <c>niveau</c> has it.</summary>
    [JsonStringEnumMemberName("niveau")]
    Level,
}

/// <summary>Something the run knows or asks ("gegeven"). Usable in conditions, and in texts as <c>{{naam}}</c>.</summary>
/// <param name="Name">How texts and conditions call it.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Question">How people are asked for it.</param>
/// <param name="Options">For a choice: option key to title.</param>
/// <param name="AskedAtStart">Asked when the run is started.</param>
/// <param name="Help">What a good answer looks like.</param>
/// <param name="PersonalData">Contains personal data: left out of exports for others.</param>
public sealed record DataField(
    string Name,
    DataKind Kind,
    string Question,
    IReadOnlyDictionary<string, string> Options,
    bool AskedAtStart = false,
    string? Help = null,
    bool PersonalData = false);
