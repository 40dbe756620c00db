using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>What the key tables cannot say of one runbook file, and of one runbook as a whole.</summary>
internal sealed class RunbookChecks(FileSet files, OrganisationDirectory? organisation, FaultList faults)
{
    private readonly Reach? _reach = organisation is null ? null : new Reach(organisation);
    private readonly HashSet<(EscalationPlan Plan, RoleId Role)> _ends = [];
    private readonly HashSet<(EscalationPlan Plan, int Rung, RoleId Role)> _over = [];

    public void Check(Composition composition)
    {
        PhaseOrder(composition.File.Root);
        foreach (var (name, field) in new Fields(composition.File.Root).Table(RunbookKeys.Data))
        {
            Options(name, field);
        }

        foreach (var step in NodeWalk.Steps(composition.Runbook.Phases.SelectMany(phase => phase.Nodes)))
        {
            Readers(step, composition);
            Targets(step, composition);
            Reached(step, composition);
        }
    }

    private void PhaseOrder(MapValue root)
    {
        string? before = null;
        foreach (var phase in ((root[RunbookKeys.Phases.Name] as ListValue)?.Items ?? []).OfType<MapValue>())
        {
            if (phase[RunbookKeys.Phase.Name] is not ScalarValue { IsEmpty: false } code)
            {
                continue;
            }

            if (before is not null && string.CompareOrdinal(code.Text, before) <= 0)
            {
                faults.Add(FlowFaults.PhaseOrder(code.At, Words.Short(code.Text), before));
            }

            before = code.Text;
        }
    }

    private void Options(string name, Fields field)
    {
        var isChoice = field.Text(RunbookKeys.Kind) == "keuze";
        if (isChoice && !field.Has(RunbookKeys.Choices))
        {
            faults.Add(FlowFaults.OptionsMissing(field.Map.At, name));
        }
        else if (!isChoice && field.Map.Entry(RunbookKeys.Choices.Name) is { } unwanted && field.Has(RunbookKeys.Kind))
        {
            faults.Add(FlowFaults.OptionsUnwanted(unwanted.Key.At, name));
        }
    }

    /// <summary>A text for people outside is read by two before it leaves, and only a message can have that.</summary>
    private void Readers(Step step, Composition composition)
    {
        if (step is NotifyStep { SecondReader: { } second } && step.Owner == second)
        {
            faults.Add(TemplateFaults.SameReader(composition.Places.Of(step, StepKeys.SecondReader), second.Value));
        }

        if (NodeWalk.TemplateOf(step) is not { } id || !composition.Runbook.Templates.TryGetValue(id, out var template) || !template.Public)
        {
            return;
        }

        if (step is not NotifyStep notify)
        {
            faults.Add(TemplateFaults.PublicElsewhere(composition.Places.Of(step, StepKeys.Template), id.Value));
        }
        else if (notify.SecondReader is null)
        {
            faults.Add(TemplateFaults.NoSecondReader(composition.Places.Of(step, StepKeys.Template), id.Value));
        }
    }

    private void Targets(Step step, Composition composition)
    {
        if (step is WebhookStep { To: { Value: not null } to } && organisation?.Parties.GetValueOrDefault(to) is { } party
            && party.Contacts.All(contact => contact.Channel != Channel.Webhook))
        {
            faults.Add(PeopleFaults.NoWebhook(composition.Places.Of(step, StepKeys.ToParty), to.Value));
        }

        if (step is StartRunbookStep { Runbook: { Value: not null } runbook } && files.Runbooks.TryGetValue(runbook.Value, out var started))
        {
            Startable(step, runbook.Value, new Fields(started.Root), composition);
        }
    }

    private void Startable(Step step, string runbook, Fields started, Composition composition)
    {
        if (started.Yes(RunbookKeys.OnlyAsPart))
        {
            faults.Add(FlowFaults.NotStartable(composition.Places.Of(step, StepKeys.Runbook), runbook));
        }

        if (started.Text(RunbookKeys.Visibility) == "beperkt" && !composition.Runbook.Restricted)
        {
            faults.Add(FlowFaults.OpenStartsRestricted(composition.Places.Of(step, StepKeys.Runbook), runbook));
        }
    }

