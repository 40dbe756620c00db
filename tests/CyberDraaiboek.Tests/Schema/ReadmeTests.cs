using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Reactions;
using CyberDraaiboek.Runbooks.Schema;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Tests.Checking;

namespace CyberDraaiboek.Tests.Schema;

/// <summary><c>runbooks/README.md</c> tells what the code does. Its tables are written by these tests with <c>CYBERDRAAIBOEK_VERNIEUW=1</c>.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "runbooks", "README.md");

    [Theory]
    [InlineData("velden")]
    [InlineData("naslag")]
    [InlineData("foutcodes")]
    [InlineData("klaar")]
    public void Tables_made_from_the_code_are_current(string section)
    {
        var text = section switch
        {
            "velden" => Table("Veld", "Wordt", TemplateFields.Meanings.Select(field => ($"`{{{{{field.Key}}}}}`", field.Value))),
            "klaar" => Ready.Text(),
            "foutcodes" => Table("Code", "Betekenis", FaultCode.All.Select(code => ($"{code.Code}{(code.Severity == Severity.Warning ? " (waarschuwing)" : string.Empty)}", code.Meaning))),
            _ => Reference(),
        };
        var (open, close) = ($"<!-- {section}: gemaakt uit de {(section == "klaar" ? "bestanden" : "code")} -->\n", $"<!-- einde {section} -->");
        var readme = File.ReadAllText(Path);
        var start = readme.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var end = readme.IndexOf(close, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("CYBERDRAAIBOEK_VERNIEUW") == "1")
        {
            File.WriteAllText(Path, readme[..start] + text + readme[end..]);
        }

        Assert.Equal(text, File.ReadAllText(Path)[start..].Split(close)[0]);
    }

    [Fact]
    public void Every_key_is_explained()
    {
        var readme = File.ReadAllText(Path);

        Assert.All(Grammar.Shapes.SelectMany(shape => shape.Keys), key => Assert.Contains($"`{key.Name}`", readme));
    }

    [Fact]
    public void The_example_is_a_whole_without_a_fault()
    {
        var library = Example();

        Assert.Empty(library.Diagnostics.Select(fault => fault.ToString()));
        Assert.Equal(["storing"], library.Startable.Select(runbook => runbook.Id.Value));
    }

    [Fact]
    public void The_example_is_at_least_understood_by_an_editor()
    {
        var schema = System.Text.Json.Nodes.JsonNode.Parse(SchemaWriter.Write())!;

        Assert.All(ExampleFiles(), file => Assert.Empty(SchemaCheck.Faults(schema, SchemaTests.AsEditorsRead(file.Value))));
    }

    [Fact]
    public void The_reaction_file_in_the_text_is_right_and_comes_out()
    {
        var library = Example();
        var text = File.ReadAllText(Path).Split("<!-- reactie: voorbeeld -->\n```yaml\n")[1].Split("```")[0];
        var runbook = library.Runbooks[new RunbookId("storing")];

        var (file, diagnostics) = ReactionReader.Read(new SourceFile("nacht.yaml", Encoding.UTF8.GetBytes(text)), library, runbook);
        Assert.True(file is not null, string.Join('\n', diagnostics));
        var start = file.Start!.Value;
        var run = new VirtualRun(new SimulationPlan(runbook, library.Organisation!, start, start.AddDays(7), "x", file.Data, []), new Scripted(file, library.Organisation!));
        run.Run();

        Assert.Empty(run.Refusals.Select(r => r.Refusal.Message));
        Assert.Empty(Expectations.Missed(file.Expected, run.Entries, start));
    }

    [Fact]
    public void The_keys_of_a_reaction_file_are_in_the_text()
    {
        var section = Section("## Controleren en proberen");

        Assert.All(
            new[] { ReactionShapes.File, ReactionShapes.StepAct, ReactionShapes.MomentAct, ReactionShapes.Expectation }.SelectMany(s => s.Keys)
                .Select(k => k.Name).Except(["autoriteiten", "sterkte", "ondanks", "grip", "kenmerk"]),
            key => Assert.Matches($@"(`{key}`|(?m)^[ -]*{key}:)", section));
    }

    /// <summary>The picture of an escalation says when nobody was reached; the engine must agree.</summary>
    [Fact]
    public void The_drawn_escalation_is_what_happens()
    {
        var section = Section("## Bevestiging en escalatie");
        var escalation = section.Split("```text\n")[1].Split("```")[0];
        var files = ExampleFiles();
        files["organisatie.yaml"] = files["organisatie.yaml"].Split("escalaties:")[0]
            .Replace("partijen:", "  gemeentesecretaris:\n    titel: Secretaris\n    bezetting: [anna]\n    vervangers: [bram]\npartijen:", StringComparison.Ordinal)
            + "escalaties:\n  standaard:\n" + string.Concat(escalation.Split('\n').Skip(1).Select(line => $"  {line}\n"));
        var library = RunbookLoader.Load(SmallWhole.Sources(files), new LoadOptions(new DateOnly(2026, 11, 22)));
        var start = new DateTimeOffset(2026, 11, 22, 3, 17, 0, TimeSpan.FromHours(1));
        var run = new VirtualRun(
            new SimulationPlan(library.Runbooks[new RunbookId("storing")], library.Organisation!, start, start.AddHours(2), "x", new Dictionary<string, string>(), []), Reactions.Nobody);
        run.Run();

        var at = run.Entries.First(e => e.Action == "escalatie.uitgeput").Happened - start;

        Assert.Contains($"25m  {at.TotalMinutes:0}m\n", section, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(27), at);
    }

    [Fact]
    public void Conditions_durations_and_targets_in_the_text_are_right()
    {
        var section = Section("## Tijden");

        foreach (var row in Rows(section).Where(row => row[0].StartsWith('`')))
        {
            Assert.All(Quoted().Matches(row[0]).Select(match => match.Groups["word"].Value), text => Assert.True(TargetText.TryParse(text, out _, out var error), $"{text}: {error}"));
        }
    }

    [Fact]
    public void Every_action_code_of_the_journal_is_listed_once()
    {
        var listed = Rows(Section("## Actiecodes van het logboek").Split("### ")[0]).Select(row => row[0].Trim('`')).ToList();

        Assert.Equal(EventCatalogue.AllCodes.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_keys_of_a_journal_line_are_listed()
    {
        var line = EntryCodec.ToJsonLine(Entries()[0]);
        var listed = Quoted().Matches(string.Join(' ', Rows(Section("### Een logboekregel")).Select(row => row[0]))).Select(match => match.Groups["word"].Value);
        using var json = System.Text.Json.JsonDocument.Parse(line);

        Assert.Equal(json.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_script_in_the_text_verifies_an_export_and_finds_a_changed_letter()
    {
        var script = File.ReadAllText(Path).Split("```python\n")[1].Split("```")[0];
        var lines = Entries().ConvertAll(EntryCodec.ToJsonLine);

        Assert.True(script.Split('\n').Length <= 17, "ten lines and a few");
        Assert.Equal("alles klopt: 3 regels", Python(script, lines));
        Assert.Equal("er staat geen enkele regel in", Python(script, []));
        Assert.Equal("een sleutel staat er dubbel", Python(script, [lines[0].Replace("\"nr\":1,", "\"nr\":7,\"nr\":1,", StringComparison.Ordinal)]));
        Assert.Equal("regel 2 van inzet proef-1 klopt niet", Python(script, [lines[0], lines[1].Replace("één", "een"), lines[2]]));
        Assert.Equal("regel 3 van inzet proef-1 klopt niet", Python(script, [lines[0], lines[2]]));
    }

    private static Library Example() => RunbookLoader.Load(
        SmallWhole.Sources(ExampleFiles()), new LoadOptions(new DateOnly(2026, 11, 22)));

    private static Dictionary<string, string> ExampleFiles() =>
        ExampleFile().Matches(File.ReadAllText(Path)).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value);

    private static string Reference()
    {
        var text = new StringBuilder();
        foreach (var shape in Grammar.Shapes)
        {
            text.Append('\n').Append($"### {Heading(shape)}\n\n{shape.Description}\n\n| Sleutel | Waarde | Betekenis |\n|---|---|---|\n");
            foreach (var key in shape.Keys)
            {
                var name = key.Required ? $"**`{key.Name}`**" : $"`{key.Name}`";
                text.Append($"| {name} | {Cell(Value(key.Form))} | {Cell(ShapeSchema.Describe(key))} |\n");
            }

            foreach (var rule in shape.Rules)
            {
                text.Append($"\n{RuleText(rule)}\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Heading(Shape shape) =>
        Grammar.Files.Values.Contains(shape) ? $"Bestand: {shape.Name}"
        : Grammar.Nodes.Values.Contains(shape) ? $"{(BlockKeys.Shapes.Contains(shape) ? "Blok" : "Stap")}: {shape.Name}"
        : char.ToUpperInvariant(shape.Name[0]) + shape.Name[1..].Replace('-', ' ');

    private static string Value(Form form) => form switch
    {
        ListForm { Item: NodeForm node } => node.Tracks ? "stappen, blokken of sporen" : "stappen en blokken",
        ListForm list => $"lijst van: {Value(list.Item)}",
        TableForm table => $"per naam: {Value(table.Value)}",
        ShapeForm shape => $"blok: {shape.Shape().Name.Replace('-', ' ')}",
        EitherForm either => string.Join("; of ", new[] { either.Scalar, either.List, either.Map }.OfType<Form>().Select(Value)),
        _ => form.Dutch,
    };

    private static string RuleText(KeyRule rule) => rule switch
    {
        ExactlyOne => $"Precies één van {Keys(rule, "of")}.",
        AtLeastOne => $"Ten minste één van {Keys(rule, "en")}.",
        AtMostOne => $"Niet samen: {Keys(rule, "en")}.",
        Needs needs => $"`{needs.Key}` alleen samen met `{needs.Other}`.",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Keys(KeyRule rule, string last) =>
        $"{string.Join(", ", rule.Keys.SkipLast(1).Select(key => $"`{key}`"))} {last} `{rule.Keys[^1]}`";

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static string Table(string left, string right, IEnumerable<(string Left, string Right)> rows) =>
        $"\n| {left} | {right} |\n|---|---|\n{string.Concat(rows.Select(row => $"| {row.Left} | {Cell(row.Right)} |\n"))}\n";

    private static string Section(string heading)
    {
        var text = File.ReadAllText(Path).Split($"\n{heading}\n")[1];
        return text.Split("\n## ")[0];
    }

    private static IEnumerable<string[]> Rows(string section) =>
        section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | "));

    private static List<JournalEntry> Entries()
    {
        var run = new RunId("proef-1");
        var actor = new Actor("Anna", new RoleId("ciso"), Origin.Screen, new PersonId("anna"), "10.0.0.1");
        var now = new DateTimeOffset(2026, 11, 22, 3, 17, 0, TimeSpan.FromHours(1));
        var entries = new List<JournalEntry>();
        for (var number = 1; number <= 3; number++)
        {
            var fact = new Fact(new NoteAdded { NoteKind = EntryKind.Fact, Text = $"één \"notitie\" met \\ en\nregel {number} 🙂" }, actor, now);
            entries.Add(EntryCodec.Seal(run, number, fact, now, number == 1 ? HashChain.Start : entries[^1].Hash));
        }

        return entries;
    }

    private static string Python(string script, IEnumerable<string> lines)
    {
        var folder = Directory.CreateTempSubdirectory("draaiboek");
        try
        {
            File.WriteAllText(System.IO.Path.Combine(folder.FullName, "verifieer.py"), script);
            File.WriteAllLines(System.IO.Path.Combine(folder.FullName, "logboek.jsonl"), lines);
            using var python = Process.Start(new ProcessStartInfo("python3", ["verifieer.py", "logboek.jsonl"])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = python.StandardOutput.ReadToEnd() + python.StandardError.ReadToEnd();
            python.WaitForExit();
            return said.Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"\*\*`(?<name>[a-z.-]+)`\*\*\n\n```yaml\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExampleFile();

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
