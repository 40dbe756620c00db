using System.Globalization;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>What stands in a runbook, as Dutch sentences: for the page, the diagram and paper.</summary>
internal static class RunbookWords
{
    /// <summary>What sort of step it is.</summary>
    public static string Kind(Step step) => step switch
    {
        ActionStep => "Actie",
        NotifyStep => "Melding",
        DecisionStep => "Besluit",
        QuestionStep => "Vraag",
        WaitStep => "Wachten",
        ScaleStep => "Opschaling",
        ClockStep => "Wettelijke klok",
        SitrapStep => "Situatierapport",
        StartRunbookStep => "Ander draaiboek",
        WebhookStep => "Bericht aan systeem",
        _ => throw new ArgumentException($"unknown step {step.GetType().Name}", nameof(step)),
    };

    /// <summary>Such as <c>1 uur en 30 minuten</c>.</summary>
    public static string Length(TimeLimit limit)
    {
        (int Count, string One, string More)[] units =
        [
            (limit.Months, "maand", "maanden"), (limit.Days, "dag", "dagen"), ((int)Math.Floor(limit.Exact.TotalHours), "uur", "uur"),
            (limit.Exact.Minutes, "minuut", "minuten"), (limit.Exact.Seconds, "seconde", "seconden"),
        ];
        var parts = units.Where(u => u.Count != 0)
            .Select(u => string.Create(CultureInfo.InvariantCulture, $"{u.Count} {(u.Count == 1 ? u.One : u.More)}")).ToList();
        return parts.Count == 0 ? "meteen" : string.Join(" en ", parts);
    }

    /// <summary>Such as <c>60 minuten na T0</c>.</summary>
    public static string Target(TargetTime target, Runbook runbook)
    {
        var length = Length(target.Limit);
        var after = target.Limit == TimeLimit.Zero ? "meteen na" : $"{length} na";
        return target.Anchor switch
        {
            Anchor.Opening => target.Limit == TimeLimit.Zero ? "meteen" : $"binnen {length}",
            Anchor.Start => $"{after} T0",
            Anchor.Step => $"{after} '{NameOf(runbook, target.Name!)}'",
            Anchor.Data => target.BeforeEnd ? $"{length} voor '{NameOf(runbook, target.Name!)}'" : $"{after} '{NameOf(runbook, target.Name!)}'",
            Anchor.Clock => target.BeforeEnd ? $"{length} voor het einde van '{ClockOf(runbook, target.Name!)}'" : $"{after} het begin van '{ClockOf(runbook, target.Name!)}'",
        };
    }

    /// <summary>A condition as people say it.</summary>
    public static string Sentence(Condition condition, Runbook runbook) => condition switch
    {
        Condition.And and => $"{Part(and.Left, runbook)} en {Part(and.Right, runbook)}",
        Condition.Or or => $"{Part(or.Left, runbook)} of {Part(or.Right, runbook)}",
        Condition.Not not => $"niet ({Sentence(not.Inner, runbook)})",
        Condition.IsFilled filled => $"'{NameOf(runbook, filled.Name)}' is ingevuld",
        Condition.In among => $"'{NameOf(runbook, among.Name)}' is {string.Join(" of ", among.Values.Select(v => Value(runbook, among.Name, v)))}",
        Condition.Contains contains => $"'{NameOf(runbook, contains.Name)}' bevat {contains.Part}",
        Condition.Comparison c => $"'{NameOf(runbook, c.Name)}' {Operator(c.Operator)} {(c.ValueIsName ? $"'{NameOf(runbook, c.Value)}'" : Value(runbook, c.Name, c.Value))}",
        _ => throw new ArgumentException($"unknown condition {condition.GetType().Name}", nameof(condition)),
    };

    /// <summary>A data field by its question, a decision by its title.</summary>
    public static string NameOf(Runbook runbook, string name) => name switch
    {
        "niveau" => "niveau",
        "grip" => "GRIP",
        _ => runbook.Data.TryGetValue(name, out var field) ? field.Question : runbook.Find(new StepId(name))?.Step.Title ?? name,
    };

    /// <summary>Titles of roles and parties, in one line.</summary>
    public static string Roles(IEnumerable<RoleId> roles, OrganisationDirectory organisation) => string.Join(", ", roles.Select(organisation.TitleOf));

    /// <summary>An option of a decision or a choice, by its title.</summary>
    public static string Value(Runbook runbook, string name, string value) =>
        runbook.Data.TryGetValue(name, out var field) && field.Options.TryGetValue(value, out var title) ? title
        : runbook.Find(new StepId(name))?.Step is DecisionStep decision && decision.Options.FirstOrDefault(o => o.Key == value) is { } option ? $"'{option.Title}'"
        : value;

    private static string Part(Condition condition, Runbook runbook) =>
        condition is Condition.Or or Condition.And ? $"({Sentence(condition, runbook)})" : Sentence(condition, runbook);

    private static string ClockOf(Runbook runbook, string name) =>
        runbook.Clocks.TryGetValue(new ClockId(name), out var clock) ? clock.Title : name;

    private static string Operator(Comparer comparer) => comparer switch
    {
        Comparer.Equal => "is",
        Comparer.NotEqual => "is niet",
        Comparer.Less => "is minder dan",
        Comparer.AtMost => "is hoogstens",
        Comparer.Greater => "is meer dan",
        Comparer.AtLeast => "is minstens",
    };
}
