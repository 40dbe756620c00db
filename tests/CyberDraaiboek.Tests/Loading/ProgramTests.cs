using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Tests.Checking;

namespace CyberDraaiboek.Tests.Loading;

/// <summary>Drills, campaigns and terms as they are read.</summary>
public sealed class ProgramTests
{
    private const string Drill =
        """
        oefening: tafel
        titel: Proef aan tafel
        versie: "1"
        eigenaar: ciso
        herzien_voor: 2027-11-01
        draaiboek: proef
        soort: papier
        functie: testen
        duur: 1u 30m
        doelen:
          snel-alarm:
            titel: Iedereen is snel binnen
            plan: fase F1
          ibd:
            titel: De IBD weet het
            plan: fase F1
        spelers: [ciso]
        spelleiding:
          responscel: Speelt
        vervangt:
          ibd: responscel
        stopwoord: PAUZE ECHT
        injects:
          brief:
            na: 5m
            alleen_als: niveau < N3
            alleen_als_niet: ibd-bellen
            titel: Een brief
            van: responscel
            als: een medewerker van de balie
            aan: [ciso]
            kanaal: papier
            tekst: Er ligt een brief.
            verwacht:
              - stap: alarm-ciso
                binnen: 10m
              - stap: ibd-bellen
                binnen: 20m
                rol: ciso
                let_op: Wie belt er?
                doelen: [ibd]
            doelen: [snel-alarm]
          extra:
            reserve: ja
            wanneer: Het gaat te snel.
            titel: Een journalist
            van: responscel
            aan: [ciso]
            kanaal: telefoon
            tekst: Klopt het?
        evaluatie:
          - vraag: Ging het goed?
            doel: ibd

        """;

    private const string Campaign =
        """
        campagne: tips
        titel: Tips
        versie: "1"
        eigenaar: ciso
        herzien_voor: 2027-11-01
        doelgroep: leidinggevenden
        doel: Beter
        planning:
          elke: jaar
          maanden: [mei, oktober]
          dag: laatste vrijdag
          om: "10:00"
          niet_in_vakanties: ja
          spreid_over: 2d
          inhalen_binnen: 5d
        berichten:
          een:
            onderwerp: Een
            tekst: Hallo
            doe: Doe dit
            onderwerp_en: One
            tekst_en: Hello
            doe_en: Do this
            maand: mei
        privacy: Wij bewaren niets.
        meet: Niets

        """;

    [Fact]
    public void A_drill_is_read_with_everything_that_stands_in_it()
    {
        var library = WithPrograms(Drill);

        Assert.Empty(library.Diagnostics.Select(fault => fault.ToString()));
        var drill = Assert.Single(library.Drills);
        Assert.Equal(("tafel", "proef", DrillKind.Paper, DrillPurpose.Test, TimeSpan.FromMinutes(90)), (drill.Id.Value, drill.Runbook.Value, drill.Kind, drill.Purpose, drill.Length));
        Assert.Equal("responscel", drill.StandIns[new RoleId("ibd")]);
        Assert.Equal("EINDE OEFENING", drill.EndWord);
        Assert.Equal(64, drill.Hash.Length);

        var letter = drill.Injects[0];
        Assert.Equal(TimeSpan.FromMinutes(5), letter.After);
        Assert.Equal([new StepId("ibd-bellen")], letter.UnlessDone);
        Assert.True(letter.OnlyIf!.Holds(_ => "N2"));
        Assert.False(letter.OnlyIf!.Holds(_ => "N3"));
        Assert.Equal(["snel-alarm"], letter.Expected[0].Goals);
        Assert.Equal(["ibd"], letter.Expected[1].Goals);
        Assert.Equal((null, "Het gaat te snel."), (drill.Injects[1].After, drill.Injects[1].ReserveWhen));
    }

    [Fact]
    public void A_drill_of_a_runbook_with_a_fault_is_not_offered()
    {
        var library = WithPrograms(Drill, runbook: SmallWhole.Runbook.Replace("rol: ciso", "rol: cios"));

        Assert.Single(library.Diagnostics, fault => fault.Severity == Severity.Error);
        Assert.Empty(library.Drills);
        Assert.Single(library.Campaigns);
    }

    [Fact]
    public void Drills_and_campaigns_are_no_part_of_what_a_run_keeps()
    {
        var without = SmallWhole.Load();
        var with = WithPrograms(Drill);
        var id = new RunbookId("proef");

        Assert.Equal(without.BundleOf(id), with.BundleOf(id));
    }

    [Fact]
    public void A_drill_that_cannot_be_read_gives_one_fault()
    {
        var library = WithPrograms("oefening: tafel\ntitel: Let op: mis\n");

        Assert.Equal(["DRB006"], library.Diagnostics.Select(fault => fault.Code));
    }

    [Fact]
    public void A_campaign_is_read_with_everything_that_stands_in_it()
    {
        var campaign = Assert.Single(WithPrograms(Drill).Campaigns);

        Assert.Equal((Audience.Managers, Rhythm.Yearly), (campaign.Audience, campaign.Plan.Every));
        Assert.Equal([5, 10], campaign.Plan.Months);
        Assert.Equal(new MonthDay(null, null, DayOfWeek.Friday), campaign.Plan.Day);
        Assert.Equal(new TimeOnly(10, 0), campaign.Plan.At);
        Assert.True(campaign.Plan.AvoidHolidays);
        Assert.Equal((2, 5), (campaign.Plan.SpreadOver?.Days, campaign.Plan.CatchUpWithin?.Days));
        var message = Assert.Single(campaign.Messages);
        Assert.Equal(("Doe dit", "Do this", 5), (message.Dutch.Do, message.English?.Do, message.Month));
    }

    [Fact]
    public void Terms_are_read_with_and_without_an_explanation()
    {
        Assert.Equal(
            [new Term("AP", "Autoriteit Persoonsgegevens", null), new Term("C2000", "C2000", "Het radionet van de hulpdiensten.")],
            WithPrograms(Drill).Terms);
    }

    private static Library WithPrograms(string drill, string runbook = SmallWhole.Runbook) => SmallWhole.Load(files =>
    {
        files["proef.yaml"] = runbook;
        files["oefeningen/tafel.yaml"] = drill;
        files["campagnes/tips.yaml"] = Campaign;
        files["begrippen.yaml"] = "begrippen:\n  AP: Autoriteit Persoonsgegevens\n  C2000:\n    voluit: C2000\n    uitleg: Het radionet van de hulpdiensten.\n";
    });
}
