using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

public sealed class FlowTests
{
    private static Condition Leak { get; } = new Condition.Comparison("lek", DataKind.YesNo, Comparer.Equal, "ja");

    [Fact]
    public void Steps_open_one_after_another_and_a_message_does_not_hold_them_up()
    {
        var town = new Town(Book(Notify("alarm", null, "ciso"), Action("een"), Action("twee")));
        Assert.Equal(["alarm", "een"], Open(town, ended: true));

        town.Complete("een");
        Assert.Contains("twee", Open(town));
        Assert.DoesNotContain("een", Open(town));
    }

    [Fact]
    public void A_message_without_answer_is_done_when_everyone_has_been_sent_one()
    {
        var town = new Town(Book(Notify("alarm", null, "ciso", "secretaris", "ibd")));
        town.Push(TimeSpan.Zero);

        Assert.Equal(StepStatus.Done, town.State.Steps[new("alarm")].Status);
        Assert.Equal(["anna", "carla", "ibd"], town.Sent.Select(s => s.Message.Person.Value).Order());
    }

    [Fact]
    public void Tracks_run_side_by_side_and_the_block_ends_when_both_have()
    {
        var block = new ParallelBlock { Key = "F0:tegelijk", Branches = [new Branch("bron", [Action("los"), Action("herstel")]), new Branch("gevolg", [Action("burgers")])] };
        var town = new Town(Book(block, Action("daarna")));
        Assert.Equal(["burgers", "los"], Open(town));
        Assert.Equal("bron", town.State.Steps[new("los")].Track);

        town.Complete("burgers");
        town.Complete("los");
        Assert.Equal(["herstel"], Open(town));
        town.Complete("herstel");
        Assert.Equal(["daarna"], Open(town));
    }

    [Fact]
    public void A_phase_opens_at_its_latest_start_although_the_one_before_is_not_done()
    {
        var town = new Town(Book([new Phase("F0", "Begin", null, [Action("een")]), new Phase("F1", "Alarm", new TargetTime(Minutes(15), Anchor.Start), [Action("twee")])]));

        town.Push(TimeSpan.FromMinutes(14));
        Assert.Equal(["een"], Open(town));
        town.Push(TimeSpan.FromMinutes(1));
        Assert.Equal(["een", "twee"], Open(town));
    }

    [Fact]
    public void If_looks_once_and_when_keeps_waiting()
    {
        var town = new Town(Book(
            new WhenBlock { Key = "F0:zodra", Condition = Leak, Then = [Action("klok")] },
            new IfBlock { Key = "F0:als", Condition = Leak, Then = [Action("ja")], Else = [Action("nee")] }));
        Assert.Equal(["nee"], Open(town));

        town.Do(new SetData(new Dictionary<string, string> { ["lek"] = "ja" }));
        Assert.Equal(["klok", "nee"], Open(town));
    }

    [Fact]
    public void A_choice_follows_the_decision_and_needs_a_mandate_or_a_reason()
    {
        var choice = new ChoiceBlock
        {
            Key = "F0:keuze",
            Subject = "netwerk",
            Cases = new Dictionary<string, IReadOnlyList<Node>> { ["los"] = [Action("trek-stekker")] },
            Otherwise = [Action("kijk-mee")],
        };
        var town = new Town(Book(Decision("netwerk"), choice));

        Assert.Equal(RefusalCode.NotMandated, town.Do(new Decide(new("netwerk"), null, "los", "het verspreidt zich"))?.Code);
        Assert.Equal(RefusalCode.Invalid, town.Do(new Decide(new("netwerk"), null, "los", ""), Town.As("anna", "ciso"))?.Code);
        Assert.Null(town.Do(new Decide(new("netwerk"), null, "los", "het verspreidt zich"), despite: "de CISO is onbereikbaar"));

        Assert.Equal("de CISO is onbereikbaar", town.Events<DecisionTaken>().Single().Override);
        Assert.Equal(["trek-stekker"], Open(town));
    }

    [Fact]
    public void A_decision_that_is_skipped_does_not_hold_up_what_depends_on_it()
    {
        var choice = new ChoiceBlock
        {
            Key = "F0:keuze",
            Subject = "netwerk",
            Cases = new Dictionary<string, IReadOnlyList<Node>> { ["los"] = [Action("trek-stekker")] },
            Otherwise = [Action("kijk-mee")],
        };
        var town = new Town(Book(Decision("netwerk"), choice, Action("daarna")));

        town.Do(new SkipStep(new("netwerk"), null, "de leverancier heeft het netwerk al losgemaakt"));

        Assert.Equal(["kijk-mee"], Open(town));
        town.Complete("kijk-mee");
        Assert.Equal(["daarna"], Open(town));
    }

    [Fact]
    public void A_step_that_nothing_waits_for_does_not_hold_up_others_while_it_waits_itself()
    {
        var later = Action("nazorg") with { Blocks = false, After = [new("lang")] };
        var lang = Action("lang") with { Blocks = false };
        var town = new Town(Book(lang, later, Action("verder")));
        Assert.Equal(["lang", "verder"], Open(town));

        town.Complete("verder");
        Assert.Equal(["lang"], Open(town));
        town.Complete("lang");
        Assert.Equal(["nazorg"], Open(town));
    }

