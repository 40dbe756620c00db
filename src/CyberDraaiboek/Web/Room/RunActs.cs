using System.Globalization;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;

namespace CyberDraaiboek.Web.Room;

/// <summary>What people can do with a run as a whole.</summary>
internal static class RunActs
{
    private static readonly Dictionary<string, (Act Act, Func<RunWish, Command?> Make)> All = new(StringComparer.Ordinal)
    {
        ["notitie"] = (Act.Work, wish => StepActs.Note(wish.Form, null)),
        ["correctie"] = (Act.Work, Correct),
        ["gegevens"] = (Act.Work, Data),
        ["klok"] = (Act.Work, Fix),
        ["klok-stop"] = (Act.Work, Stop),
        ["stap"] = (Act.Lead, wish => StepActs.Add(wish.Form)),
        ["fase"] = (Act.Lead, wish => new OpenPhase(wish.Form.Id("fase") ?? "", wish.Reason())),
        ["pauze"] = (Act.Lead, wish => new Pause(wish.Reason())),
        ["hervat"] = (Act.Lead, wish => new Resume(wish.Reason())),
        ["overnemen"] = (Act.Lead, TakeOver),
        ["sluit"] = (Act.Lead, wish => new Close(wish.Reason())),
    };

    /// <summary>Which right an act needs; null: there is no such act.</summary>
    public static Act? RightOf(string verb) => All.TryGetValue(verb, out var found) ? found.Act : null;

    /// <summary>Null: the form is wrong; its faults say why.</summary>
    public static Command? Make(string verb, RunWish wish) => All[verb].Make(wish);

    private static Correct? Correct(RunWish wish)
    {
        var text = wish.Form.Needed("tekst", "wat het moet zijn");
        if (long.TryParse(wish.Form.Line("regel", "het nummer van de regel"), NumberStyles.None, CultureInfo.InvariantCulture, out var entry))
        {
            return new Correct(entry, text);
        }

        if (wish.Form.Faults.All(f => f.Field != "regel"))
        {
            wish.Form.Wrong("regel", "Vul in: het nummer van de regel die niet klopt.");
        }

        return null;
    }

    private static SetData? Data(RunWish wish)
    {
        var typed = wish.Form.Fields();
        if (!DataInput.TryNormalise(wish.Run.Runbook, typed, out var fields, out var refusal))
        {
            wish.Form.Wrong(refusal!);
            return null;
        }

        return new SetData(fields);
    }

    private static FixClock? Fix(RunWish wish)
    {
        var reason = wish.Form.Needed("reden", "de reden");
        var aware = wish.Form.Moment("bewust", "Sinds wanneer");
        var applies = wish.Form.Id("geldt");
        if (applies is not ("ja" or "nee"))
        {
            wish.Form.Wrong("geldt", "Kies of de klok geldt.");
        }

        return wish.Form.Faults.Count > 0
            ? null
            : new FixClock(new ClockId(wish.Form.Id("klok") ?? ""), wish.Form.Id("autoriteit"), applies == "ja", applies == "ja" ? aware ?? wish.Now : null, reason);
    }

    private static StopClock? Stop(RunWish wish) =>
        wish.Form.Needed("kenmerk", "het kenmerk van de melding") is { Length: > 0 } reference ? new StopClock(new ClockId(wish.Form.Id("klok") ?? ""), reference) : null;

    private static TakeOver? TakeOver(RunWish wish)
    {
        if (wish.Shelf.Find(wish.Run.Runbook.Id) is { } newest)
        {
            return new TakeOver(newest, wish.Reason());
        }

        wish.Form.Wrong(null, $"Draaiboek '{wish.Run.Runbook.Id}' staat niet meer in de map, of de map bevat fouten.");
        return null;
    }
}

/// <summary>What somebody wants with a run.</summary>
/// <param name="Run">As it was when the request came.</param>
/// <param name="Form">What was filled in.</param>
/// <param name="Shelf">The runbooks as they are now.</param>
/// <param name="Now">The moment of the request.</param>
internal sealed record RunWish(RunState Run, FormInput Form, RunbookShelf Shelf, DateTimeOffset Now)
{
    public string Reason() => Form.Needed("reden", "de reden");
}
