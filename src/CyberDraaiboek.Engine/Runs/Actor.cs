using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Where an act came from ("oorsprong", BIO2 8.15.01).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Origin>))]
public enum Origin
{
    /// <summary>A web page, signed in.</summary>
    [JsonStringEnumMemberName("scherm")]
    Screen,

    /// <summary>The API with a key.</summary>
    [JsonStringEnumMemberName("api")]
    Api,

    /// <summary>The command line on the server itself.</summary>
    [JsonStringEnumMemberName("opdrachtregel")]
    CommandLine,

    /// <summary>The link and code of a message.</summary>
    [JsonStringEnumMemberName("link")]
    Link,

    /// <summary>A reply to a mail.</summary>
    [JsonStringEnumMemberName("antwoord")]
    MailReply,

    /// <summary>A deadline that passed.</summary>
    [JsonStringEnumMemberName("klok")]
    Timer,

    /// <summary>The engine itself, as a consequence of something else.</summary>
    [JsonStringEnumMemberName("motor")]
    Engine,

    /// <summary>The part that hands messages to mail servers and the like.</summary>
    [JsonStringEnumMemberName("verzending")]
    Dispatch,

    /// <summary>Done on paper, entered afterwards.</summary>
    [JsonStringEnumMemberName("papier")]
    Paper,
}

/// <summary>Who acts. Kept as text in the journal: it must outlive the person's account.</summary>
/// <param name="Name">Name of the person, the API key, or <c>systeem</c>.</param>
/// <param name="Role">The role in which they act; null for the system.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Person">When they are known in the organisation.</param>
/// <param name="Place">Network address or device ("netwerklocatie"); null when it says nothing.</param>
public sealed record Actor(string Name, RoleId? Role, Origin Origin, PersonId? Person = null, string? Place = null)
{
    /// <summary>A deadline.</summary>
    public static Actor Clock { get; } = new("systeem", null, Origin.Timer);

    /// <summary>A consequence.</summary>
    public static Actor Engine { get; } = new("systeem", null, Origin.Engine);

    /// <summary>The outbox.</summary>
    public static Actor Dispatcher { get; } = new("systeem", null, Origin.Dispatch);
}

/// <summary>What sort of statement an entry is; an opinion must never be read as a fact afterwards.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryKind>))]
public enum EntryKind
{
    /// <summary>It happened ("feit").</summary>
    [JsonStringEnumMemberName("feit")]
    Fact,

    /// <summary>Taken to be so ("aanname").</summary>
    [JsonStringEnumMemberName("aanname")]
    Assumption,

    /// <summary>Decided ("besluit").</summary>
    [JsonStringEnumMemberName("besluit")]
    Decision,

    /// <summary>What somebody thinks ("mening").</summary>
    [JsonStringEnumMemberName("mening")]
    Opinion,
}

/// <summary>What a run is for. Fixed when it is made, never changed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunMode>))]
public enum RunMode
{
    /// <summary>Real ("inzet").</summary>
    [JsonStringEnumMemberName("inzet")]
    Live,

    /// <summary>A drill ("oefening").</summary>
    [JsonStringEnumMemberName("oefening")]
    Drill,

    /// <summary>A campaign ("campagne").</summary>
    [JsonStringEnumMemberName("campagne")]
    Campaign,
}
