using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>Switches over families of records have a throwing arm; these walk every member, so that a new one cannot be forgotten.</summary>
public sealed class CompletenessTests
{
    private static readonly string[] Frozen =
    [
        "besluit.genomen", "besluit.heroverwegen", "correctie", "draaiboek.gestart", "draaiboek.gevraagd", "draaiboek.overgenomen",
        "escalatie.stil", "escalatie.trede", "escalatie.uitgeput", "fase.geopend", "fase.uiterlijk", "gegeven.vastgelegd",
        "handeling.verloren", "herhaling.klaar", "herhaling.ronde", "inzet.gepauzeerd", "inzet.gesloten", "inzet.gestart", "inzet.hervat",
        "klok.gestart", "klok.gestopt", "klok.niet_van_toepassing", "klok.verstreken", "klok.waarschuwing", "melding.afgeleverd",
        "melding.bevestigd", "melding.gebeld", "melding.klaargezet", "melding.mislukt", "melding.onzeker", "melding.vervallen",
        "melding.verzonden", "notitie", "opschaling.gewijzigd", "pad.gekozen", "sitrap.vastgesteld", "stap.geopend", "stap.gereed",
        "stap.heropend", "stap.overgeslagen", "stap.te_laat", "stap.termijn", "stap.toegevoegd", "tekst.akkoord", "termijn.vervallen",
    ];

    [Fact]
    public void No_action_code_that_was_ever_stored_disappears() =>
        Assert.Empty(Frozen.Except(EventCatalogue.AllCodes));

    [Fact]
    public void Every_event_has_an_action_code() =>
        Assert.All(Concrete<RunEvent>(), type => Assert.NotEmpty(type.GetCustomAttributes(typeof(StoredAsAttribute), false)));

    [Fact]
    public void Every_kind_of_step_can_be_opened()
    {
        Node[] all =
        [
            Action("a"), Notify("b", null, "ciso"), Decision("c"),
            new QuestionStep { Id = new("d"), Title = "d", Owner = new("ciso"), Fields = ["lek"], Blocks = false },
            new WaitStep { Id = new("e"), Title = "e", Until = Within(5), Blocks = false },
            new ScaleStep { Id = new("f"), Title = "f", Owner = new("ciso"), Level = new Opschaling(2) },
            new ClockStep { Id = new("g"), Title = "g", Owner = new("ciso"), Clock = new("avg-33") },
            new SitrapStep { Id = new("h"), Title = "h", Owner = new("ciso"), To = [new("ibd")], Template = new("sitrap") },
            new StartRunbookStep { Id = new("i"), Title = "i", Runbook = new("ander"), Blocks = false },
            new WebhookStep { Id = new("j"), Title = "j", To = new("ibd"), Template = new("alarm"), Blocks = false },
        ];
        Assert.Empty(Concrete<Step>().Except(all.Select(n => n.GetType())));

        var town = new Town(Book(new ParallelBlock { Key = "k", Branches = [.. all.Select(n => new Branch(null, [n]))] }));

        Assert.Equal(all.Length, town.State.Steps.Count);
        Assert.Contains("draaiboek.gevraagd", town.Codes);
        Invariants.Check(town);
    }

    [Fact]
    public void Every_command_is_handled()
    {
        var town = new Town(Book(Action("a")));
        var step = new StepId("a");
        Command[] all =
        [
            new Acknowledge(step, null, null, default, Answer.Coming), new CompleteStep(step, null, null, new Dictionary<string, string>()),
            new Decide(step, null, "x", "y"), new FixClock(new("x"), null, true, null, "y"), new StopClock(new("x"), "y"), new SkipStep(step, null, "y"),
            new OpenStep(step, "y"), new OpenPhase("F0", "y"), new ReopenStep(step, "y"), new AddStep("x", new("ciso"), null, null, "y"),
            new ApproveText(step), new EscalateNow(step, "y"), new Silence(step, TimeSpan.FromMinutes(1), "y"), new Pause("y"), new Resume("y"),
            new SetData(new Dictionary<string, string>()), new AddNote("x", EntryKind.Opinion), new Correct(1, "x"), new ChangeLevel(new(1), null, "y"),
            new TakeOver(Book(Action("a")), "y"), new ReportDelivery(new("x"), NotificationStatus.Sent, null), new ReportCall(new("x"), CallResult.Reached, null),
            new DeadlineReached(new("x")), new ChildStarted(step, new("x")), new Close("y"),
        ];
        Assert.Empty(Concrete<Command>().Except([typeof(StartRun), .. all.Select(c => c.GetType())]));

        Assert.All(all, command => town.Do(command));
        Invariants.Check(town);
    }

    private static IEnumerable<Type> Concrete<T>() => typeof(T).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(T)));
}
