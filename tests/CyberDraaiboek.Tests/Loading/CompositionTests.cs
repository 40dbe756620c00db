using System.Text;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Tests.Checking;

namespace CyberDraaiboek.Tests.Loading;

/// <summary>How files become one runbook.</summary>
public sealed class CompositionTests
{
    private const string Core =
        """
        draaiboek: kern
        titel: Kern
        versie: "1"
        eigenaar: ciso
        herzien_voor: 2027-11-01
        alleen_als_onderdeel: ja
        gegevens:
          lek:
            soort: ja_nee
            vraag: Is er een lek?
        op_papier: [bellijst]
        fasen:
          - fase: F1
            titel: Uit de kern
            begint_uiterlijk: 5m na T0
            stappen:
              - actie: logboek
                titel: Open het logboek
                rol: fg
          - fase: F5
            titel: Afschalen
            tegelijk:
              - spoor: bron
                stappen:
                  - als: lek = ja
                    dan:
                      - wachten: even
                        duur: 5m
              - spoor: gevolg
                stappen:
                  - als: lek = ja
                    dan:
                      - wachten: even-nog
                        duur: 5m

        """;

    private static Library With(string include, Action<Dictionary<string, string>>? change = null) => SmallWhole.Load(files =>
    {
        files["kern.yaml"] = Core;
        files["proef.yaml"] = files["proef.yaml"].Replace("fasen:\n", $"{include}fasen:\n", StringComparison.Ordinal);
        change?.Invoke(files);
    });

    [Theory]
    [InlineData("proef.yaml", "rol: ciso", "rol: csio")]
    [InlineData("kern.yaml", "rol: fg", "rol: gf")]
    public void A_runbook_read_alone_has_the_faults_of_what_it_is_made_of(string file, string right, string wrong)
    {
        var only = new RunbookId("proef");
        Assert.Contains(only, Alone(_ => { }).Runbooks.Keys);

        var broken = Alone(files => files[file] = files[file].Replace(right, wrong, StringComparison.Ordinal));

        Assert.DoesNotContain(only, broken.Runbooks.Keys);
        Assert.Contains(broken.Diagnostics, fault => fault.Severity == Severity.Error && fault.At.File == file);

        Library Alone(Action<Dictionary<string, string>> change) => SmallWhole.Load(
            files =>
            {
                files["kern.yaml"] = Core;
                files["proef.yaml"] = files["proef.yaml"].Replace("fasen:\n", "begint_met: [kern]\nfasen:\n", StringComparison.Ordinal);
                files["ander.yaml"] = "draaiboek: [dit is stuk";
                change(files);
            },
            only);
    }

    [Fact]
    public void Phases_with_the_same_code_run_side_by_side_with_the_include_first()
    {
        var runbook = With("begint_met: [kern]\nop_papier: [plattegrond, bellijst]\n").Runbooks[new RunbookId("proef")];

        Assert.Equal(["F1", "F5"], runbook.Phases.Select(phase => phase.Code));
        Assert.Equal("Alarmering", runbook.Phases[0].Title);
        Assert.Equal(new TargetTime(TimeLimit.Of(TimeSpan.FromMinutes(5)), Anchor.Start), runbook.Phases[0].LatestStart);
        var together = Assert.IsType<ParallelBlock>(Assert.Single(runbook.Phases[0].Nodes));
        Assert.Equal("F1 samen", together.Key);
        Assert.Equal(["logboek", "alarm-ciso ibd-bellen"], together.Branches.Select(branch => string.Join(' ', branch.Nodes.Cast<Step>().Select(step => step.Id))));
        Assert.Equal(["lek"], runbook.Data.Keys);
        Assert.Equal(["bellijst", "plattegrond"], runbook.Paper);
        Assert.Equal([new RunbookId("kern")], runbook.Includes);
        Assert.Equal("Europe/Amsterdam", runbook.Zone.Id);
    }

    [Fact]
    public void Blocks_are_named_after_their_phase_their_text_and_a_number_among_equals()
    {
        var runbook = With(string.Empty).Runbooks[new RunbookId("kern")];
        var parallel = Assert.IsType<ParallelBlock>(Assert.Single(runbook.Phases[1].Nodes));

        Assert.Equal("F5 tegelijk bron en gevolg", parallel.Key);
        Assert.Equal(["bron", "gevolg"], parallel.Branches.Select(branch => branch.Track));
        Assert.Equal(["F5 als lek = ja", "F5 als lek = ja (2)"], parallel.Branches.Select(branch => ((IfBlock)branch.Nodes[0]).Key));
    }

    [Fact]
    public void An_include_that_comes_along_two_ways_is_there_once()
    {
        var library = With("begint_met: [kern, deel]\n", files =>
            files["deel.yaml"] = Core.Replace("kern", "deel").Replace("logboek", "deelstap").Replace("wachten: even", "wachten: deel-even").Replace("gegevens:\n  lek:\n    soort: ja_nee\n    vraag: Is er een lek?\n", "begint_met: [kern]\n"));

        Assert.Empty(library.Diagnostics);
        Assert.Equal(["kern", "deel"], library.Runbooks[new RunbookId("proef")].Includes.Select(id => id.Value));
    }

