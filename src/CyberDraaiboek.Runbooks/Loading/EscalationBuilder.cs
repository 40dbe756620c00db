using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Escalations: those with a name in <c>organisatie.yaml</c>, and those written out at a step.</summary>
internal sealed class EscalationBuilder
{
    private readonly Dictionary<string, EscalationPlan> _named = new(StringComparer.Ordinal);
    private readonly EscalationPlan _standard = EscalationPlan.None;

    public EscalationBuilder(Fields organisation)
    {
        // First, because the others take from it what they do not say.
        _standard = Plan(Fields.Of((organisation.Value(OrganisationKeys.Escalations) as MapValue)?[EscalationKeys.Standard]), EscalationPlan.None);
        foreach (var (name, fields) in organisation.Table(OrganisationKeys.Escalations))
        {
            _named[name] = Plan(fields, _standard);
        }
    }

    /// <summary>By name, for checks on the organisation itself.</summary>
    public IReadOnlyDictionary<string, EscalationPlan> Named => _named;

    /// <summary>What the value of <c>escalatie</c> means; absent: the standard one.</summary>
    public EscalationPlan Of(YamlValue? value) => value switch
    {
        null => _standard,
        ScalarValue name => name.Text == EscalationKeys.None ? EscalationPlan.None with { Rungs = [] } : _named.GetValueOrDefault(name.Text, _standard),
        ListValue list => _standard with { Rungs = Rungs(list) },
        MapValue map => Plan(new Fields(map), _standard),
        _ => _standard,
    };

    private static EscalationPlan Plan(Fields fields, EscalationPlan otherwise) => new(
        Rungs(fields.Value(EscalationKeys.Rungs) as ListValue),
        fields.Exact(EscalationKeys.GiveUpAfter) ?? otherwise.GiveUpAfter,
        fields.Exact(EscalationKeys.RemindEvery) ?? otherwise.RemindEvery,
        fields.Number(EscalationKeys.RemindAtMost) ?? otherwise.RemindAtMost);

    private static IReadOnlyList<Rung> Rungs(ListValue? list) =>
        [.. (list?.Items ?? []).OfType<MapValue>().Select(item => RungOf(new Fields(item)))];

    private static Rung RungOf(Fields fields)
    {
        var to = fields.Text(EscalationKeys.To) ?? EscalationKeys.Same;
        var target = to switch
        {
            EscalationKeys.Deputy => RungTarget.Deputy,
            EscalationKeys.Same => RungTarget.Same,
            _ => RungTarget.Role,
        };
        return new Rung(
            fields.Exact(EscalationKeys.After) ?? TimeSpan.Zero,
            target,
            target == RungTarget.Role ? new RoleId(to) : null,
            fields.Channels(EscalationKeys.Via),
            fields.Quorum(EscalationKeys.RungFrom) ?? Quorum.One,
            fields.Strength(EscalationKeys.RungAtLeast),
            fields.Every(EscalationKeys.RepeatEvery)?.Exact,
            fields.Number(EscalationKeys.AtMost) ?? 1);
    }
}
