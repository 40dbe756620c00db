using CyberDraaiboek.Cli;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Tests.Cli;

/// <summary>What reaches the terminal.</summary>
public sealed class TerminalTests
{
    private static readonly Actor Anna = new("Anna", new RoleId("ciso"), Origin.CommandLine, new PersonId("anna"));

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 17, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("gewoon\ttekst\nregel\r\n🙂", "gewoon\ttekst\nregel\r\n🙂")]
    [InlineData("a\u001b[2Jb\rc\0\u0007", "a\\u001b[2Jb\\u000dc\\u0000\\u0007")]
    [InlineData("a\u202eb\u2066c\u009b", "a\\u202eb\\u2066c\\u009b")]
    public void What_steers_a_terminal_is_shown_and_not_done(string text, string shown)
    {
        using var outside = new StringWriter();
        using var terminal = new TerminalWriter(outside);

        terminal.Write(text);
        terminal.WriteLine(text);

        Assert.Equal(shown + shown + outside.NewLine, outside.ToString());
    }

    [Fact]
    public async Task A_verb_cannot_be_made_to_write_it()
    {
        using var prompt = new Prompt();

        var said = await prompt.Type("verifieer", "nergens\u001b[31m.jsonl");

        Assert.Contains("nergens\\u001b[31m.jsonl", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said.Error);
    }

    [Fact]
    public void An_export_that_went_over_the_terminal_still_verifies()
    {
        var line = EntryCodec.ToJsonLine(Seal(new NoteAdded { NoteKind = EntryKind.Fact, Text = "omgekeerd \u202e en \u007f" }));

        var shown = TerminalWriter.Harmless(line);

        Assert.NotEqual(line, shown);
        Assert.Null(Verification.OfExport(new StringReader(shown)).Fault);
    }

    [Fact]
    public void The_logbook_shows_what_was_said_and_filled_in()
    {
        Assert.Equal(["tekst: De printer rolt brieven uit", "  en stopt niet"], Details(new NoteAdded { NoteKind = EntryKind.Fact, Text = "De printer rolt brieven uit\nen stopt niet" }));
        Assert.Equal(["bewijs: Jan van de IBD"], Details(new StepDone { Step = new StepId("ibd"), Evidence = "Jan van de IBD", Ahead = false }));
        Assert.Equal(["waarde: zaaksysteem", "was: alles"], Details(new DataSet { Field = "systemen", Value = "zaaksysteem", Before = "alles" }));
        Assert.Equal(["reden: er is thee"], Details(new StepSkipped { Step = new StepId("koffie"), Reason = "er is thee" }));
        Assert.Empty(Details(new PhaseOpened { Phase = "F1" }));
    }

    private static List<string> Details(RunEvent happened) => [.. EntryText.Lines(Seal(happened)).Skip(1).Select(line => line[9..])];

    private static JournalEntry Seal(RunEvent happened) => EntryCodec.Seal(new RunId("proef-1"), 1, new Fact(happened, Anna, Now), Now, HashChain.Start);
}
