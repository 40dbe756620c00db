using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Notifications.Texts;
using CyberDraaiboek.Tests.Engine;

namespace CyberDraaiboek.Tests.Notifications;

public sealed class ComposerTests
{
    [Fact]
    public void An_alarm_for_an_action_says_what_who_until_when_how_and_what_not()
    {
        var town = Letters.TownOf(TownHall.Action("bel", done: TownHall.Within(60)) with
        {
            Title = "Bel de IBD",
            Instruction = "Bel ook als u twijfelt.\n- vertel wat u ziet",
            Avoid = "Zet niets uit.",
            Evidence = "wie u sprak",
            Paper = "kaart 2",
        });

        Assert.Equal(
            """
            [N0] Ransomware: Bel de IBD
            Beste anna,

            U wordt gevraagd als ciso.

            Wat: Bel de IBD
            Inzet: Ransomware
            Niveau: N0
            Gereed voor: zondag 22 november om 04:00 uur

            Wat u doet:
            Bel ook als u twijfelt.
            - vertel wat u ziet

            Wat u niet doet:
            Zet niets uit.

            Noteer als bewijs: wie u sprak
            Op papier: kaart 2

            Laat nu weten of u komt:
            Open de pagina hieronder, kies 'ik kom', 'ik kan niet' of 'verkeerde persoon' en vul uw code in. Antwoordt u niet, dan wordt de volgende gebeld.

            https://draaiboek.example/b/AbC

            Uw code: 4711

            --
            Dit is een echte inzet, geen oefening.
            TLP:AMBER
            Dit bericht is automatisch verstuurd. CyberDraaiboek van Voorbeeldstad, inzet proef.

            """.ReplaceLineEndings("\n"),
            town.Last());
    }

