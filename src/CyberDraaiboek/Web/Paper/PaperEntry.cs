using System.Globalization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Paper;

/// <summary>A line of a log sheet, ready to be recorded.</summary>
/// <param name="Number">On the form.</param>
/// <param name="At">When it happened.</param>
/// <param name="Person">Who did it; null: who enters it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Command">What it comes down to.</param>
internal sealed record PaperLine(int Number, DateTimeOffset At, Person? Person, RoleId? Role, Command Command)
{
    /// <summary>Who goes into the journal: the one who did it, with who entered it as the place that it came from.</summary>
    public Actor Actor(Actor visitor) => Person is { } person
        ? new Actor(person.Name, Role, Origin.Paper, person.Id, $"ingevoerd door {visitor.Name}")
        : visitor with { Origin = Origin.Paper };
}

/// <summary>A form with what was done on paper.</summary>
public sealed record PaperEntry
{
    /// <summary>Lines on one form.</summary>
    public const int Rows = 8;

    // Who alone makes no line: a list keeps the last choice.
    private static readonly string[] Content = ["tijd", "wat", "tekst"];

    public static PaperEntry Empty { get; } = new();

    /// <summary>As it was typed, by field.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<FormFault> Faults { get; init; } = [];

    internal IReadOnlyList<PaperLine> Lines { get; init; } = [];

    /// <summary>What was typed in a field.</summary>
    public string TypedIn(string field, int row) => Typed.GetValueOrDefault(Name(field, row), "");

    public static string Name(string field, int row) => string.Create(CultureInfo.InvariantCulture, $"{field}-{row}");

    /// <summary>Reads all lines. What is wrong comes into the faults of the form, all of it.</summary>
    internal static PaperEntry Read(FormInput form, RunState run, OrganisationDirectory organisation)
    {
        var lines = new List<PaperLine>();
        for (var row = 1; row <= Rows; row++)
        {
            if (Filled(form, row) && Line(form, row, run, organisation) is { } line)
            {
                lines.Add(line);
            }
        }

        return new PaperEntry { Typed = form.Typed, Lines = lines };
    }

    /// <summary>The form with only what was not recorded.</summary>
    internal PaperEntry Without(IReadOnlyList<PaperLine> done) => this with
    {
        Typed = Typed.Where(t => done.All(line => !t.Key.EndsWith(Name("", line.Number), StringComparison.Ordinal))).ToDictionary(StringComparer.Ordinal),
        Lines = [.. Lines.Except(done)],
    };

    private static bool Filled(FormInput form, int row) =>
        Content.Any(field => form.Typed.GetValueOrDefault(Name(field, row), "").Trim().Length > 0);

