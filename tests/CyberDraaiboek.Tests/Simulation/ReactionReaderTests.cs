using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Tests.Simulation;

public sealed class ReactionReaderTests
{
    [Fact]
    public void All_faults_come_at_once_with_their_place()
    {
        var (file, diagnostics) = Town.Read(
            """
            reactie: fout
            draaiboek: ransomware
            zwijgt: [niemand-zo]
            gegevens:
              systeem: x
            stappen:
              k02-duidn:
                - na: 5m
                  gereed: x
              d02_opschalen:
                - na: 5m
                  besluit: hoog
                  reden: x
                - gereed: x
              k02-duiden:
                - na: 5m
                  bevestig: ja
                - na: 1m
                  bevestig: ik_kom
                  gereed: x
            momenten:
              - na: 1u
                fase: F9
              - na: 2d
                notitie: te laat
            verwacht:
              - actie: stap.klaar
              - actie: stap.geopend
                object: bestaat-niet
            """);

        Assert.Null(file);
        var lines = diagnostics.Select(d => $"{d.At.Line} {d.Message}").ToList();
        Assert.Contains(lines, l => l.StartsWith("3 'niemand-zo' is geen persoon, rol of partij", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("5 Gegeven 'systeem' bestaat niet", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("7 Stap 'k02-duidn' bestaat niet", StringComparison.Ordinal) && l.Contains("Bedoelde u 'k02-duiden'?", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("12 'hoog' is geen keuze van dit besluit.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("14 ", StringComparison.Ordinal) && l.Contains("'na'", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("17 Bij 'bevestig' kan 'ja' niet.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("20 ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("23 Fase 'F9' bestaat niet.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("24 '2d' bij 'na' kan niet", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("27 Actiecode 'stap.klaar' bestaat niet.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("29 Stap 'bestaat-niet' bestaat niet", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_for_another_runbook_is_refused()
    {
        var (file, diagnostics) = Town.Read("reactie: x\ndraaiboek: datalek\n");

        Assert.Null(file);
        Assert.Contains(diagnostics, d => d.Message == "Dit bestand is voor draaiboek 'datalek', niet voor 'ransomware'.");
    }

    [Fact]
    public void Who_is_named_does_what_the_file_says_and_the_rest_reacts()
    {
        var (file, diagnostics) = Town.Read(
            """
            reactie: proef
            draaiboek: ransomware
            de_rest: alle
            stappen:
              k02-duiden:
                - na: 3m
                  bevestig: ik_kan_niet
                - na: 40m
                  als: ciso
                  gereed: toch gelukt
            """);
        Assert.True(file is not null, string.Join('\n', diagnostics));

        var run = Town.Simulate(new RunbookId("ransomware"), new Scripted(file, Town.Organisation), file);

        var entries = run.Entries.Where(e => e.Object == "k02-duiden" && e.Action is "melding.bevestigd" or "stap.gereed" && e.Object == "k02-duiden").ToList();
        Assert.Contains(entries, e => e is { Action: "melding.bevestigd", Result: "kan niet" } && e.Happened == Town.Start.AddMinutes(3));
        Assert.Contains(entries, e => e.Action == "stap.gereed" && e.Happened == Town.Start.AddMinutes(40));
        Assert.Empty(run.Refusals);
    }

    [Fact]
    public void Who_is_silent_is_never_reached()
    {
        var (file, _) = Town.Read("reactie: proef\ndraaiboek: ransomware\nde_rest: alle\nzwijgt: [k02-duiden]\n");

        var run = Town.Simulate(new RunbookId("ransomware"), new Scripted(file!, Town.Organisation), file);

        Assert.Contains(run.Entries, e => e is { Action: "escalatie.uitgeput", Object: "k02-duiden" });
        Assert.DoesNotContain(run.Entries, e => e is { Action: "melding.bevestigd", Object: "k02-duiden" });
    }

    [Fact]
    public void An_act_that_the_engine_refuses_is_kept_to_be_told()
    {
        var (file, _) = Town.Read("reactie: proef\ndraaiboek: ransomware\nmomenten:\n  - na: 5m\n    sluit: klaar\n");

        var run = Town.Simulate(new RunbookId("ransomware"), new Scripted(file!, Town.Organisation), file);

        Assert.Equal(RefusalCode.StillOpen, Assert.Single(run.Refusals).Refusal.Code);
    }

    [Theory]
    [InlineData("actie: inzet.gestart\n    op: 0m", true)]
    [InlineData("actie: inzet.gestart\n    op: 1m", false)]
    [InlineData("actie: inzet.gesloten\n    keer: 0", true)]
    [InlineData("actie: inzet.gesloten", false)]
    [InlineData("actie: stap.geopend\n    object: k02-duiden\n    voor: 1m", true)]
    [InlineData("actie: stap.geopend\n    object: k02-duiden\n    vanaf: 1m", false)]
    [InlineData("actie: inzet.gestart\n    keer: 2", false)]
    public void An_expectation_is_met_or_told(string expectation, bool met)
    {
        var (file, diagnostics) = Town.Read($"reactie: proef\ndraaiboek: ransomware\nverwacht:\n  - {expectation}\n");
        Assert.True(file is not null, string.Join('\n', diagnostics));
        var run = Town.Simulate(new RunbookId("ransomware"), Reactions.Nobody);

        Assert.Equal(met, !Expectations.Missed(file.Expected, run.Entries, Town.Start).Any());
    }
}