    [Fact]
    public void A_deputy_and_somebody_higher_up_read_why_it_is_them()
    {
        var town = Letters.TownOf(TownHall.Action("bel"));
        town.Push(TimeSpan.FromMinutes(5));
        Assert.Contains("U wordt gevraagd als vervanger van: ciso.", town.Last(m => m.Person.Value == "bert"), StringComparison.Ordinal);

        town.Push(TimeSpan.FromMinutes(10));
        Assert.Contains("ciso is nog niet bereikt. Daarom wordt u gevraagd.", town.Last(m => m.Person.Value == "carla"), StringComparison.Ordinal);

        town.Push(TimeSpan.FromMinutes(5));
        Assert.Contains("U bent al eerder gevraagd als ciso. Er is nog geen antwoord.", town.Last(m => m.Person.Value == "carla"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_is_filled_in_once_and_English_follows()
    {
        var town = Letters.TownOf(TownHall.Notify("alarm", Quorum.One, "ciso"));
        town.Do(new SetData(new Dictionary<string, string> { ["aantal"] = "1200.5" }));
        var text = town.Last();

        Assert.StartsWith("[N0] Ransomware: ALARM alarm\nU bent nodig als ciso.\n", text, StringComparison.Ordinal);
        Assert.Contains("Lek: (nog niet ingevuld). Aantal: 1200,5. Sinds zondag 22 november om 03:00 uur.", text, StringComparison.Ordinal);
        Assert.Contains("English:\nYou are needed.", text, StringComparison.Ordinal);
        Assert.Contains("Uw code: 4711", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_filled_in_is_not_filled_in_again()
    {
        var town = Letters.TownOf(TownHall.Notify("alarm", Quorum.One, "ciso"), title: "{{persoon_naam}}");

        Assert.StartsWith("[N0] {{persoon_naam}}: ", town.Last(), StringComparison.Ordinal);
        Assert.Equal("{{persoon_naam}}", Fields.Fill("{{inzet_titel}}", town.About()));
    }

    [Fact]
    public void Who_only_needs_to_know_gets_no_link()
    {
        var town = Letters.TownOf(TownHall.Notify("bericht", null, "ibd"));

        Assert.False(Composer.AsksAnswer(town.About()));
        Assert.DoesNotContain("code", town.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_drill_begins_with_its_word_and_only_a_drill_says_so()
    {
        var live = Letters.TownOf(TownHall.Action("bel")).Last();
        var drill = Letters.TownOf(TownHall.Action("bel"), RunMode.Drill).Last();

        Assert.DoesNotContain("OEFENING", live, StringComparison.Ordinal);
        Assert.StartsWith("OEFENING [N0] Ransomware: ", drill, StringComparison.Ordinal);
        Assert.Contains("OEFENING OEFENING OEFENING. Dit is geen echte inzet.", drill, StringComparison.Ordinal);
        Assert.DoesNotContain("Dit is een echte inzet", drill, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_may_come_twice_says_so_in_its_first_line()
    {
        var town = Letters.TownOf(TownHall.Action("bel"));
        town.Push(TimeSpan.Zero);
        town.Do(new ReportDelivery(town.Sent[0].Message.Notification, NotificationStatus.InDoubt, null));

        Assert.True(town.Sent[^1].Message.MayBeDuplicate);
        Assert.Equal("Dit bericht kan dubbel bij u aankomen.", town.Last().Split('\n')[1]);
    }

    [Fact]
    public void A_late_step_is_reminded_of()
    {
        var town = Letters.TownOf(TownHall.Action("bel", done: TownHall.Within(60)));
        town.Ack("bel", "anna");
        town.Push(TimeSpan.FromMinutes(61));
        var text = town.Last(m => m.Purpose == Purpose.Reminder);

        Assert.StartsWith("[N0] Ransomware: Herinnering: bel\n", text, StringComparison.Ordinal);
        Assert.Contains("Herinnering: deze stap is nog niet gereed en de tijd is om.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_reader_sees_the_text_and_a_clock_its_end()
    {
        var notify = TownHall.Notify("bericht", null, "ibd") with { SecondReader = new RoleId("secretaris"), Owner = new RoleId("ciso"), Template = Letters.Public.Id };
        var reader = Letters.TownOf(notify);
        reader.Do(new ApproveText(new StepId("bericht")), Town.As("anna", "ciso"));
        var read = reader.Last(m => m.Purpose == Purpose.SecondReader);
        var clock = Letters.TownOf(new ClockStep { Id = new StepId("start"), Title = "start", Owner = new RoleId("ciso"), Clock = new ClockId("avg-33") });
        clock.Do(new FixClock(new ClockId("avg-33"), null, true, clock.Now, "bewust"), Town.As("anna", "ciso"));
        clock.Push(TimeSpan.FromHours(48));
        var warned = clock.Last(m => m.Purpose == Purpose.Clock);

        Assert.Contains("Storing bij Voorbeeldstad:\nWij hebben een storing.", read, StringComparison.Ordinal);
        Assert.Contains("Loopt af op: woensdag 25 november om 03:00 uur", warned, StringComparison.Ordinal);
        Assert.Contains("Melden bij: ibd", warned, StringComparison.Ordinal);
        Assert.DoesNotContain("Uw code", warned, StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_text_is_sent_as_it_was_agreed()
    {
        var town = Letters.TownOf(TownHall.Notify("bericht", null, "ibd") with { Template = Letters.Public.Id });
        var text = town.Last();

        Assert.StartsWith("Storing bij Voorbeeldstad\nWij hebben een storing.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("TLP", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_people_wrote_becomes_markup()
    {
        var town = Letters.TownOf(TownHall.Action("bel") with { Instruction = "<script>alert(1)</script> & \"meer\"" }, title: "<b>x</b>");
        var html = Composer.Compose(town.About(), Letters.Link).Html();

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;meer&quot;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_says_by_itself_that_there_is_no_incident_and_not_that_this_is_real()
    {
        var test = Letters.Alarm with { Test = true };
        var town = Letters.TownOf(
            TownHall.Notify("bereik", Quorum.Everyone, "iedereen"), title: "Kwartaal",
            change: book => book with { Templates = new Dictionary<TemplateId, Template> { [test.Id] = test } });

        var mail = town.Last(m => m.Person.Value == "els");

        Assert.StartsWith("TEST, er is geen incident: [N0] Kwartaal: ALARM bereik\nTEST. Er is geen incident. Dit bericht kijkt alleen of u te bereiken bent.\n", mail, StringComparison.Ordinal);
        Assert.Contains("Laat weten dat dit bericht is aangekomen:", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("echte inzet", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("ik kom", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("gevraagd als", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_called_alone_is_not_told_that_the_next_one_is_called()
    {
        var town = Letters.TownOf(TownHall.Notify("kom", Quorum.Everyone, "iedereen") with { Escalation = TownHall.Plan(new Rung(TimeSpan.FromMinutes(5), RungTarget.Same, null, [], Quorum.One)) });
        Assert.Contains("dan ziet de inzet dat u niet bereikt bent", town.Last(m => m.Person.Value == "els"), StringComparison.Ordinal);

        town.Push(TimeSpan.FromMinutes(5));
        Assert.Contains("U bent al eerder gevraagd. Er is nog geen antwoord.", town.Last(m => m.Person.Value == "els"), StringComparison.Ordinal);
    }
}
