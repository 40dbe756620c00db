using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Conditions;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>What steps need from outside their own file.</summary>
/// <param name="Escalations">By name.</param>
/// <param name="Clocks">All clocks.</param>
/// <param name="RunbookTitles">Titles by id, for a step that starts another.</param>
/// <param name="Zone">Of moments in conditions.</param>
internal sealed record BuildContext(
    EscalationBuilder Escalations,
    IReadOnlyDictionary<ClockId, LegalClock> Clocks,
    IReadOnlyDictionary<string, string> RunbookTitles,
    TimeZoneInfo Zone);

/// <summary>Makes steps.</summary>
internal sealed class StepBuilder(BuildContext context, Scope scope)
{
    /// <summary>Null when the step has no usable id; the checks have said so.</summary>
    public Step? Build(NodeKind kind, MapValue map)
    {
        if (Fields.Text(kind.Entry.Value) is not { } id)
        {
            return null;
        }

        var fields = new Fields(map);
        var step = new StepId(id);
        var title = fields.Text(StepKeys.Title);
        return kind.Shape.Name switch
        {
            "actie" => Common(fields, new ActionStep { Id = step, Title = title ?? id, StopsClock = fields.Id<ClockId>(StepKeys.StopsClock) }),
            "melding" => Notify(fields, step, title),
            "besluit" => Decision(fields, step, title),
            "vraag" => Common(fields, new QuestionStep { Id = step, Title = title ?? id, Fields = fields.Texts(StepKeys.Fields) }),
            "wachten" => Wait(fields, step, title),
            "opschalen" or "afschalen" => Common(fields, new ScaleStep
            {
                Id = step,
                Title = title ?? id,
                Level = fields.Level(StepKeys.ToLevel) ?? default,
                Grip = fields.Text(StepKeys.Grip),
            }),
            "klok" => Clock(fields, step, title),
            "sitrap" => Common(fields, new SitrapStep
            {
                Id = step,
                Title = title ?? id,
                To = fields.Ids<RoleId>(StepKeys.To),
                Template = fields.Id<TemplateId>(StepKeys.Template) ?? default,
            }),
            "start_draaiboek" => StartRunbook(fields, step, title),
            _ => Common(fields, new WebhookStep
            {
                Id = step,
                Title = title ?? id,
                To = fields.Id<RoleId>(StepKeys.ToParty) ?? default,
                Template = fields.Id<TemplateId>(StepKeys.Template) ?? default,
                Blocks = false,
            }),
        };
    }

    private Step Notify(Fields fields, StepId id, string? title) => Common(fields, new NotifyStep
    {
        Id = id,
        Title = title ?? id.Value,
        To = fields.Ids<RoleId>(StepKeys.To),
        Template = fields.Id<TemplateId>(StepKeys.Template) ?? default,
        Via = fields.Channels(StepKeys.Via),
        SendWithin = fields.Exact(StepKeys.SendWithin),
        AsksAcknowledgement = fields.Has(StepKeys.Acknowledgement),
        SecondReader = fields.Id<RoleId>(StepKeys.SecondReader),
        Blocks = false,
    });

    private Step Decision(Fields fields, StepId id, string? title)
    {
        var question = fields.Text(StepKeys.Question) ?? id.Value;
        return Common(fields, new DecisionStep
        {
            Id = id,
            Title = title ?? question,
            Question = question,
            Options = [.. fields.Entries(StepKeys.Options).Select(entry => OptionOf(entry.Name, entry.Value))],
            Capacity = fields.Text(StepKeys.Capacity),
            Advisers = fields.Ids<RoleId>(StepKeys.Advisers),
            ReviewAfter = fields.Duration(StepKeys.ReviewAfter),
            Code = fields.Text(StepKeys.Code),
        });
    }

    private static Option OptionOf(string key, YamlValue value) => value is MapValue map
        ? new Option(
            key,
            Fields.Text(map[StepKeys.OptionTitle.Name]) ?? key,
            Fields.Text(map[StepKeys.OptionConsequence.Name]),
            new Fields(map).Duration(StepKeys.OptionReviewAfter))
        : new Option(key, Fields.Text(value) ?? key, null);

    private Step Wait(Fields fields, StepId id, string? title) => Common(fields, new WaitStep
    {
        Id = id,
        Title = title ?? "Wachten",
        Until = fields.Duration(StepKeys.For) is { } limit ? new TargetTime(limit) : fields.Target(StepKeys.Until),
        UntilTrue = fields.Text(StepKeys.UntilTrue) is { } text ? ConditionParser.Parse(text, scope, context.Zone, out _) : null,
    });

    private Step Clock(Fields fields, StepId id, string? title)
    {
        var clock = fields.Id<ClockId>(StepKeys.StartsClock) ?? default;
        var known = clock.Value is null ? null : context.Clocks.GetValueOrDefault(clock);
        return Common(fields, new ClockStep { Id = id, Title = title ?? known?.Title ?? id.Value, Clock = clock, Owner = known?.Owner });
    }

    private Step StartRunbook(Fields fields, StepId id, string? title)
    {
        var runbook = fields.Id<RunbookId>(StepKeys.Runbook) ?? default;
        return Common(fields, new StartRunbookStep
        {
            Id = id,
            Title = title ?? $"Draaiboek: {(runbook.Value is null ? id.Value : context.RunbookTitles.GetValueOrDefault(runbook.Value, runbook.Value))}",
            Runbook = runbook,
            Blocks = false,
        });
    }

    private Step Common(Fields fields, Step step) => step with
    {
        Owner = fields.Id<RoleId>(step is DecisionStep ? StepKeys.DecidedBy : StepKeys.Owner) ?? step.Owner,
        Instruction = fields.Text(StepKeys.Instruction),
        Avoid = fields.Text(StepKeys.Avoid),
        DoneBefore = fields.Target(StepKeys.DoneBefore) ?? fields.Target(StepKeys.Within),
        ConfirmedBefore = fields.Target(StepKeys.ConfirmedBefore),
        Evidence = fields.Text(StepKeys.Evidence),
        Paper = fields.Text(StepKeys.Paper),
        After = fields.Ids<StepId>(StepKeys.After),
        Blocks = fields.Text(StepKeys.Blocks) is { } blocks ? blocks == "ja" : step.Blocks,
        Acknowledgement = AcknowledgementOf(fields.Block(StepKeys.Acknowledgement)),
        Escalation = HasEscalation(step) ? context.Escalations.Of(fields.Value(StepKeys.Escalation)) : EscalationPlan.None,
        ServesClock = fields.Id<ClockId>(StepKeys.ServesClock),
        Check = fields.Text(StepKeys.Check),
    };

    private static AcknowledgementRule AcknowledgementOf(Fields fields) => new(
        fields.Quorum(EscalationKeys.From) ?? AcknowledgementRule.Default.From,
        fields.Strength(EscalationKeys.AtLeast) ?? AcknowledgementRule.Default.AtLeast);

    private static bool HasEscalation(Step step) => step switch
    {
        NotifyStep notify => notify.AsksAcknowledgement || notify.SecondReader is not null,
        WaitStep or StartRunbookStep or WebhookStep => false,
        _ => true,
    };
}
