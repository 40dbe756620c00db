using System.Text.Json.Serialization;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>What somebody is in a run. Which role of the organisation they fill is something else.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunRole>))]
public enum RunRole
{
    /// <summary>Not in it ("geen"). Of a restricted run such a person sees nothing.</summary>
    [JsonStringEnumMemberName("geen")]
    None,

    /// <summary>Looks on ("waarnemer").</summary>
    [JsonStringEnumMemberName("waarnemer")]
    Observer,

    /// <summary>Does the work ("deelnemer").</summary>
    [JsonStringEnumMemberName("deelnemer")]
    Participant,

    /// <summary>Keeps the record and the situation reports ("verslaglegger").</summary>
    [JsonStringEnumMemberName("verslaglegger")]
    Recorder,

    /// <summary>Leads a drill: the clock, the injects, the score ("oefenleider").</summary>
    [JsonStringEnumMemberName("oefenleider")]
    DrillLeader,

    /// <summary>Leads ("voorzitter").</summary>
    [JsonStringEnumMemberName("voorzitter")]
    Chair,
}