    [Fact]
    public void A_decision_that_is_taken_anew_opens_what_belongs_to_the_new_choice()
    {
        var choice = new ChoiceBlock
        {
            Key = "F0:keuze",
            Subject = "netwerk",
            Cases = new Dictionary<string, IReadOnlyList<Node>> { ["los"] = [Action("trek-stekker")] },
            Otherwise = [Action("kijk-mee")],
        };
        var town = new Town(Book(Decision("netwerk"), choice));
        town.Do(new Decide(new("netwerk"), null, "aan", "sporen"), Town.As("anna", "ciso"));
        Assert.Equal(["kijk-mee"], Open(town));

        town.Do(new ReopenStep(new("netwerk"), "het breidt zich uit"));
        Assert.Equal(["kijk-mee", "netwerk"], Open(town));
        town.Do(new Decide(new("netwerk"), null, "los", "het breidt zich uit"), Town.As("anna", "ciso"));

        Assert.Equal(["kijk-mee", "trek-stekker"], Open(town));
        Assert.Equal(2, town.Codes.Count(code => code == "pad.gekozen"));
        Invariants.Check(town);
    }

    [Fact]
    public void A_decision_comes_back_at_its_review_and_the_flow_goes_on()
    {
        var town = new Town(Book(Decision("netwerk", Hours(4)), Action("daarna")));
        town.Do(new Decide(new("netwerk"), null, "los", "voorzorg"), Town.As("anna", "ciso"));
        town.Complete("daarna");

        town.Push(TimeSpan.FromHours(4));
        Assert.Equal(["netwerk"], Open(town));
        Assert.Null(town.Do(new Decide(new("netwerk"), null, "aan", "het is veilig"), Town.As("anna", "ciso")));
        Assert.Equal("aan", town.State.ValueOf("netwerk"));
    }

    [Fact]
    public void A_review_that_belongs_to_one_choice_does_not_come_after_another()
    {
        var decision = Decision("netwerk") with { Options = [new Option("los", "Los", null), new Option("aan", "Aan", null, Hours(4))] };
        var town = new Town(Book(decision, Action("daarna")));
        town.Do(new Decide(new("netwerk"), null, "aan", "de politie kijkt mee"), Town.As("anna", "ciso"));
        town.Complete("daarna");

        town.Push(TimeSpan.FromHours(4));
        Assert.Equal(["netwerk"], Open(town));
        town.Do(new Decide(new("netwerk"), null, "los", "het breidt zich uit"), Town.As("anna", "ciso"));
        town.Push(TimeSpan.FromDays(2));
        Assert.Empty(Open(town));
    }

    [Fact]
    public void A_repeat_starts_its_next_round_after_the_interval_and_never_on_top()
    {
        var repeat = new RepeatBlock { Key = "F0:herhaal", Every = Hours(2), AtMost = 3, Nodes = [Action("sitrap")] };
        var town = new Town(Book(repeat, Action("daarna")));
        Assert.Equal(["daarna", "sitrap#1"], Open(town));

        town.Push(TimeSpan.FromHours(3));
        Assert.Equal(["daarna", "sitrap#1"], Open(town));
        town.Complete("sitrap#1");
        Assert.Equal(["daarna", "sitrap#2"], Open(town));
        town.Complete("sitrap#2");
        Assert.Equal(["daarna"], Open(town));
        town.Push(TimeSpan.FromHours(2));
        town.Complete("sitrap#3");
        Assert.Equal(["daarna"], Open(town));
        Assert.Contains("herhaling.klaar", town.Codes);
    }

    [Fact]
    public void A_step_waits_for_the_steps_that_it_names()
    {
        var block = new ParallelBlock { Key = "F0:tegelijk", Branches = [new Branch(null, [Action("een")]), new Branch(null, [Action("twee") with { After = [new("een")] }])] };
        var town = new Town(Book(block));
        Assert.Equal(["een"], Open(town));

        town.Do(new SkipStep(new("een"), null, "niet nodig"));
        Assert.Equal(["twee"], Open(town));
    }

    [Fact]
    public void A_step_can_be_done_before_its_turn_and_is_then_not_opened()
    {
        var town = new Town(Book(Action("een"), Action("twee"), Action("drie")));

        Assert.Null(town.Complete("twee", happened: Town.Begin.AddMinutes(-10)));
        town.Complete("een");

        Assert.Equal(["drie"], Open(town));
        Assert.DoesNotContain(town.Sent, s => s.Message.Step == new StepId("twee"));
    }

    [Fact]
    public void A_newer_runbook_is_taken_over_without_touching_open_steps()
    {
        var town = new Town(Book([new Phase("F0", "Begin", null, [Action("een"), Action("twee")])]));
        town.Complete("een");
        var due = town.State.Deadlines[new("trede/twee/ciso")].Due;

        var newer = Book([new Phase("F0", "Begin", null, [Action("een"), Action("nieuw"), Action("twee"), Action("drie")])], "h2");
        Assert.Null(town.Do(new TakeOver(newer, "de IBD adviseert een extra stap")));

        Assert.Equal(["nieuw", "twee"], Open(town));
        Assert.Equal(due, town.State.Deadlines[new("trede/twee/ciso")].Due);
        town.Complete("nieuw");
        town.Complete("twee");
        Assert.Equal(["drie"], Open(town));
        Invariants.Check(town);
    }

    private static List<string> Open(Town town, bool ended = false) =>
        [.. town.State.Steps.Values.Where(s => ended || !s.Ended).Select(s => s.Id.Value).Order(StringComparer.Ordinal)];
}
