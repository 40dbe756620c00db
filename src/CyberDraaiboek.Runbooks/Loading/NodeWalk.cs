using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Walks what a runbook holds, in the order of the text.</summary>
internal static class NodeWalk
{
    public static IEnumerable<Node> All(IEnumerable<Node> nodes) =>
        nodes.SelectMany(node => Lists(node).SelectMany(All).Prepend(node));

    public static IEnumerable<Step> Steps(IEnumerable<Node> nodes) => All(nodes).OfType<Step>();

    /// <summary>The lists of nodes inside a node.</summary>
    public static IEnumerable<IReadOnlyList<Node>> Lists(Node node) => node switch
    {
        ParallelBlock parallel => parallel.Branches.Select(branch => branch.Nodes),
        IfBlock condition => [condition.Then, condition.Else],
        WhenBlock ready => [ready.Then],
        ChoiceBlock choice => [.. choice.Cases.Values, choice.Otherwise],
        RepeatBlock repeat => [repeat.Nodes],
        Step => [],
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "an unknown kind of node"),
    };

    /// <summary>The target times of a step.</summary>
    public static IEnumerable<TargetTime> Targets(Step step) =>
        new[] { step.ConfirmedBefore, step.DoneBefore, (step as WaitStep)?.Until }.OfType<TargetTime>();

    public static IEnumerable<TemplateId> Templates(IEnumerable<Step> steps) =>
        steps.Select(TemplateOf).OfType<TemplateId>();

    public static TemplateId? TemplateOf(Step step) => step switch
    {
        NotifyStep notify => Filled(notify.Template),
        SitrapStep sitrap => Filled(sitrap.Template),
        WebhookStep webhook => Filled(webhook.Template),
        _ => null,
    };

    private static TemplateId? Filled(TemplateId id) => id.Value is null ? null : id;
}

/// <summary>Finds the clocks that a runbook can start, stop or count from, and those that start by themselves after them.</summary>
internal sealed class UsedClocks(IReadOnlyDictionary<ClockId, LegalClock> all)
{
    public Dictionary<ClockId, LegalClock> By(IEnumerable<Step> steps)
    {
        var used = steps.SelectMany(Of).Where(id => id.Value is not null && all.ContainsKey(id)).ToHashSet();
        while (all.Values.FirstOrDefault(clock => clock.StartsAfter is { } first && used.Contains(first) && !used.Contains(clock.Id)) is { } next)
        {
            used.Add(next.Id);
        }

        return used.OrderBy(id => id.Value, StringComparer.Ordinal).ToDictionary(id => id, id => all[id]);
    }

    private static IEnumerable<ClockId> Of(Step step) =>
    [
        .. step is ClockStep clock ? [clock.Clock] : Array.Empty<ClockId>(),
        .. step is ActionStep { StopsClock: { } stopped } ? [stopped] : Array.Empty<ClockId>(),
        .. step.ServesClock is { } served ? [served] : Array.Empty<ClockId>(),
        .. NodeWalk.Targets(step).Where(target => target is { Anchor: Anchor.Clock, Name: not null }).Select(target => new ClockId(target.Name!)),
    ];
}
