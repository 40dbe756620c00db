using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>What people do: twice, at the same time, without a mandate, at the end.</summary>
public sealed class ActTests
{
    [Fact]
    public void The_loser_of_a_race_is_told_who_won_and_both_are_in_the_journal()
    {
        var town = new Town(Book(Action("een")));
        Assert.Null(town.Complete("een", "anna"));
        Assert.Null(town.Complete("een", "anna"));

        var refusal = town.Complete("een", "bert", "ik ook");

        Assert.Equal(RefusalCode.LostRace, refusal?.Code);
        Assert.Contains("anna", refusal?.Message, StringComparison.Ordinal);
        Assert.Equal(["stap.gereed", "handeling.verloren"], town.Codes.TakeLast(2));
        Assert.Contains("ik ook", town.Journal[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_act_with_other_facts_is_not_the_same_act()
    {
        var question = new QuestionStep { Id = new("duiden"), Title = "Duiden", Owner = new("ciso"), Fields = ["lek"], Escalation = Plan() };
        var town = new Town(Book(question, Decision("netwerk"), Action("over")));
        CompleteStep Fill(string value) => new(new("duiden"), null, null, new Dictionary<string, string> { ["lek"] = value });
        Decide Choose(string reason) => new(new("netwerk"), null, "los", reason);
        var anna = Town.As("anna", "ciso");

        Assert.Null(town.Do(Fill("ja"), anna));
        Assert.Null(town.Do(Fill("ja"), anna));
        Assert.Equal(RefusalCode.LostRace, town.Do(Fill("nee"), anna)?.Code);
        Assert.Contains("lek = nee", town.Journal[^1].Data, StringComparison.Ordinal);

        Assert.Null(town.Do(Choose("voorzorg"), anna));
        Assert.Null(town.Do(Choose("voorzorg"), anna));
        Assert.Equal(RefusalCode.LostRace, town.Do(Choose("op verzoek van de IBD"), anna)?.Code);
        Assert.Contains("op verzoek van de IBD", town.Journal[^1].Data, StringComparison.Ordinal);

        Assert.Null(town.Do(new SkipStep(new("over"), null, "dubbel"), anna));
        Assert.Null(town.Do(new SkipStep(new("over"), null, "dubbel"), anna));
        Assert.Equal(RefusalCode.LostRace, town.Do(new SkipStep(new("over"), null, "te duur"), anna)?.Code);
    }

    [Fact]
    public void A_public_text_needs_two_different_readers()
    {
        var notify = Notify("persbericht", null, "ibd") with { Owner = new("ciso"), SecondReader = new("secretaris"), Escalation = Plan() };
        var town = new Town(Book(notify));
        town.Push(TimeSpan.Zero);
        Assert.Equal(["anna"], town.Sent.Select(s => s.Message.Person.Value));

        Assert.Null(town.Do(new ApproveText(new("persbericht")), Town.As("anna", "ciso")));
        Assert.Equal(RefusalCode.SecondReaderIsFirst, town.Do(new ApproveText(new("persbericht")), Town.As("anna", "ciso"))?.Code);
        Assert.Null(town.Do(new ApproveText(new("persbericht")), Town.As("carla", "secretaris")));

        Assert.Equal(["anna", "carla", "ibd"], town.Sent.Select(s => s.Message.Person.Value));
        Assert.Equal(StepStatus.Done, town.State.Steps[new("persbericht")].Status);
        TownHall.Quiet(town);
    }

    [Fact]
    public void A_run_with_open_steps_is_closed_only_with_a_reason_and_then_stays_silent()
    {
        var town = new Town(Book(Action("een")));
        Assert.Equal(RefusalCode.StillOpen, town.Do(new Close("klaar"))?.Code);

        Assert.Null(town.Do(new Close("klaar"), despite: "vals alarm"));
        TownHall.Quiet(town);

        Assert.Equal(RefusalCode.RunClosed, town.Complete("een")?.Code);
        Assert.Null(town.Do(new AddNote("nagekomen", EntryKind.Fact)));
        Assert.Null(town.Ack("een", "anna"));
        Assert.Equal("melding.bevestigd", town.Codes.Last());
    }

    [Fact]
    public void Scaling_up_is_an_act_of_a_person_with_a_reason()
    {
        var scale = new ScaleStep { Id = new("naar-gbt"), Title = "GBT", Owner = new("ciso"), Level = new Opschaling(3), Grip = "3", Escalation = Plan() };
        var town = new Town(Book(scale));
        Assert.Equal("N0", town.State.Level.ToString());

        Assert.Equal(RefusalCode.Invalid, town.Complete("naar-gbt")?.Code);
        Assert.Null(town.Complete("naar-gbt", evidence: "alles ligt plat"));

        Assert.Equal("N3", town.State.Level.ToString());
        Assert.Equal("3", town.State.Grip);
    }

    [Fact]
    public void A_step_added_by_hand_has_the_same_rights()
    {
        var town = new Town(Book(Action("een")));

        Assert.Null(town.Do(new AddStep("Haal koffie", new("secretaris"), null, Minutes(30), "de nacht is lang")));
        town.Push(TimeSpan.FromMinutes(31));

        Assert.Contains(town.Sent, s => s.Message.Step == new StepId("extra-1") && s.Message.Person.Value == "carla");
        Assert.Contains("stap.te_laat", town.Codes);
        Invariants.Check(town);
    }
}
