using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>What the key tables cannot say of a drill: names inside it, times that fit, goals that can be measured, parties that somebody plays.</summary>
internal sealed class DrillChecks
{
    private const int MostGoals = 3;
    private const int MostWords = 400;

    private readonly Fields _drill;
    private readonly Composition? _runbook;
    private readonly PartiesInUse _parties;
    private readonly FaultList _faults;
    private readonly List<string> _goals;
    private readonly List<string> _staff;
    private readonly List<string> _players;

    public DrillChecks(OtherFile file, Composition? runbook, PartiesInUse parties, FaultList faults)
    {
        (_drill, _runbook, _parties, _faults) = (new Fields(file.Root), runbook, parties, faults);
        _goals = [.. _drill.Entries(DrillKeys.Goals).Select(goal => goal.Name)];
        _staff = [.. _drill.Entries(DrillKeys.Staff).Select(staff => staff.Name)];
        _players = [.. _drill.Texts(DrillKeys.Players)];
    }

    public void Check()
    {
        foreach (var player in Scalars(_drill.Value(DrillKeys.Players)).Where(player => _parties.Exists(player.Text)))
        {
            _faults.Add(DrillFaults.PartyPlays(player.At, player.Text));
        }

        foreach (var entry in (_drill.Value(DrillKeys.StandIns) as MapValue)?.Entries ?? [])
        {
            OneOfStaff(entry.Value);
        }

        StandIns();
        Order(DrillKeys.Rounds, DrillKeys.RoundAfter, "Deze ronde");
        Order(DrillKeys.Injects, DrillKeys.After, "Deze inject");
        foreach (var (name, inject) in _drill.Table(DrillKeys.Injects))
        {
            Inject(name, inject);
        }

        foreach (var question in _drill.Blocks(DrillKeys.Evaluation))
        {
            OneOf(question.Value(DrillKeys.QuestionGoal), _goals, "Doel", "doelen");
        }

        Goals();
        foreach (var (text, offset) in Texts.Of(_drill.Map).Select(text => (text, Values.Wording.SaysNoDrill(text.Text))).Where(pair => pair.Item2 is not null))
        {
            _faults.Add(DrillFaults.SaysNoDrill(ScalarPlaces.Of(text, offset!.Value)));
        }
    }

    private void Inject(string name, Fields inject)
    {
        OneOfStaff(inject.Value(DrillKeys.From));
        foreach (var player in Scalars(inject.Value(DrillKeys.To)))
        {
            OneOf(player, _players, "Speler", "spelers");
        }

        foreach (var goal in Scalars(inject.Value(DrillKeys.InjectGoals)))
        {
            OneOf(goal, _goals, "Doel", "doelen");
        }

        if (inject.Has(DrillKeys.Reserve) && !inject.Yes(DrillKeys.Reserve) && !inject.Has(DrillKeys.After))
        {
            _faults.Add(DrillFaults.NoTime(inject.Map.At, name));
        }

        if (inject.Value(DrillKeys.Text) is ScalarValue text && Values.Wording.Count(text.Text) is var words and > MostWords)
        {
            _faults.Add(DrillFaults.TooManyWords(text.At, DrillKeys.Text.Name, words, MostWords));
        }

        var start = inject.Exact(DrillKeys.After) ?? TimeSpan.Zero;
        foreach (var expected in inject.Blocks(DrillKeys.Expected))
        {
            OneOf(expected.Value(DrillKeys.By), _players, "Speler", "spelers");
            foreach (var goal in Scalars(expected.Value(DrillKeys.ExpectedGoals)))
            {
                OneOf(goal, _goals, "Doel", "doelen");
            }

            Within(expected.Value(DrillKeys.Within), start + (expected.Exact(DrillKeys.Within) ?? TimeSpan.Zero), "Deze verwachting");
        }
    }

    private void Within(YamlValue? at, TimeSpan ends, string what)
    {
        if (at is not null && _drill.Exact(DrillKeys.Length) is { } length && ends > length)
        {
            _faults.Add(DrillFaults.BeyondEnd(at.At, what, ends, length));
        }
    }