    [Fact]
    public void Only_whole_runbooks_can_be_started()
    {
        var library = With("begint_met: [kern]\n");

        Assert.Equal(["proef"], library.Startable.Select(runbook => runbook.Id.Value));
        Assert.Equal([("kern", false, true), ("proef", true, true)], library.Infos.Select(info => (info.Id.Value, info.Startable, info.Usable)));
    }

    [Fact]
    public void A_fault_in_an_include_takes_down_what_includes_it_and_nothing_else()
    {
        var library = With("begint_met: [kern]\n", files =>
        {
            files["los.yaml"] = SmallWhole.Runbook.Replace("draaiboek: proef", "draaiboek: los");
            files["kern.yaml"] = Core.Replace("rol: fg", "rol: fgg");
        });

        Assert.Equal(["los"], library.Runbooks.Keys.Select(id => id.Value));
        Assert.Equal("kern.yaml:19:14", Assert.Single(library.Diagnostics).ToString().Split(' ')[0]);
        Assert.Equal(["kern False", "los True", "proef False"], library.Infos.Select(info => $"{info.Id} {info.Usable}"));
    }

    [Fact]
    public void Escalations_come_from_their_name_the_step_or_the_standard()
    {
        var runbook = With(
            string.Empty,
            files =>
            {
                files["organisatie.yaml"] += "    uitgeput_na: 20m\n    herinner_hoogstens: 5\n  spoed:\n    treden:\n      - na: 2m\n        naar: ibd\n        via: [bellen]\n        van: iedereen\n        sterkte: sterk\n        herhaal: elke 3m\n        hoogstens: 4\n";
                files["proef.yaml"] +=
                    "      - actie: a\n        titel: A\n        rol: ciso\n        escalatie: spoed\n"
                    + "      - actie: b\n        titel: B\n        rol: ciso\n        escalatie: geen\n"
                    + "      - actie: c\n        titel: C\n        rol: ciso\n        escalatie:\n          - na: 0m\n            naar: zelfde\n"
                    + "      - melding: d\n        aan: [ibd]\n        sjabloon: alarm\n";
            }).Runbooks[new RunbookId("proef")];
        var plans = runbook.Phases[0].Nodes.Cast<Step>().ToDictionary(step => step.Id.Value, step => step.Escalation);

        Assert.Equal("10m Deputy", Rungs(plans["ibd-bellen"]));
        Assert.Equal((TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30), 5), (plans["ibd-bellen"].GiveUpAfter, plans["ibd-bellen"].RemindEvery, plans["ibd-bellen"].RemindAtMost));
        var spoed = Assert.Single(plans["a"].Rungs);
        Assert.Equal((TimeSpan.FromMinutes(2), RungTarget.Role, new RoleId("ibd"), Quorum.Everyone, Strength.Strong, TimeSpan.FromMinutes(3), 4), (spoed.After, spoed.Target, spoed.Role!.Value, spoed.Quorum, spoed.AtLeast!.Value, spoed.RepeatEvery!.Value, spoed.AtMost));
        Assert.Equal([Channel.Call], spoed.Via);
        Assert.Equal(TimeSpan.FromMinutes(20), plans["a"].GiveUpAfter);
        Assert.Empty(plans["b"].Rungs);
        Assert.Equal("0m Same", Rungs(plans["c"]));
        Assert.Empty(plans["d"].Rungs);