    /// <summary>The last that is tried must be somebody; otherwise the alarm ends in nothing.</summary>
    private void Reached(Step step, Composition composition)
    {
        if (_reach is null || files.OrganisationUnreadable)
        {
            return;
        }

        var asked = step switch
        {
            NotifyStep { AsksAcknowledgement: true } notify => notify.To,
            NotifyStep or WaitStep or StartRunbookStep or WebhookStep => [],
            _ => step.Owner is { } owner ? [owner] : [],
        };
        foreach (var role in asked.Where(role => role.Value is not null && _reach.Knows(role)))
        {
            OverNothing(step, role, composition);
            var last = step.Escalation.Rungs is [.., var rung] ? rung : null;
            if (_reach.EndsInNobody(role, last) is { } who && _ends.Add((step.Escalation, role)))
            {
                faults.Add(PeopleFaults.EndsInNobody(PlaceOfEscalation(step, composition), step.Id.Value, role.Value, who));
            }
        }
    }

    /// <summary>A rung that rings people without a telephone is passed over, and nobody would know before the night that it matters.</summary>
    private void OverNothing(Step step, RoleId role, Composition composition)
    {
        foreach (var (number, rung) in step.Escalation.Rungs.Index().Where(r => r.Item.Via is { Count: > 0 }))
        {
            if (_reach!.WithoutChannel(role, rung) is { } who && _over.Add((step.Escalation, number, rung.Target == RungTarget.Role ? rung.Role!.Value : role)))
            {
                faults.Add(PeopleFaults.NoSuchChannel(PlaceOfEscalation(step, composition), step.Id.Value, number + 1, who, [.. rung.Via.Select(Names<Channel>.Of)]));
            }
        }
    }

    private static Position PlaceOfEscalation(Step step, Composition composition) =>
        composition.Places.Of(step, new[] { StepKeys.Escalation, StepKeys.Owner, StepKeys.DecidedBy, StepKeys.To }
            .FirstOrDefault(key => composition.Places.Map(step)?.Entry(key.Name) is not null));
}

/// <summary>Who can be reached at all, now or at another time.</summary>
internal sealed class Reach(OrganisationDirectory organisation)
{
    public bool Knows(RoleId role) => role == Everyone.Role || organisation.Roles.ContainsKey(role) || organisation.Parties.ContainsKey(role);

    public bool HasHolder(RoleId role) =>
        organisation.Parties.TryGetValue(role, out var party) ? party.Contacts.Count > 0
        : role == Everyone.Role ? organisation.People.Keys.Any(HasContact)
        : organisation.Roles.TryGetValue(role, out var found) && (found.Roster?.People ?? found.Holders).Any(HasContact);

    public bool HasDeputy(RoleId role) => organisation.Roles.TryGetValue(role, out var found) && found.Deputies.Any(HasContact);

    /// <summary>Who the last rung would be, in words, when that is nobody; null: somebody.</summary>
    public string? EndsInNobody(RoleId role, Rung? last) => last switch
    {
        null or { Target: RungTarget.Same } => HasHolder(role) ? null : $"'{role}'",
        { Target: RungTarget.Deputy } => HasDeputy(role) ? null : $"de vervanger van '{role}'",
        { Role: { Value: not null } other } => HasHolder(other) || !Knows(other) ? null : $"'{other}'",
        _ => null,
    };

    /// <summary>Who a rung would call, in words, when nobody of them has one of its channels; null: somebody has, or nobody is there at all.</summary>
    public string? WithoutChannel(RoleId role, Rung rung)
    {
        var (who, people) = rung switch
        {
            { Target: RungTarget.Same } => ($"'{role}'", Holders(role)),
            { Target: RungTarget.Deputy } => ($"de vervanger van '{role}'", organisation.Roles.TryGetValue(role, out var found) ? Of(found.Deputies) : []),
            { Role: { Value: not null } other } => ($"'{other}'", Holders(other)),
            _ => ("", []),
        };
        return people.Count > 0 && people.All(p => p.Contacts.All(c => !rung.Via.Contains(c.Channel))) ? who : null;
    }

    private List<Person> Holders(RoleId role) =>
        organisation.Parties.TryGetValue(role, out var party) ? [party]
        : role == Everyone.Role ? Of([.. organisation.People.Keys])
        : organisation.Roles.TryGetValue(role, out var found) ? Of(found.Roster?.People ?? found.Holders)
        : [];

    private List<Person> Of(IReadOnlyList<PersonId> ids) => [.. ids.Where(HasContact).Select(id => organisation.People[id])];

    private bool HasContact(PersonId person) => organisation.People.TryGetValue(person, out var found) && found.Contacts.Count > 0;
}