    private void Order(Key table, Key after, string what)
    {
        TimeSpan? before = null;
        foreach (var (_, fields) in _drill.Table(table))
        {
            if (fields.Exact(after) is not { } start)
            {
                continue;
            }

            var at = fields.Value(after)!;
            if (before > start)
            {
                _faults.Add(DrillFaults.Order(at.At, what, start, before.Value));
            }

            Within(at, start, what);
            before = start;
        }
    }

    private void Goals()
    {
        if (_goals.Count > MostGoals)
        {
            _faults.Add(DrillFaults.TooManyGoals(_drill.Value(DrillKeys.Goals)!.At, _goals.Count, MostGoals));
        }

        var measured = _drill.Table(DrillKeys.Injects)
            .SelectMany(inject => inject.Value.Blocks(DrillKeys.Expected)
                .SelectMany(expected => expected.Has(DrillKeys.ExpectedGoals) ? expected.Texts(DrillKeys.ExpectedGoals) : inject.Value.Texts(DrillKeys.InjectGoals)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var goal in (_drill.Value(DrillKeys.Goals) as MapValue)?.Entries.Where(goal => !measured.Contains(goal.Key.Text)) ?? [])
        {
            _faults.Add(DrillFaults.NoExpectation(goal.Key.At, goal.Key.Text));
        }
    }

    private void StandIns()
    {
        if (_runbook is null || _drill.Value(DrillKeys.StandIns) is not MapValue standIns)
        {
            return;
        }

        var missing = _parties.Of(_runbook).Where(party => standIns.Entry(party) is null).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            _faults.Add(DrillFaults.NoStandIn(_drill.Map.Entry(DrillKeys.StandIns.Name)!.Key.At, _runbook.File.Id, missing));
        }
    }

    private void OneOfStaff(YamlValue? value) => OneOf(value, _staff, "Rol", "spelleiding");

    private void OneOf(YamlValue? value, List<string> known, string noun, string where)
    {
        if (value is ScalarValue { IsEmpty: false } name && !known.Contains(name.Text))
        {
            _faults.Add(DrillFaults.Unknown(name.At, noun, name.Text, where, known));
        }
    }

    private static IEnumerable<ScalarValue> Scalars(YamlValue? list) => ((list as ListValue)?.Items ?? []).OfType<ScalarValue>();
}

/// <summary>Which outside parties a runbook can reach, or sends people to.</summary>
internal sealed class PartiesInUse(IReadOnlyList<Composition> compositions, IReadOnlyCollection<string> parties)
{
    private readonly HashSet<string> _parties = [.. parties];

    public bool Exists(string name) => _parties.Contains(name);

    /// <summary>Runbooks that it starts are part of the drill, so theirs count too.</summary>
    public IReadOnlySet<string> Of(Composition runbook)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<RunbookId>();
        var open = new Queue<Composition>([runbook]);
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Runbook.Id))
            {
                continue;
            }

            var steps = NodeWalk.Steps(next.Runbook.Phases.SelectMany(phase => phase.Nodes)).ToList();
            found.UnionWith(steps.SelectMany(Of).Concat(next.Runbook.Clocks.Values.Select(clock => clock.Receiver)).Select(role => role.Value).OfType<string>().Where(_parties.Contains));
            foreach (var started in steps.OfType<StartRunbookStep>())
            {
                foreach (var composition in compositions.Where(composition => composition.Runbook.Id == started.Runbook))
                {
                    open.Enqueue(composition);
                }
            }
        }

        return found;
    }

    private static IEnumerable<RoleId> Of(Step step) =>
    [
        .. step.Owner is { } owner ? [owner] : Array.Empty<RoleId>(),
        .. step.Escalation.Rungs.Select(rung => rung.Role).OfType<RoleId>(),
        .. step switch
        {
            NotifyStep notify => notify.To,
            SitrapStep sitrap => sitrap.To,
            WebhookStep webhook => [webhook.To],
            DecisionStep decision => decision.Advisers,
            ActionStep or QuestionStep or WaitStep or ScaleStep or ClockStep or StartRunbookStep => [],
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "an unknown kind of step"),
        },
    ];
}

/// <summary>All texts of a file.</summary>
internal static class Texts
{
    public static IEnumerable<ScalarValue> Of(YamlValue value) => value switch
    {
        ScalarValue scalar => [scalar],
        ListValue list => list.Items.SelectMany(Of),
        MapValue map => map.Entries.SelectMany(entry => Of(entry.Value)),
        _ => [],
    };
}
