using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Tests.Journal;

/// <summary>
/// History that earlier versions wrote. What is in <c>Stored/</c> is never changed: with <c>CYBERDRAAIBOEK_VERNIEUW=1</c> only lines for new kinds of
/// events are added. A test that fails here means that somebody's journal can no longer be read.
/// </summary>
public sealed class StoredJournalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 17, 0, TimeSpan.FromHours(1));

    private static readonly Actor By = new("Anna de Boer", new RoleId("ciso"), Origin.Api, new PersonId("anna"), "192.0.2.1");

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "CyberDraaiboek.Tests", "Journal", "Stored");

    private static string EveryEvent { get; } = Path.Combine(Folder, "gebeurtenissen.jsonl");

    private static string WholeRun { get; } = Path.Combine(Folder, "inzet-2027.1.jsonl");

    private static string ItsRunbook { get; } = Path.Combine(Folder, "inzet-2027.1.momentopname.json");

    private static bool Refresh => Environment.GetEnvironmentVariable("CYBERDRAAIBOEK_VERNIEUW") == "1";

    [Fact]
    public void Every_kind_of_event_that_was_ever_stored_is_read_and_written_the_same()
    {
        if (Refresh)
        {
            AddMissing();
        }

        var lines = File.ReadAllLines(EveryEvent);
        foreach (var line in lines)
        {
            var entry = EntryCodec.FromJsonLine(line);
            var again = EntryCodec.Seal(entry.Run, entry.Sequence, new Fact(EntryCodec.Event(entry), entry.Actor, entry.Happened), entry.Recorded, entry.PreviousHash);
            Assert.Equal(line, EntryCodec.ToJsonLine(again));
        }

        Assert.Equal(EventCatalogue.AllCodes.Order(StringComparer.Ordinal), lines.Select(line => EntryCodec.FromJsonLine(line).Action).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Two ways of writing: ours, which is quick and canonical, and the library's, which reads it back.</summary>
    [Fact]
    public void Data_says_the_same_as_what_the_serializer_would_write()
    {
        foreach (var happened in File.ReadAllLines(EveryEvent).Select(line => EntryCodec.Event(EntryCodec.FromJsonLine(line))))
        {
            var ours = JsonNode.Parse(EntryCodec.Seal(new RunId("vast"), 1, new Fact(happened, By, Now), Now, HashChain.Start).Data)!.AsObject();
            var theirs = JsonSerializer.SerializeToNode(happened, happened.GetType())!.AsObject();
            var data = happened.GetType().GetProperties().Where(property => property.SetMethod is not null).Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name);
            foreach (var name in data)
            {
                Assert.NotNull(name);
                Assert.True(JsonNode.DeepEquals(theirs[name], ours[name]), $"{happened.GetType().Name}.{name}: {theirs[name]} / {ours[name]}");
            }

            Assert.All(ours, part => Assert.Contains(part.Key, data));
        }
    }

    [Theory]
    [InlineData("2026-11-22T03:17:00+01:00")]
    [InlineData("2026-11-22T03:17:00.05+01:00")]
    [InlineData("2026-11-22T02:17:00.123+00:00")]
    [InlineData("2026-07-01T00:00:00-03:30")]
    public void A_moment_is_written_with_its_own_offset_and_no_empty_fraction(string moment)
    {
        var until = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        var happened = new Silenced { Step = new StepId("bel"), Reason = "regel\n\u0001 \"aan\" \\ é", Until = until };

        var data = EntryCodec.Seal(new RunId("vast"), 1, new Fact(happened, By, Now), Now, HashChain.Start).Data;

        Assert.Equal($$"""{"reden":"regel\n\u0001 \"aan\" \\ é","stap":"bel","tot":"{{moment}}"}""", data);
    }

    [Fact]
    public void A_run_of_an_earlier_version_is_whole_and_becomes_what_it_was()
    {
        if (Refresh && !File.Exists(WholeRun))
        {
            Store();
        }

        var entries = File.ReadAllLines(WholeRun).Select(EntryCodec.FromJsonLine).ToList();
        var runbook = Library.FromBundle(File.ReadAllText(ItsRunbook));
        Assert.Null(HashChain.Verify(entries));

        var state = Run.Replay(entries, hash => hash == runbook.Hash ? runbook : throw new KeyNotFoundException(hash));

        Assert.Equal(RunStatus.Closed, state.Status);
        Assert.Equal(entries.Count(e => e.Action == "stap.geopend"), state.Steps.Count);
        Assert.Equal(
            entries.Where(e => e.Action == "stap.gereed").Select(e => e.Object).Distinct().Order(StringComparer.Ordinal),
            state.Steps.Values.Where(s => s.Status == StepStatus.Done && s.Definition is not DecisionStep).Select(s => s.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            entries.Where(e => e.Action == "besluit.genomen").Select(e => e.Object).Distinct().Order(StringComparer.Ordinal),
            state.Steps.Values.Where(s => s.Option is not null).Select(s => s.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(entries.Count(e => e.Action == "melding.klaargezet"), state.Notifications.Count);
    }

    private static void Store()
    {
        var id = new RunbookId("kern");
        var run = Simulation.Town.Simulate(id, new Everybody(Simulation.Town.Organisation));
        Directory.CreateDirectory(Folder);
        File.WriteAllLines(WholeRun, run.Entries.Select(EntryCodec.ToJsonLine));
        File.WriteAllText(ItsRunbook, Simulation.Town.Library.BundleOf(id).Json);
    }

    private static void AddMissing()
    {
        Directory.CreateDirectory(Folder);
        var lines = File.Exists(EveryEvent) ? File.ReadAllLines(EveryEvent).ToList() : [];
        var known = lines.Select(line => EntryCodec.FromJsonLine(line).Action).ToHashSet(StringComparer.Ordinal);
        foreach (var type in typeof(RunEvent).Assembly.GetTypes().Where(t => t.GetCustomAttribute<StoredAsAttribute>() is { } stored && !known.Contains(stored.Code)).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var code = type.GetCustomAttribute<StoredAsAttribute>()!.Code;
            var happened = EventCatalogue.Read(code, Sample(type).ToJsonString());
            lines.Add(EntryCodec.ToJsonLine(EntryCodec.Seal(new RunId("vast"), lines.Count + 1, new Fact(happened, By, Now), Now.AddSeconds(1), HashChain.Start)));
        }

        File.WriteAllLines(EveryEvent, lines);
    }

    private static JsonObject Sample(Type type) => new(type.GetProperties()
        .Select(property => (property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, property.PropertyType))
        .Where(property => property.Name is not null)
        .Select(property => KeyValuePair.Create(property.Name!, Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))));

    private static JsonNode? Value(Type type) => type switch
    {
        _ when type == typeof(string) => "tekst met \"é\"",
        _ when type == typeof(DateTimeOffset) => "2026-11-22T03:17:00+01:00",
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) || type == typeof(long) => 7,
        { IsEnum: true } => JsonSerializer.SerializeToNode(Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1), type),
        { IsGenericType: true } when typeof(IDictionary).IsAssignableFrom(type) || type.Name.Contains("Dictionary", StringComparison.Ordinal) => new JsonObject { ["b"] = "1", ["a"] = "2" },
        { IsGenericType: true } => new JsonArray(Value(type.GetGenericArguments()[0])),
        _ => "een-naam",
    };
}
