using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Reactions;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks;

/// <summary>Reads a reaction file against the runbook that it is for; all faults in one go, as the checker does for runbooks.</summary>
public static class ReactionReader
{
    private static readonly (Key Key, ActKind Kind)[] StepActs =
    [
        (ReactionKeys.Acknowledge, ActKind.Acknowledge), (ReactionKeys.Called, ActKind.Called), (ReactionKeys.Complete, ActKind.Complete),
        (ReactionKeys.Decide, ActKind.Decide), (ReactionKeys.DoesNotApply, ActKind.DoesNotApply), (ReactionKeys.Skip, ActKind.Skip),
        (ReactionKeys.Approve, ActKind.Approve), (ReactionKeys.Escalate, ActKind.Escalate), (ReactionKeys.Reopen, ActKind.Reopen),
        (ReactionKeys.Silence, ActKind.Silence),
    ];

    private static readonly (Key Key, ActKind Kind)[] MomentActs =
    [
        (ReactionKeys.Note, ActKind.Note), (ReactionKeys.SetData, ActKind.Data), (ReactionKeys.Level, ActKind.Level),
        (ReactionKeys.StopClock, ActKind.StopClock), (ReactionKeys.Open, ActKind.Open), (ReactionKeys.OpenPhase, ActKind.OpenPhase),
        (ReactionKeys.Pause, ActKind.Pause), (ReactionKeys.Resume, ActKind.Resume), (ReactionKeys.Close, ActKind.Close),
    ];

    /// <summary>The file, or null with what is wrong with it.</summary>
    public static (ReactionFile? File, IReadOnlyList<Diagnostic> Diagnostics) Read(SourceFile source, Library library, Runbook runbook)
    {
        var faults = new FaultList();
        var parsed = YamlTree.Parse(source);
        if (parsed.Root is not { } root)
        {
            return (null, [parsed.Fault!]);
        }

        new FormCheck(new ScalarCheck(NamesOf(library), ScopeOf(runbook, faults), runbook.Zone, faults), faults).Check(ReactionShapes.File, root);
        var fields = new Fields(root);
        new ReactionChecks(library, runbook, faults).Check(fields);
        var diagnostics = faults.Ordered();
        return (diagnostics.Any(d => d.Severity == Severity.Error) ? null : Build(fields, runbook), diagnostics);
    }

    private static ReactionFile Build(Fields fields, Runbook runbook) => new(
        fields.Text(ReactionKeys.Id)!,
        runbook.Id,
        fields.Moment(ReactionKeys.Start, runbook.Zone),
        fields.Has(ReactionKeys.Authorities) ? fields.Texts(ReactionKeys.Authorities) : null,
        Normalised(fields.Entries(ReactionKeys.Data), runbook),
        fields.Text(ReactionKeys.Others) == "alle",
        fields.Texts(ReactionKeys.Silent),
        fields.Entries(ReactionKeys.Steps).ToDictionary(
            step => new StepId(step.Name), IReadOnlyList<ReactionAct> (step) => [.. Blocks(step.Value).Select(act => Act(act, ReactionKeys.AfterOpening, StepActs))]),
        [.. fields.Blocks(ReactionKeys.Moments).Select(act => Act(act, ReactionKeys.AfterStart, MomentActs))],
        [.. fields.Blocks(ReactionKeys.Expected).Select(Expectation)]);

    private static ReactionAct Act(Fields fields, Key after, (Key Key, ActKind Kind)[] kinds)
    {
        var (key, kind) = kinds.First(k => fields.Has(k.Key));
        return new ReactionAct(fields.Exact(after)!.Value, kind, fields.Text(key) ?? string.Empty)
        {
            As = fields.Text(ReactionKeys.As),
            Reason = fields.Text(ReactionKeys.Reason),
            Override = fields.Text(ReactionKeys.Override),
            Strength = fields.Text(ReactionKeys.Strength) is { } strength ? Names<Strength>.Find(strength) : null,
            Fields = fields.Entries(kind == ActKind.Data ? ReactionKeys.SetData : ReactionKeys.Fields)
                .ToDictionary(f => f.Name, f => Fields.Text(f.Value) ?? string.Empty, StringComparer.Ordinal),
            For = fields.Exact(ReactionKeys.For) ?? TimeSpan.Zero,
            Detail = fields.Text(ReactionKeys.Reference) ?? fields.Text(ReactionKeys.Grip),
        };
    }

    private static ReactionExpectation Expectation(Fields fields) => new(fields.Text(ReactionKeys.ActionCode)!, fields.Map.At)
    {
        Object = fields.Text(ReactionKeys.About),
        Result = fields.Text(ReactionKeys.Result),
        Exactly = fields.Exact(ReactionKeys.Exactly),
        Before = fields.Exact(ReactionKeys.Before),
        After = fields.Exact(ReactionKeys.Since),
        Times = fields.Number(ReactionKeys.Times),
    };

    private static Dictionary<string, string> Normalised(IEnumerable<(string Name, YamlValue Value)> typed, Runbook runbook) => typed.ToDictionary(
        field => field.Name,
        field => ValueReader.TryNormalise(runbook.Data[field.Name], Fields.Text(field.Value) ?? string.Empty, runbook.Zone, out var value, out _) ? value : string.Empty,
        StringComparer.Ordinal);

    internal static IEnumerable<Fields> Blocks(YamlValue value) => ((value as ListValue)?.Items ?? []).OfType<MapValue>().Select(item => new Fields(item));

    private static Checking.Names NamesOf(Library library)
    {
        var names = new Checking.Names();
        void Define(NameKind kind, IEnumerable<string> all)
        {
            foreach (var name in all)
            {
                names.Define(kind, name, new Position(string.Empty, 1, 1));
            }
        }

        Define(NameKind.Runbook, library.Infos.Select(i => i.Id.Value));
        Define(NameKind.Clock, library.Clocks.Keys.Select(c => c.Value));
        return names;
    }

    private static Scope ScopeOf(Runbook runbook, FaultList faults)
    {
        var at = new Position(string.Empty, 1, 1);
        return new Scope(
            [
                new OwnNames(
                    [.. runbook.AllSteps.Select(s => new StepName(s.Step.Id.Value, at, (s.Step as DecisionStep)?.Options.Select(o => o.Key).ToList(), s.Repeated))],
                    [.. runbook.Data.Values.Select(d => new DataName(d.Name, at, new Subject(d.Kind, [.. d.Options.Keys])))]),
            ],
            complete: true,
            faults);
    }
}
