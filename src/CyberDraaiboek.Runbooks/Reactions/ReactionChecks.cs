using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Reactions;

/// <summary>What the key tables cannot check: whether the file fits the runbook.</summary>
internal sealed class ReactionChecks(Library library, Runbook runbook, FaultList faults)
{
    private readonly HashSet<string> _people =
    [
        .. library.Organisation?.People.Keys.Select(p => p.Value) ?? [],
        .. library.Organisation?.Roles.Keys.Select(r => r.Value) ?? [],
        .. library.Organisation?.Parties.Keys.Select(r => r.Value) ?? [],
    ];

    public void Check(Fields file)
    {
        if (file.Value(ReactionKeys.Runbook) is ScalarValue { IsEmpty: false } other && other.Text != runbook.Id.Value && library.Infos.Any(i => i.Id.Value == other.Text))
        {
            faults.Add(ReactionFaults.OtherRunbook(other.At, other.Text, runbook.Id.Value));
        }

        Data(file.Entries(ReactionKeys.Data));
        Authorities(file);
        foreach (var name in ((file.Value(ReactionKeys.Silent) as ListValue)?.Items ?? []).OfType<ScalarValue>())
        {
            if (!_people.Contains(name.Text) && StepOf(name.Text) is null)
            {
                faults.Add(ReactionFaults.UnknownSilent(name.At, name.Text, [.. _people, .. runbook.AllSteps.Select(s => s.Step.Id.Value)]));
            }
        }

        foreach (var entry in (file.Value(ReactionKeys.Steps) as MapValue)?.Entries ?? [])
        {
            Step(entry);
        }

        foreach (var act in file.Blocks(ReactionKeys.Moments))
        {
            Who(act);
            Data(act.Entries(ReactionKeys.SetData));
            if (act.Value(ReactionKeys.OpenPhase) is ScalarValue { IsEmpty: false } phase && runbook.Phases.All(p => p.Code != phase.Text))
            {
                faults.Add(ReactionFaults.Unknown(phase.At, "Fase", phase.Text, [.. runbook.Phases.Select(p => p.Code)]));
            }
        }

        foreach (var expected in file.Blocks(ReactionKeys.Expected))
        {
            Expected(expected);
        }
    }

    private void Expected(Fields expected)
    {
        if (expected.Value(ReactionKeys.ActionCode) is not ScalarValue { IsEmpty: false } action)
        {
            return;
        }

        if (!EventCatalogue.AllCodes.Contains(action.Text))
        {
            faults.Add(ReactionFaults.UnknownAction(action.At, action.Text, EventCatalogue.AllCodes));
        }

        // A step that was renamed would otherwise pass for ever as one that never opens.
        if (expected.Value(ReactionKeys.About) is ScalarValue { IsEmpty: false } about && IsAboutStep(action.Text) && StepOf(about.Text) is null && !about.Text.StartsWith("extra-", StringComparison.Ordinal))
        {
            faults.Add(NameFaults.Unknown(about.At, NameKind.Step, about.Text, [.. runbook.AllSteps.Select(s => s.Step.Id.Value)]));
        }
    }

    private static bool IsAboutStep(string action) =>
        action.StartsWith("stap.", StringComparison.Ordinal) || action.StartsWith("besluit.", StringComparison.Ordinal) || action is "escalatie.trede" or "sitrap.vastgesteld" or "tekst.akkoord";

    private void Authorities(Fields file)
    {
        var known = library.Organisation?.Authorities.Select(a => a.Id).ToList() ?? [];
        foreach (var name in ((file.Value(ReactionKeys.Authorities) as ListValue)?.Items ?? []).OfType<ScalarValue>().Where(n => !n.IsEmpty && !known.Contains(n.Text)))
        {
            faults.Add(ReactionFaults.Unknown(name.At, "Autoriteit", name.Text, known));
        }
    }

    private void Step(MapEntry entry)
    {
        var definition = StepOf(entry.Key.Text);
        if (definition is null)
        {
            faults.Add(NameFaults.Unknown(entry.Key.At, NameKind.Step, entry.Key.Text, [.. runbook.AllSteps.Select(s => s.Step.Id.Value)]));
        }

        foreach (var act in ReactionReader.Blocks(entry.Value))
        {
            Who(act);
            Data(act.Entries(ReactionKeys.Fields));
            if (definition is not null && act.Value(ReactionKeys.Decide) is ScalarValue { IsEmpty: false } option)
            {
                Option(definition, option);
            }

            if (definition is not null and not ClockStep && act.Value(ReactionKeys.DoesNotApply) is { } wrong)
            {
                faults.Add(ReactionFaults.WrongKind(wrong.At, "nvt", "een stap 'klok'"));
            }
        }
    }

    private void Option(Step definition, ScalarValue option)
    {
        if (definition is not DecisionStep decision)
        {
            faults.Add(ReactionFaults.WrongKind(option.At, "besluit", "een stap 'besluit'"));
        }
        else if (decision.Options.All(o => o.Key != option.Text))
        {
            faults.Add(ReactionFaults.UnknownOption(option.At, option.Text, [.. decision.Options.Select(o => o.Key)]));
        }
    }

    private void Who(Fields act)
    {
        if (act.Value(ReactionKeys.As) is ScalarValue { IsEmpty: false } who && !_people.Contains(who.Text))
        {
            faults.Add(ReactionFaults.UnknownPerson(who.At, who.Text, _people));
        }
    }

    private void Data(IEnumerable<(string Name, YamlValue Value)> typed)
    {
        foreach (var (name, value) in typed)
        {
            if (runbook.Data.TryGetValue(name, out var field) && value is ScalarValue scalar
                && !ValueReader.TryNormalise(field, scalar.Text, runbook.Zone, out _, out var error))
            {
                faults.Add(ReactionFaults.BadValue(scalar.At, name, error));
            }
        }
    }

    private Step? StepOf(string name) => runbook.Find(new StepId(name).Authored)?.Step;
}
