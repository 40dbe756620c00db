using System.Globalization;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>How a step of any kind is done, with plausible values where it asks for some.</summary>
internal static class StepEnds
{
    private const string Remark = "simulatie";

    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Null: the engine does this step itself.</summary>
    public static Command? Command(RunState run, StepState step, DateTimeOffset now) => step.Definition switch
    {
        DecisionStep decision => new Decide(step.Id, step.Version, step.Option ?? decision.Options[0].Key, Remark),
        ClockStep clock => new FixClock(clock.Clock, null, true, step.OpenedAt, Remark),
        QuestionStep question => new CompleteStep(step.Id, step.Version, null, Values(run, question, now)),
        SitrapStep => new CompleteStep(step.Id, step.Version, null, new Dictionary<string, string> { ["beeld"] = Remark }),
        ActionStep { StopsClock: { } clock } => new CompleteStep(step.Id, step.Version, $"SIM-{clock}", Nothing),
        ActionStep or ScaleStep => new CompleteStep(step.Id, step.Version, Remark, Nothing),
        NotifyStep or WaitStep or StartRunbookStep or WebhookStep => null,
        _ => throw new ArgumentException($"no end for {step.Definition.GetType().Name}", nameof(step)),
    };

    /// <summary>A value of the type of a field; what is known already stays.</summary>
    public static string Plausible(DataField field, DateTimeOffset now) => field.Kind switch
    {
        DataKind.Text or DataKind.List => Remark,
        DataKind.Choice => field.Options.Keys.First(),
        DataKind.YesNo => "ja",
        DataKind.Number => "10",
        DataKind.Moment => now.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DataKind.Level => "N2",
    };

    private static Dictionary<string, string> Values(RunState run, QuestionStep question, DateTimeOffset now) =>
        question.Fields.Where(f => !run.Data.ContainsKey(f)).ToDictionary(f => f, f => Plausible(run.Runbook.Data[f], now), StringComparer.Ordinal);
}
