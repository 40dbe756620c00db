using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Names that all files share: roles, people, clocks, templates, runbooks and the like.</summary>
internal sealed class Names
{
    private readonly Dictionary<NameKind, Dictionary<string, Position>> _names = [];
    private readonly HashSet<NameKind> _unknowable = [];

    /// <summary>Defines a name; when it exists already, answers where.</summary>
    public Position? Define(NameKind kind, string name, Position at)
    {
        var all = Of(kind);
        if (all.TryGetValue(name, out var first))
        {
            return first;
        }

        all[name] = at;
        return null;
    }

    /// <summary>The file that defines these could not be read, so their absence proves nothing.</summary>
    public void Forgive(params IEnumerable<NameKind> kinds) => _unknowable.UnionWith(kinds);

    /// <summary>All names of a kind; null when they cannot be known.</summary>
    public IReadOnlyCollection<string>? Known(NameKind kind) => _unknowable.Contains(kind) ? null : _names.TryGetValue(kind, out var all) ? all.Keys : [];

    private Dictionary<string, Position> Of(NameKind kind)
    {
        if (!_names.TryGetValue(kind, out var all))
        {
            _names[kind] = all = new Dictionary<string, Position>(StringComparer.Ordinal);
        }

        return all;
    }
}

/// <summary>What a name in a condition stands for.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Options">For a choice or decision: what it can be.</param>
internal sealed record Subject(DataKind Kind, IReadOnlyList<string> Options);

/// <summary>A step as far as names go.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">Where the id stands.</param>
/// <param name="Options">For a decision: its options.</param>
/// <param name="InRepeat">Every round has its own, so nothing outside the round can name it.</param>
internal sealed record StepName(string Id, Position At, IReadOnlyList<string>? Options, bool InRepeat);

/// <summary>A data field as far as names go.</summary>
internal sealed record DataName(string Name, Position At, Subject Subject);

/// <summary>Names that one runbook file defines itself.</summary>
internal sealed record OwnNames(IReadOnlyList<StepName> Steps, IReadOnlyList<DataName> Data);

/// <summary>Names that hold inside one runbook: its own and those of its includes.</summary>
internal sealed class Scope
{
    private static readonly Subject LevelSubject = new(DataKind.Level, ["N0", "N1", "N2", "N3", "N4"]);
    private static readonly Subject TextSubject = new(DataKind.Text, []);

    private readonly Dictionary<string, StepName> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DataName> _data = new(StringComparer.Ordinal);

    /// <param name="parts">Own names of the includes first, the runbook's own last.</param>
    /// <param name="complete">Whether all of them could be read.</param>
    /// <param name="faults">Names that occur twice.</param>
    public Scope(IEnumerable<OwnNames> parts, bool complete, FaultList faults)
    {
        Complete = complete;
        foreach (var part in parts)
        {
            foreach (var step in part.Steps)
            {
                Define(step, faults);
            }

            foreach (var data in part.Data)
            {
                Define(data, faults);
            }
        }
    }

    /// <summary>False: an include could not be read, so an absent name proves nothing.</summary>
    public bool Complete { get; }

    public IReadOnlyDictionary<string, StepName> Steps => _steps;

    public IReadOnlyDictionary<string, DataName> Data => _data;

    public IEnumerable<string> ConditionNames =>
        [.. _data.Keys, .. _steps.Values.Where(step => step.Options is not null).Select(step => step.Id), "niveau", "grip"];

    /// <summary>What a condition may compare; null: unknown name.</summary>
    public Subject? SubjectOf(string name) => name switch
    {
        "niveau" => LevelSubject,
        "grip" => TextSubject,
        _ when _data.TryGetValue(name, out var data) => data.Subject,
        _ when _steps.TryGetValue(name, out var step) && step.Options is not null => new Subject(DataKind.Choice, step.Options),
        _ => null,
    };

    private void Define(StepName step, FaultList faults)
    {
        if (_steps.TryGetValue(step.Id, out var first))
        {
            faults.Add(NameFaults.Duplicate(step.At, "Stap", step.Id, first.At));
        }
        else if (step.Options is not null && _data.TryGetValue(step.Id, out var data))
        {
            faults.Add(NameFaults.Duplicate(step.At, "Naam", step.Id, data.At));
        }
        else
        {
            _steps[step.Id] = step;
        }
    }

    private void Define(DataName data, FaultList faults)
    {
        if (_data.TryGetValue(data.Name, out var first))
        {
            faults.Add(NameFaults.Duplicate(data.At, "Gegeven", data.Name, first.At));
        }
        else if (_steps.TryGetValue(data.Name, out var step) && step.Options is not null)
        {
            faults.Add(NameFaults.Duplicate(data.At, "Naam", data.Name, step.At));
        }
        else
        {
            _data[data.Name] = data;
        }
    }
}
