using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Start;

/// <summary>The first page for one visitor.</summary>
/// <param name="Running">Open or paused, the newest first; only those that the visitor sees.</param>
/// <param name="Closed">Closed last.</param>
public sealed record StartModel(IReadOnlyList<RoomModel> Running, IReadOnlyList<RoomModel> Closed);

/// <summary>Somebody who gets a message at once when the run starts.</summary>
public sealed record FirstAlarm(string Person, string Role, string Step, string How);

/// <summary>What is about to be started.</summary>
public sealed record StartForm
{
    public required Engine.Model.Runbook Runbook { get; init; }

    public required Engine.Organisation.OrganisationDirectory Organisation { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>As it was typed.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Frame.FormFault> Faults { get; init; } = [];

    /// <summary>What would happen at once; null: the form was not filled in yet.</summary>
    public RunState? Preview { get; init; }

    public IReadOnlyList<FirstAlarm> Alarms { get; init; } = [];

    /// <summary>Titles of the steps that open at once.</summary>
    public IReadOnlyList<string> Opens { get; init; } = [];

    /// <summary>Names what leaves and what does not; null: everything leaves.</summary>
    public string? Warning { get; init; }

    /// <summary>So that a form that is sent twice starts one run.</summary>
    public string Key { get; init; } = "";
}
