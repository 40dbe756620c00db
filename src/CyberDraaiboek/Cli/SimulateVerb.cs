using System.CommandLine;
using System.Diagnostics;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Cli;

/// <summary><c>simuleer</c>: the real engine in virtual time; nothing is sent and nothing is stored. Needs no server.</summary>
internal sealed class SimulateVerb : Verb
{
    private const string DefaultLength = "14d";

    /// <summary>A Sunday night, when help is furthest away. Fixed, so that the same command always gives the same lines.</summary>
    private static readonly DateTimeOffset DefaultStart = new(2026, 11, 22, 3, 17, 0, TimeSpan.FromHours(1));

    private readonly Argument<string> _runbook = Needed("draaiboek", "De id van het draaiboek, zoals ransomware.");
    private readonly Option<string?> _reaction = Valued("--reactie", "geen|alle|bestand", "Hoe mensen reageren: niemand (zonder deze optie), iedereen, of zoals in een reactiebestand staat.");
    private readonly Option<string?> _start = Valued("--start", "moment", "T0. Zonder deze optie 2026-11-22 03:17.");
    private readonly Option<string?> _until = Valued("--tot", "duur", $"Hoe lang na T0 de simulatie stopt. Zonder deze optie {DefaultLength}.");
    private readonly Option<string?> _map = Valued("--map", "map", "De map met draaiboeken. Zonder deze optie die van de instellingen.");

    public SimulateVerb(Shell shell)
        : base("simuleer", "Speel een draaiboek door in virtuele tijd. Er wordt niets verstuurd.", shell)
    {
        Arguments.Add(_runbook);
        Options.Add(_reaction);
        Options.Add(_start);
        Options.Add(_until);
        Options.Add(_map);
    }

    protected override async Task<int> Run(ParseResult line, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var rehearsal = Task.Run(() => Rehearsal.Play(line.GetValue(_reaction) == "alle"), stop);
        var (library, runbook) = Load(line);
        var script = ReactionScript.Open(line.GetValue(_reaction), Shell, library, runbook);
        var start = line.GetValue(_start) is { } moment ? MomentInput.Parse(moment, Shell.Time.GetUtcNow()) : script.File?.Start ?? DefaultStart;
        var plan = new SimulationPlan(
            runbook, library.Organisation!, start, Length(line.GetValue(_until) ?? DefaultLength).After(start, Library.Zone), "Simulatie", script.Data,
            script.File?.Authorities ?? [.. library.Organisation!.Authorities.Select(a => a.Id)]);
        var simulation = new VirtualRun(plan, script.Reactions);
        var end = simulation.Run();
        await Shell.Out.WriteAsync(string.Concat(simulation.Entries.Select(entry =>
            $"{(Json(line) ? EntryCodec.ToJsonLine(entry) : EntryText.Line(entry, start))}{Environment.NewLine}")));
        await rehearsal;
        return await Conclude(simulation, script, end, start, watch.Elapsed);
    }

    private async Task<int> Conclude(VirtualRun simulation, ReactionScript script, SimulationEnd end, DateTimeOffset start, TimeSpan took)
    {
        var why = end switch
        {
            SimulationEnd.Quiet => "er kan niets meer gebeuren",
            SimulationEnd.TimeUp => "de tijd is om (--tot)",
            SimulationEnd.TooMany => $"meer dan {VirtualRun.MostEntries} regels: het draaiboek draait in een kring",
        };
        await Shell.Error.WriteLineAsync($"T0 {TimeText.Full(start)}; {simulation.Entries.Count} regels in {took.TotalMilliseconds:0} ms; gestopt: {why}.");
        foreach (var rejected in simulation.Refusals)
        {
            await Shell.Error.WriteLineAsync($"Geweigerd op {TimeText.Full(rejected.At)}: {rejected.Request.By.Name}: {rejected.Refusal.Message}");
        }

        var missed = Expectations.Missed(script.Expected, simulation.Entries, start).ToList();
        foreach (var miss in missed)
        {
            await Shell.Error.WriteLineAsync($"NIET ZOALS VERWACHT: {miss}");
        }

        return end == SimulationEnd.TooMany || missed.Count > 0 || (script.File is not null && simulation.Refusals.Count > 0) ? Exit.Fault : Exit.Ok;
    }

    private (Library Library, Runbook Runbook) Load(ParseResult line)
    {
        var id = line.GetRequiredValue(_runbook);
        var paths = Shell.PathsWith(line.GetValue(_map));
        var library = LibraryFiles.Read(paths, Shell.Time, new RunbookId(id)).Library;
        return library.Organisation is not null && library.Runbooks.TryGetValue(new RunbookId(id), out var runbook)
            ? (library, runbook)
            : throw WhyNot(id, LibraryFiles.Read(paths, Shell.Time).Library);
    }

    private static CommandFault WhyNot(string id, Library library)
    {
        if (library.Organisation is null)
        {
            return new CommandFault($"Er is geen bruikbare organisatie.yaml. {(library.Diagnostics is [var first, ..] ? first.ToString() : "")} Zie 'controleer'.");
        }

        var known = library.Infos.Select(i => i.Id.Value).ToList();
        var nearest = Nearest.To(id, known);
        return new CommandFault(known.Contains(id)
            ? $"Draaiboek '{id}' bevat fouten en kan niet worden gebruikt. Zie 'controleer'."
            : $"Draaiboek '{id}' bestaat niet.{(nearest is null ? $" Wel: {string.Join(", ", known)}." : $" Bedoelde u '{nearest}'?")}");
    }

    private static TimeLimit Length(string text) => DurationText.TryParse(text, out var limit, out var error) && limit != TimeLimit.Zero
        ? limit
        : throw new UsageFault($"--tot '{text}' is geen duur{(error.Length > 0 ? $": {error}" : "")}. Schrijf bijvoorbeeld 6u of 14d.");
}
