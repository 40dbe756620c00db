using System.Text.Json.Serialization;

namespace CyberDraaiboek.Api.Access;

/// <summary>What a key may be used for ("bereik"). None contains another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Scope>))]
internal enum Scope
{
    /// <summary>See runs, runbooks and journals ("lezen").</summary>
    [JsonStringEnumMemberName("lezen")]
    Read,

    /// <summary>Start a run ("starten"): for a monitoring system, nothing more.</summary>
    [JsonStringEnumMemberName("starten")]
    Start,

    /// <summary>Act in a run: confirm, decide, close ("handelen").</summary>
    [JsonStringEnumMemberName("handelen")]
    Act,

    /// <summary>Keys and reading runbooks anew ("beheer").</summary>
    [JsonStringEnumMemberName("beheer")]
    Manage,

    /// <summary>Restricted runs exist for this key too, beside what its other scopes allow ("beperkt").</summary>
    [JsonStringEnumMemberName("beperkt")]
    Restricted,
}
