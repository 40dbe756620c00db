using CyberDraaiboek.Api.Clocks;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Web.Room;

/// <summary>A run as screens show it: what is known at one moment, the same for everybody.</summary>
public sealed record RoomView(RunState Run, OrganisationDirectory Organisation, DateTimeOffset Now)
{
    public const string Extra = "extra";

    private Dictionary<StepId, int>? _order;

    /// <summary>Begin of the addresses of this run.</summary>
    public string Base => $"/inzetten/{Uri.EscapeDataString(Run.Id.Value)}";

    public bool Closed => Run.Status == RunStatus.Closed;

    /// <summary>Open, and over one of its deadlines.</summary>
    public int Late => Closed ? 0 : Run.Steps.Values.Count(s => !s.Ended && (s.DoneLate || s.ConfirmedLate));

    public int Open => Run.Steps.Values.Count(s => !s.Ended);

    internal IReadOnlyList<Trouble> Troubles => Trouble.Of(Run, Organisation, Now);

    internal IReadOnlyList<ClockNow> Clocks => ClockNow.All(Run);

    public string NameOf(PersonId person) => Trouble.NameOf(Organisation, person);

    public string TitleOf(RoleId role) => Organisation.TitleOf(role);

    public string PathOf(StepId step) => $"{Base}/stappen/{Uri.EscapeDataString(step.Value)}";

    /// <summary>A step as part of an address within the page; rounds have a sign that addresses cannot have.</summary>
    public static string Slug(StepId step) => step.Value.Replace('#', '.');

    /// <summary>The list in which a step stands: its phase and track.</summary>
    public static string ListOf(string? phase, string? track) => $"lijst-{phase ?? Extra}{(track is null ? "" : $"-{track}")}";

    /// <summary>Steps of a list that were opened, in the order of the runbook; rounds of a repeat in their own order.</summary>
    public IReadOnlyList<StepState> StepsIn(string? phase, string? track) =>
        [.. Run.Steps.Values.Where(s => s.Phase == phase && s.Track == track).OrderBy(OrderOf, StringComparer.Ordinal)];

    /// <summary>Sorts as text.</summary>
    public string OrderOf(StepState step)
    {
        _order ??= Run.Runbook.AllSteps.Select((placed, at) => (placed.Step.Id, at)).ToDictionary(p => p.Id, p => p.at);
        var place = _order.TryGetValue(step.Id.Authored, out var at) ? at : int.MaxValue;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place:D10}-{step.OpenedAt.ToUnixTimeMilliseconds():D14}-{step.Id.Value}");
    }

    /// <summary>Steps of a phase that are not open yet. Which of them will open, the run decides.</summary>
    public IReadOnlyList<PlacedStep> Coming(string phase) =>
        Closed ? [] : [.. Run.Runbook.AllSteps.Where(p => p.Phase == phase && !Run.Steps.Keys.Any(s => s.Authored == p.Step.Id))];

    /// <summary>Tracks of a phase, those without one first.</summary>
    public IReadOnlyList<string?> TracksOf(string phase) =>
        [.. Run.Runbook.AllSteps.Where(p => p.Phase == phase).Select(p => p.Track).Append(null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>What changed, in parts of the page.</summary>
/// <param name="Steps">Cards to show anew.</param>
/// <param name="Phases">What is coming, and how far each phase is.</param>
public sealed record RoomChange(IReadOnlySet<StepId> Steps, bool Phases)
{
    /// <summary>Only the top, which shows the sum of everything.</summary>
    public static RoomChange Nothing { get; } = new(new HashSet<StepId>(), false);

    public static RoomChange Everything(RunState run) => new(run.Steps.Keys.ToHashSet(), true);

    /// <param name="run">After the events.</param>
    /// <param name="events">What happened.</param>
    public static RoomChange Of(RunState run, IEnumerable<RunEvent> events)
    {
        var steps = new HashSet<StepId>();
        var phases = false;
        foreach (var happened in events)
        {
            steps.UnionWith(StepsOf(run, happened));
            phases |= happened is StepOpened or StepDone or StepSkipped or StepReopened or StepAdded or DecisionTaken or PhaseOpened or RunClosed or RunbookTakenOver;
        }

        steps.IntersectWith(run.Steps.Keys);
        return new RoomChange(steps, phases);
    }

    private static IEnumerable<StepId> StepsOf(RunState run, RunEvent happened) => happened switch
    {
        StepEvent about => [about.Step],
        NotificationPrepared { Step: { } step } => [step],
        EscalationExhausted { Step: { } step } => [step],
        NotificationOutcome outcome when run.Notifications.TryGetValue(outcome.Notification, out var message) && message.Intent.Step is { } step => [step],
        DataSet data => run.Steps.Values.Where(s => s.Definition is QuestionStep question && question.Fields.Contains(data.Field)).Select(s => s.Id),
        ClockEvent clock => run.Steps.Values.Where(s => s.Definition is ClockStep step && step.Clock == clock.Clock.Authored).Select(s => s.Id),
        RunPaused or RunResumed or RunClosed => run.Steps.Values.Where(s => !s.Ended || happened is RunClosed).Select(s => s.Id),
        _ => [],
    };
}
