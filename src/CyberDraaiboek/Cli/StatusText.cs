using CyberDraaiboek.Api.Clocks;
using CyberDraaiboek.Api.Notifications;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Api.Steps;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Cli;

/// <summary>A run on one screen of text, for somebody at three in the morning.</summary>
internal static class StatusText
{
    private static readonly string[] Kinds = ["niemand_bereikt", "klok_verstreken", "rol_leeg", "klok_bijna_om", "klok_onverwijld", "onzeker", "melding_mislukt", "te_laat_gereed", "te_laat_bevestigd"];

    /// <summary>Lower is louder.</summary>
    public static int Loudness(RunNow run) => run.Troubles.Count == 0 ? Kinds.Length : run.Troubles.Min(t => Array.IndexOf(Kinds, t.Kind));

    public static IEnumerable<string> Lines(RunNow run)
    {
        var grip = run.Grip is null ? "" : $", {GripName.Of(run.Grip)}";
        yield return $"== {run.Title} ==";
        yield return $"{run.Id}   {run.RunbookTitle}   {Names<RunStatus>.Of(run.Status)}, niveau {run.Level}{grip}   T0 {TimeText.Moment(run.Start, run.Now)} ({TimeText.Span(run.Now - run.Start)} geleden)";
        foreach (var trouble in run.Troubles)
        {
            yield return $"  !! {trouble.Text}";
        }

        foreach (var line in Section("Nu bellen:", run.Calls.SelectMany(call => Call(run, call))))
        {
            yield return line;
        }

        foreach (var line in Section("Nog niet bereikt, bel zelf:", run.StillToReach.Select(person => Unreached(run, person))))
        {
            yield return line;
        }

        foreach (var line in Section("Open stappen:", run.Steps.Where(s => s.Status == StepStatus.Open).OrderBy(s => s.DoneBefore ?? DateTimeOffset.MaxValue).Select(s => Step(run, s))))
        {
            yield return line;
        }

        foreach (var line in Section("Wettelijke klokken:", run.Clocks.Where(c => c.Status is "loopt" or "verstreken").Select(c => Clock(run, c))))
        {
            yield return line;
        }

        foreach (var line in Section("Nog in te vullen:", run.Missing.Select(f => $"{f.Name}: {f.Question}")))
        {
            yield return line;
        }

        yield return "";
    }

    private static IEnumerable<string> Section(string heading, IEnumerable<string> lines)
    {
        var first = true;
        foreach (var line in lines)
        {
            if (first)
            {
                yield return heading;
                first = false;
            }

            yield return $"  {line}";
        }
    }

    private static IEnumerable<string> Call(RunNow run, CallToMake call)
    {
        yield return $"{call.Name}  {call.Number ?? "nummer onbekend"}{As(run, call.Target)}   bel voor {TimeText.Moment(call.Before, run.Now)}   daarna: gebeld {call.Person} <uitkomst>{(call.Step is null ? "" : $" --stap {call.Step}")}";
        foreach (var line in call.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            yield return $"    | {line}";
        }
    }

    private static string Unreached(RunNow run, StillToReach person)
    {
        var number = person.Numbers.Count == 0 ? "nummer onbekend" : string.Join(" of ", person.Numbers);
        var then = person.WasAsked ? $"gebeld {person.Person} <uitkomst> --stap {person.Step}" : $"bevestig {person.Step} --persoon {person.Person}";
        return $"{person.Name}  {number}{As(run, person.Target)}   voor '{person.StepTitle}'   daarna: {then}";
    }

    private static string As(RunNow run, string target) => Everyone.RoleOf(new RoleId(target)) is null ? "" : $"   als {Name(run, target)},";

    private static string Step(RunNow run, StepNow step)
    {
        var who = step.Owner is null ? "" : $"   {Name(run, step.Owner)}{(step.Holder is null ? "" : $" ({Name(run, step.Holder)} neemt het op)")}";
        var due = step.DoneBefore ?? step.ConfirmedBefore ?? step.WaitUntil;
        var when = due is { } at ? $"   voor {TimeText.Moment(at, run.Now)}, {TimeText.Left(at, run.Now)}" : "";
        var open = step.Alarms.Where(a => !a.Reached && !a.Exhausted && a.Purpose is not (Purpose.Information or Purpose.Sitrap)).Select(a => Name(run, a.Target)).Distinct(StringComparer.Ordinal).ToList();
        var waiting = open.Count == 0 ? "" : $"   wacht op {string.Join(", ", open)}";
        return $"{(step.Late ? "TE LAAT " : "")}{step.Id}   {step.Title}{who}{when}{waiting}";
    }

    private static string Clock(RunNow run, ClockNow clock)
    {
        var unverified = clock.CheckedOn is null ? "   termijn niet gecontroleerd" : "";
        var end = clock.Ends is { } at ? $"einde {TimeText.Moment(at, run.Now)}, {TimeText.Left(at, run.Now)}" : "onverwijld";
        return $"{clock.Id}   {clock.Title}   {end}   {Name(run, clock.Owner)} meldt bij {Name(run, clock.Receiver)}{unverified}";
    }

    private static string Name(RunNow run, string id) => run.Names.GetValueOrDefault(id, id);
}
