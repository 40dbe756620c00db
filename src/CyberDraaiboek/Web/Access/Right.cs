using System.Text.Json.Serialization;

namespace CyberDraaiboek.Web.Access;

/// <summary>What an account may do outside runs. What somebody may do in a run follows from their role in it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Right>))]
public enum Right
{
    /// <summary>Accounts, keys, settings ("beheerder"). Opens no restricted run.</summary>
    [JsonStringEnumMemberName("beheerder")]
    Manage,

    /// <summary>Starts and leads drills ("oefenleider").</summary>
    [JsonStringEnumMemberName("oefenleider")]
    Drills,

    /// <summary>Makes and follows campaigns ("campagnebeheerder").</summary>
    [JsonStringEnumMemberName("campagnebeheerder")]
    Campaigns,

    /// <summary>Reads every journal that is not restricted, and the records of accounts ("auditor").</summary>
    [JsonStringEnumMemberName("auditor")]
    Audit,
}
