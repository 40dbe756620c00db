using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;

namespace CyberDraaiboek.Web.Room;

/// <summary>What people can do with a step: the last part of the address, which right it needs, and the command that it makes.</summary>
internal static class StepActs
{
    /// <summary>Labels of the traffic light protocol, from narrow to wide.</summary>
    public static IReadOnlyList<string> TlpLabels { get; } = ["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"];

    private const int LongestTitle = 200;

    private static readonly Dictionary<string, (Act Act, Func<StepWish, Command?> Make)> All = new(StringComparer.Ordinal)
    {
        ["bevestig"] = (Act.Work, wish => Answer(wish, Engine.Runs.Answer.Coming)),
        ["kan-niet"] = (Act.Work, wish => Answer(wish, Engine.Runs.Answer.Unable)),
        ["gereed"] = (Act.Work, Complete),
        ["besluit"] = (Act.Work, Decide),
        ["akkoord"] = (Act.Work, wish => new ApproveText(wish.Step)),
        ["escaleer"] = (Act.Work, wish => new EscalateNow(wish.Step, wish.Reason())),
        ["notitie"] = (Act.Work, wish => Note(wish.Form, wish.Step)),
        ["stil"] = (Act.Lead, Silence),
        ["overslaan"] = (Act.Lead, wish => new SkipStep(wish.Step, wish.Form.Version, wish.Reason())),
        ["heropen"] = (Act.Lead, wish => new ReopenStep(wish.Step, wish.Reason())),
        ["open"] = (Act.Lead, wish => new OpenStep(wish.Step, wish.Reason())),
    };

    /// <summary>Which right an act needs; null: there is no such act.</summary>
    public static Act? RightOf(string verb, StepState? step) =>
        !All.TryGetValue(verb, out var found) ? null : verb == "gereed" && step?.Definition is ScaleStep ? Act.Lead : found.Act;

    /// <summary>Null: the form is wrong; its faults say why.</summary>
    public static Command? Make(string verb, StepWish wish) => All[verb].Make(wish);

    /// <summary>A note, with what sort of statement it is.</summary>
    public static AddNote? Note(FormInput form, StepId? step)
    {
        var text = form.Needed("tekst", "de tekst");
        var tlp = form.Id("tlp");
        if (tlp is not null && !TlpLabels.Contains(tlp))
        {
            form.Wrong("tlp", "Kies uit de lijst met wie dit gedeeld mag worden.");
        }

        return form.Choice<EntryKind>("soort", "feit, aanname, besluit of mening") is { } kind && form.Faults.Count == 0 ? new AddNote(text, kind, step, tlp) : null;
    }

    /// <summary>An action that the runbook does not have.</summary>
    public static AddStep? Add(FormInput form)
    {
        var title = form.Line("titel", "de titel") ?? "";
        if (title.Length is 0 or > LongestTitle)
        {
            form.Wrong("titel", title.Length == 0 ? "Vul in: de titel." : $"De titel is te lang: hoogstens {LongestTitle} tekens.");
        }

        var instruction = form.Text("doen", "wat er moet gebeuren");
        var within = Duration(form, "binnen", "Gereed binnen");
        var reason = form.Needed("reden", "de reden");
        if (form.Id("rol") is not { } role)
        {
            form.Wrong("rol", "Kies: wie het doet.");
            return null;
        }

        return form.Faults.Count == 0 ? new AddStep(title, new RoleId(role), instruction, within, reason) : null;
    }

    private static Engine.Runs.Acknowledge Answer(StepWish wish, Answer answer)
    {
        // Somebody who is not in the organisation answers for the first role that still waits.
        var target = wish.Person is not null || wish.State is null ? null : StepWords.Asking(wish.State).FirstOrDefault(a => !a.Reached && Everyone.RoleOf(a.Target) is not null)?.Target;
        return new Engine.Runs.Acknowledge(wish.Step, wish.Person, target, Strength.Strong, answer);
    }

    private static CompleteStep? Complete(StepWish wish)
    {
        var typed = wish.Form.Fields();
        var evidence = wish.Form.Text("bewijs", "wat u noteert");
        if (!DataInput.TryNormalise(wish.Run.Runbook, typed, out var fields, out var refusal))
        {
            wish.Form.Wrong(refusal!);
            return null;
        }

        return new CompleteStep(wish.Step, wish.Form.Version, evidence, fields);
    }

    private static Decide? Decide(StepWish wish)
    {
        var (reason, capacity, heard) = (wish.Reason(), wish.Form.Line("hoedanigheid", "de hoedanigheid"), wish.Form.Text("gehoord", "wie is gehoord"));
        if (wish.Form.Id("keuze") is { } option)
        {
            return new Decide(wish.Step, wish.Form.Version, option, reason, capacity, heard);
        }

        wish.Form.Wrong("keuze", "Kies eerst wat u besluit.");
        return null;
    }

    private static Silence? Silence(StepWish wish)
    {
        var reason = wish.Reason();
        var length = Duration(wish.Form, "duur", "Hoe lang");
        if (length is null && wish.Form.Faults.Count == 0)
        {
            wish.Form.Wrong("duur", "Vul in: hoe lang, zoals 30m of 2u.");
        }

        return length is { } limit ? new Silence(wish.Step, limit.Roughly, reason) : null;
    }

    private static TimeLimit? Duration(FormInput form, string name, string label)
    {
        if (form.Line(name, label) is not { } text)
        {
            return null;
        }

        if (DurationText.TryParse(text, out var limit, out var error))
        {
            return limit;
        }

        form.Wrong(name, $"{label}: {error}. Schrijf bijvoorbeeld 30m of 2u.");
        return null;
    }
}

/// <summary>What somebody wants with a step.</summary>
/// <param name="Run">As it was when the request came.</param>
/// <param name="Step">Which step.</param>
/// <param name="Form">What was filled in.</param>
/// <param name="Person">Who, when they are in the organisation.</param>
internal sealed record StepWish(RunState Run, StepId Step, FormInput Form, PersonId? Person)
{
    public StepState? State => Run.Steps.GetValueOrDefault(Step);

    public string Reason() => Form.Needed("reden", "de reden");
}