    private static PaperLine? Line(FormInput form, int row, RunState run, OrganisationDirectory organisation)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"Regel {row}");
        var before = form.Faults.Count;
        var at = form.Moment(Name("tijd", row), $"{label}, tijd");
        if (at is null && form.Faults.Count == before)
        {
            form.Wrong(Name("tijd", row), $"{label}: hoe laat was het?");
        }

        var text = form.Text(Name("tekst", row), $"{label}, tekst");
        var person = form.Id(Name("wie", row)) is { } who ? organisation.People.GetValueOrDefault(new PersonId(who)) : null;
        if (person is null && form.Id(Name("wie", row)) is not null)
        {
            form.Wrong(Name("wie", row), $"{label}: deze persoon staat niet in de organisatie.");
        }

        var command = Command(form, row, label, text, person, run);
        if (command is null || at is null || form.Faults.Count > before)
        {
            return null;
        }

        var role = person is null ? null : Api.Acting.Actors.RoleOf(person.Id, organisation, OwnerOf(command, run));
        return new PaperLine(row, at.Value, person, role, command);
    }

    /// <summary>What a line comes down to: <c>feit</c> and its like, or <c>gereed:stap</c>, <c>bevestigd:stap</c>, <c>besluit:stap:keuze</c>.</summary>
    private static Command? Command(FormInput form, int row, string label, string? text, Person? person, RunState run)
    {
        var parts = (form.Id(Name("wat", row)) ?? "").Split(':', 3);
        switch (parts)
        {
            case [var kind] when Names<EntryKind>.Find(kind) is { } sort:
                return text is null ? Missing(form, row, $"{label}: wat gebeurde er?") : new AddNote(text, sort);
            case ["gereed", var step] when PaperChoices.CanComplete(run, new StepId(step)):
                return new CompleteStep(new StepId(step), null, text, new Dictionary<string, string>(StringComparer.Ordinal));
            case ["bevestigd", var step] when run.Steps.ContainsKey(new StepId(step)):
                return person is null
                    ? Missing(form, row, $"{label}: kies wie het bevestigde.", "wie")
                    : new Engine.Runs.Acknowledge(new StepId(step), person.Id, null, Strength.Strong, Answer.Coming);
            case ["besluit", var step, var option] when PaperChoices.DecisionOf(run, new StepId(step))?.Options.Any(o => o.Key == option) == true:
                return text is null ? Missing(form, row, $"{label}: een besluit heeft een reden nodig.") : new Decide(new StepId(step), null, option, text);
            default:
                return Missing(form, row, $"{label}: kies wat er gebeurde.", "wat");
        }
    }

    private static Command? Missing(FormInput form, int row, string text, string field = "tekst")
    {
        form.Wrong(Name(field, row), text);
        return null;
    }

    private static RoleId? OwnerOf(Command command, RunState run)
    {
        StepId? step = command switch
        {
            CompleteStep c => c.Step,
            Engine.Runs.Acknowledge c => c.Step,
            Decide c => c.Step,
            _ => null,
        };
        return step is { } id ? run.Steps.GetValueOrDefault(id)?.Definition.Owner ?? run.Runbook.Find(id)?.Step.Owner : null;
    }
}

/// <summary>What can be entered of a run.</summary>
internal static class PaperChoices
{
    /// <summary>Open steps, and those of the runbook whose turn has not come, that need nothing but a remark.</summary>
    public static IReadOnlyList<(StepId Id, string Title)> ToComplete(RunState run) =>
    [
        .. run.Steps.Values.Where(s => !s.Ended && Simple(s.Definition)).OrderBy(s => s.Definition.Title, StringComparer.OrdinalIgnoreCase).Select(s => (s.Id, s.Definition.Title)),
        .. run.Runbook.AllSteps.Where(s => !s.Repeated && !run.Steps.ContainsKey(s.Step.Id) && Simple(s.Step)).Select(s => (s.Step.Id, $"{s.Step.Title} (nog niet aan de beurt)")),
    ];

    public static IReadOnlyList<(StepId Id, string Title)> ToAcknowledge(RunState run) =>
        [.. run.Steps.Values.Where(s => !s.Ended && s.Definition.Owner is not null).OrderBy(s => s.Definition.Title, StringComparer.OrdinalIgnoreCase).Select(s => (s.Id, s.Definition.Title))];

    public static IReadOnlyList<(StepId Id, DecisionStep Decision)> ToDecide(RunState run) =>
    [
        .. run.Steps.Values.Where(s => !s.Ended && s.Definition is DecisionStep).Select(s => (s.Id, (DecisionStep)s.Definition)),
        .. run.Runbook.AllSteps.Where(s => !s.Repeated && s.Step is DecisionStep && !run.Steps.ContainsKey(s.Step.Id)).Select(s => (s.Step.Id, (DecisionStep)s.Step)),
    ];

    public static bool CanComplete(RunState run, StepId step) => ToComplete(run).Any(s => s.Id == step);

    public static DecisionStep? DecisionOf(RunState run, StepId step) => ToDecide(run).FirstOrDefault(s => s.Id == step).Decision;

    // A question, a clock and a situation report ask more than a line has room for; they have forms of their own.
    private static bool Simple(Step step) => step is ActionStep or NotifyStep or WaitStep or ScaleStep or WebhookStep;
}