        static string Rungs(EscalationPlan plan) => string.Join(", ", plan.Rungs.Select(rung => $"{TimeLimit.Of(rung.After)} {rung.Target}"));
    }

    [Fact]
    public void Steps_have_the_defaults_that_the_language_promises()
    {
        var steps = SmallWhole.Load(files => files["proef.yaml"] +=
            """
                  - klok: avg
                    start: avg-33
                  - besluit: los
                    vraag: Halen we het netwerk los?
                    door: ciso
                    binnen: 30m
                    keuzes:
                      alles:
                        titel: Alles
                        gevolg: Ook de telefoon valt uit
                      niets: Niets
                  - wachten: even
                    duur: 5m
            """.ReplaceLineEndings("\n")).Runbooks[new RunbookId("proef")].Phases[0].Nodes.Cast<Step>().ToDictionary(step => step.Id.Value);

        var clock = Assert.IsType<ClockStep>(steps["avg"]);
        Assert.Equal(("Melding bij de AP", new RoleId("fg")), (clock.Title, clock.Owner!.Value));
        var decision = Assert.IsType<DecisionStep>(steps["los"]);
        Assert.Equal(("Halen we het netwerk los?", new RoleId("ciso"), new TargetTime(TimeLimit.Of(TimeSpan.FromMinutes(30)))), (decision.Title, decision.Owner!.Value, decision.DoneBefore));
        Assert.Equal([new Option("alles", "Alles", "Ook de telefoon valt uit"), new Option("niets", "Niets", null)], decision.Options);
        Assert.False(steps["alarm-ciso"].Blocks);
        Assert.True(((NotifyStep)steps["alarm-ciso"]).AsksAcknowledgement);
        Assert.True(steps["ibd-bellen"].Blocks);
        Assert.Null(steps["even"].Owner);
    }

    [Fact]
    public void The_second_organisation_file_replaces_by_name_and_stays_out_of_the_bundle()
    {
        const string Secret = "+31 6 99999999";
        var second = new SourceFile("geheim.yaml", Encoding.UTF8.GetBytes($"personen:\n  anna:\n    naam: Anna (echt)\n    kanalen:\n      - bellen: \"{Secret}\"\n        gecontroleerd_op: 2026-11-20\n"));
        var plain = SmallWhole.Load();
        var library = RunbookLoader.Load(SmallWhole.Sources(SmallWhole.Files()), new LoadOptions(new DateOnly(2026, 11, 22), [second]));

        Assert.Empty(library.Diagnostics);
        Assert.Equal("Anna (echt)", library.Organisation!.People[new PersonId("anna")].Name);
        Assert.Equal("+31699999999", library.Organisation.People[new PersonId("anna")].Contacts.Single().Address);
        Assert.Equal("Bram Smit", library.Organisation.People[new PersonId("bram")].Name);
        Assert.DoesNotContain("99999999", library.BundleOf(new RunbookId("proef")).Json);
        Assert.Equal(plain.Runbooks.Values.Single().Hash, library.Runbooks.Values.Single().Hash);
    }

    [Fact]
    public void The_hash_follows_the_files_that_the_runbook_is_made_of_and_no_others()
    {
        var hash = Hash(_ => { });

        Assert.Equal(hash, Hash(files => files["los.yaml"] = SmallWhole.Runbook.Replace("draaiboek: proef", "draaiboek: los")));
        Assert.Equal(hash, Hash(files => files["klokken.yaml"] += "# opmerking\n"));
        Assert.NotEqual(hash, Hash(files => files["proef.yaml"] += "# opmerking\n"));
        Assert.NotEqual(hash, Hash(files => files["sjablonen/alarm.yaml"] += "# opmerking\n"));
        Assert.NotEqual(hash, Hash(files => files["organisatie.yaml"] += "# opmerking\n"));

        static string Hash(Action<Dictionary<string, string>> change) => SmallWhole.Load(change).Runbooks[new RunbookId("proef")].Hash;
    }

    [Fact]
    public void A_kept_runbook_comes_back_though_the_organisation_no_longer_has_its_roles()
    {
        var library = RunbookLoader.Load(
            SmallWhole.Sources(SmallWhole.Files().Append(new("kort.yaml", SmallWhole.Runbook.Replace("draaiboek: proef", "draaiboek: kort").Replace("rol: ciso", "rol: nieuw")))),
            new LoadOptions(new DateOnly(2026, 11, 22), [new SourceFile("tweede.yaml", "rollen:\n  nieuw:\n    titel: Nieuw\n    bezetting: [anna]\n    vervangers: [bram]\n"u8.ToArray())]));
        var kept = library.Runbooks[new RunbookId("kort")];

        Assert.Equal(DeepText.Of(kept), DeepText.Of(Library.FromBundle(library.BundleOf(kept.Id).Json)));
        Assert.Throws<FormatException>(() => Library.FromBundle("{}"));
        Assert.Throws<FormatException>(() => Library.FromBundle("[1]"));
        Assert.Throws<FormatException>(() => Library.FromBundle("""{"draaiboek":"weg","bestanden":{}}"""));
    }

    [Fact]
    public void The_organisation_is_as_it_was_written()
    {
        var organisation = SmallWhole.Load(files => files["organisatie.yaml"] = files["organisatie.yaml"]
            .Replace("  fg:\n    titel: FG\n    bezetting: [bram]", "  fg:\n    titel: FG\n    rooster: piket")
            .Replace("    personen: [anna, bram]", "    personen: [anna, bram]\n    afwijkingen:\n      - van: 2026-01-07\n        tot: 2026-01-08 12:00\n        persoon: bram")).Organisation!;
        var fg = new RoleId("fg");

        Assert.Equal("anna", OnDuty("2026-01-06T12:00:00+01:00"));
        Assert.Equal("bram", OnDuty("2026-01-07T00:00:00+01:00"));
        Assert.Equal("anna", OnDuty("2026-01-08T12:00:00+01:00"));
        Assert.Equal("bram", OnDuty("2026-01-12T08:00:00+01:00"));
        Assert.Equal("+31700000000", organisation.Parties[new RoleId("ibd")].Contacts.Single().Address);

        string OnDuty(string at) => organisation.OnDuty(fg, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).Single().Id.Value;
    }
}
