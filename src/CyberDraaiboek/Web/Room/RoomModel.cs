using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Room;

/// <summary>A page of a run for one visitor.</summary>
public sealed record RoomModel(RoomView View, Visitor Visitor)
{
    /// <summary>Why the last act was refused; empty: nothing was refused.</summary>
    public IReadOnlyList<FormFault> Faults { get; init; } = [];

    /// <summary>The refused act is accepted with a reason.</summary>
    public bool Override { get; init; }

    /// <summary>What was typed in the form that was refused.</summary>
    public IReadOnlyDictionary<string, string>? Typed { get; init; }

    /// <summary>Which act was refused.</summary>
    public string? Verb { get; init; }

    /// <summary>Of the runbook as it is on disk now; null: it is not there any more.</summary>
    public string? NewestHash { get; init; }

    public RunState Run => View.Run;

    public bool IsMine(StepState step) => Visitor.Person is { } person && StepWords.IsOf(step, person, View);

    /// <summary>Steps of this visitor that nobody confirmed yet.</summary>
    public IReadOnlyList<StepState> ToConfirm => View.Closed ? [] : [.. Run.Steps.Values.Where(s => StepWords.AsksConfirmation(s) && IsMine(s))];

    public IReadOnlyList<StepState> Mine => View.Closed ? [] : [.. Run.Steps.Values.Where(s => !s.Ended && IsMine(s))];

    /// <summary>The typed text, only in the form that was refused.</summary>
    public string? TypedIn(string verb, string name) => Verb == verb ? Typed?.GetValueOrDefault(name) : null;

    /// <summary>What the script compares with the steps that come in: roles filled now, and the person.</summary>
    public string WhoAmI => Visitor.Person is not { } person ? "" : string.Join(' ', View.Organisation.Roles.Keys
        .Where(role => View.Organisation.OnDuty(role, View.Now).Any(p => p.Id == person)).Select(r => r.Value).Append($"@{person.Value}"));
}
