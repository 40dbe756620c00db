using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using FsCheck;
using FsCheck.Fluent;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>
/// What must hold in every interleaving: random runbooks, people, orders of commands, answers of providers, crashes, downtime. All
/// choices come from one list of numbers, so that a failing case shrinks by itself.
/// </summary>
public sealed class EngineProperties
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(150);

    private static readonly string[] People = ["anna", "bert", "carla", "dirk", "els", "frans"];

    [Fact]
    public void Whatever_happens_no_timer_is_lost_nothing_is_sent_after_the_end_and_replay_gives_the_same_run() =>
        Check.One(Often, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var tape = new Tape(numbers);
            var town = new Town(RandomBook(tape), authorities: ["a", "b"]) { Provider = m => Answer(m, tape) };
            Invariants.Check(town);
            while (!tape.Ended)
            {
                Act(town, tape);
                Invariants.Check(town);
            }

            // The clock runs on for two months: everything comes to rest, and stays so.
            town.Provider = _ => NotificationStatus.Sent;
            town.Push(TimeSpan.FromDays(60));
            Invariants.Check(town);
            Assert.DoesNotContain(town.State.Steps.Values.SelectMany(s => s.Ended ? [] : s.Alarms.Values), a => a.Running && a.Purpose == Purpose.Alarm && town.State.Status == RunStatus.Open);
        }));

    [Fact]
    public void A_timer_fires_never_early_and_never_twice() =>
        Check.One(Often, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var tape = new Tape(numbers);
            var town = new Town(RandomBook(tape));
            for (var step = 0; step < 30 && town.State.Deadlines.Values.MinBy(d => (d.Due, d.Id.Value)) is { } next; step++)
            {
                if (next.Due > town.Now)
                {
                    var lines = town.Journal.Count;
                    town.SetClock(next.Due.AddMilliseconds(-1 - tape.Next(100_000)));
                    town.Fire(next);
                    Assert.Equal(lines, town.Journal.Count);
                    town.SetClock(next.Due);
                }

                town.Fire(next);
                Assert.False(town.State.Deadlines.TryGetValue(next.Id, out var still) && ReferenceEquals(still, next), $"{next} fired and is still there");
                var after = town.Journal.Count;
                if (!town.State.Deadlines.ContainsKey(next.Id))
                {
                    town.Fire(next);
                }

                Assert.Equal(after, town.Journal.Count);
            }
        }));

    [Fact]
    public void With_nobody_reacting_exactly_the_people_of_the_plan_are_called_at_exactly_their_moments() =>
        Check.One(Often, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var plan = RandomPlan(new Tape(numbers));
            var town = new Town(Book(Action("bellen", "ciso", plan)));

            town.Push(TimeSpan.FromDays(2));

            var expected = Expected(plan).ToList();
            Assert.Equal(expected, TownHall.Called(town));
            Assert.Equal("escalatie.uitgeput", town.Codes.Last());
        }));

    [Fact]
    public void An_answer_stops_exactly_what_would_have_come_after_it() =>
        Check.One(Often, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<byte>(), (numbers, minute) =>
        {
            var plan = RandomPlan(new Tape(numbers));
            var town = new Town(Book(Action("bellen", "ciso", plan)));
            town.Push(TimeSpan.FromMinutes(minute));

            town.Ack("bellen", "anna");
            town.Push(TimeSpan.FromDays(2));

            Assert.Equal(Expected(plan).Where(c => c.Minute <= minute).ToList(), TownHall.Called(town));
        }));

    [Fact]
    public void Deciding_is_a_function_the_same_input_gives_the_same_lines() =>
        Check.One(Often, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
            Assert.Equal(Lines(numbers), Lines(numbers))));

    private static List<string> Lines(int[] numbers)
    {
        var tape = new Tape(numbers);
        var town = new Town(RandomBook(tape));
        while (!tape.Ended)
        {
            Act(town, tape);
        }

        return [.. town.Journal.Select(EntryCodec.ToJsonLine)];
    }

    private static IEnumerable<(int Minute, string Person)> Expected(EscalationPlan plan)
    {
        yield return (0, "anna");
        var all = plan.Rungs.SelectMany((rung, at) => Enumerable.Range(0, rung.AtMost)
            .Select(k => (Minute: (int)(rung.After + (k * (rung.RepeatEvery ?? TimeSpan.Zero))).TotalMinutes, At: at, Rung: rung)));
        foreach (var (minute, _, rung) in all.OrderBy(a => a.Minute).ThenBy(a => a.At))
        {
            foreach (var person in rung.Target == RungTarget.Deputy ? ["bert"] : rung.Role!.Value.Value == "secretaris" ? new[] { "carla" } : ["bert", "els", "frans"])
            {
                yield return (minute, person);
            }
        }
    }

    private static EscalationPlan RandomPlan(Tape tape)
    {
        var minute = 0;
        var rungs = Enumerable.Range(0, 1 + tape.Next(4)).Select(_ =>
        {
            minute += 1 + tape.Next(20);
            return tape.Next(3) switch
            {
                0 => Deputy(minute),
                1 => To("secretaris", minute, 1 + tape.Next(10), 1 + tape.Next(3)),
                _ => To("team", minute),
            };
        });
        return Plan([.. rungs]);
    }

    private static Runbook RandomBook(Tape tape)
    {
        var count = 0;
        return Book([.. Enumerable.Range(0, 1 + tape.Next(3)).Select(p => new Phase(
            $"F{p}", $"Fase {p}", p > 0 && tape.Next(2) == 0 ? new TargetTime(Minutes(10 * p), Anchor.Start) : null, Nodes(tape, $"F{p}", 0, ref count)))]);
    }

    private static List<Node> Nodes(Tape tape, string key, int depth, ref int count)
    {
        var nodes = new List<Node>();
        for (var i = 1 + tape.Next(3); i > 0; i--)
        {
            nodes.Add(Node(tape, $"{key}.{i}", depth, ref count));
        }

        return nodes;
    }

    private static Node Node(Tape tape, string key, int depth, ref int count)
    {
        var id = $"s{count++}";
        var role = tape.Next(5) switch { 0 => "secretaris", 1 => "team", 2 => "leeg", _ => "ciso" };
        var leak = new Condition.Comparison("lek", DataKind.YesNo, Comparer.Equal, "ja");
        return tape.Next(depth < 2 ? 12 : 7) switch
        {
            0 => Notify(id, null, role, "ibd"),
            1 => tape.Next(3) == 0 ? Notify(id, tape.Next(2) == 0 ? Quorum.Everyone : null, "iedereen") : Notify(id, Quorum.Everyone, "ciso", role),
            2 => Decision(id, tape.Next(2) == 0 ? Hours(1) : null),
            3 => new ClockStep { Id = new(id), Title = id, Owner = new("ciso"), Clock = new("avg-33"), Escalation = Plan() },
            4 => new WaitStep { Id = new(id), Title = id, Until = Within(5 + tape.Next(60)) },
            5 or 6 => Action(id, role, RandomPlan(tape), tape.Next(2) == 0 ? Within(10 + tape.Next(90)) : null, Within(5)),
            7 => new ParallelBlock { Key = key, Branches = [new Branch("bron", Nodes(tape, key + "a", depth + 1, ref count)), new Branch("gevolg", Nodes(tape, key + "b", depth + 1, ref count))] },
            8 => new IfBlock { Key = key, Condition = leak, Then = Nodes(tape, key, depth + 1, ref count) },
            9 => new WhenBlock { Key = key, Condition = leak, Then = Nodes(tape, key, depth + 1, ref count) },
            10 => new RepeatBlock { Key = key, Every = Minutes(30), AtMost = 1 + tape.Next(3), Nodes = Nodes(tape, key, depth + 1, ref count) },
            _ => Action(id, role),
        };
    }

    private static NotificationStatus? Answer(NotificationPrepared message, Tape tape) => tape.Next(8) switch
    {
        0 => NotificationStatus.Failed,
        1 => NotificationStatus.InDoubt,
        2 => null,
        _ when message.Channel == Channel.Call => null,
        _ => NotificationStatus.Sent,
    };

    private static void Act(Town town, Tape tape)
    {
        var step = Some(tape, town.State.Steps.Values.Select(s => s.Id.Value)) ?? "s0";
        var person = People[tape.Next(People.Length)];
        var by = Town.As(person, "ciso");
        switch (tape.Next(21))
        {
            case 0 or 1: town.Push(TimeSpan.FromMinutes(tape.Next(60))); break;
            case 2: town.Push(TimeSpan.FromHours(tape.Next(30))); break;
            case 3: town.Crash(); break;
            case 4: town.Sleep(TimeSpan.FromHours(tape.Next(40))); break;
            case 5 or 6: town.Ack(step, person); break;
            case 7: town.Ack(step, person, Engine_Answer(tape)); break;
            case 8 or 9: town.Complete(step, person); break;
            case 10: town.Do(new SkipStep(new(step), null, "proef"), by); break;
            case 11: town.Do(new Decide(new(step), null, tape.Next(2) == 0 ? "los" : "aan", "proef"), by); break;
            case 12: town.Do(new FixClock(new("avg-33"), null, tape.Next(2) == 0, town.Now, "proef"), by); break;
            case 13: town.Do(new StopClock(new("avg-33"), "proef"), by); break;
            case 14: town.Do(new EscalateNow(new(step), "proef"), by); break;
            case 15: town.Do(new Silence(new(step), TimeSpan.FromMinutes(1 + tape.Next(90)), "proef"), by); break;
            case 16: town.Do(town.State.Status == RunStatus.Paused ? new Resume("proef") : new Pause("proef"), by); break;
            case 17: town.Do(new SetData(new Dictionary<string, string> { ["lek"] = "ja" }), by); break;
            case 19: town.Organisation = WithAway(town, person); break;
            case 18: town.Do(new ReopenStep(new(step), "proef"), by); break;
            default: Report(town, tape); break;
        }
    }

    /// <summary>Somebody goes away, or comes back.</summary>
    private static OrganisationDirectory WithAway(Town town, string name)
    {
        var person = town.Organisation.People[new(name)];
        var people = new Dictionary<PersonId, Person>(town.Organisation.People)
        {
            [person.Id] = person with { Absences = person.Absences.Count > 0 ? [] : [new Absence(town.Now, town.Now.AddDays(90), null)] },
        };
        return town.Organisation with { People = people };
    }

    private static Answer Engine_Answer(Tape tape) => tape.Next(2) == 0 ? CyberDraaiboek.Engine.Runs.Answer.Unable : CyberDraaiboek.Engine.Runs.Answer.WrongPerson;

    // Callbacks come late, twice and out of order.
    private static void Report(Town town, Tape tape)
    {
        if (Some(tape, town.State.Notifications.Keys.Select(n => n.Value)) is not { } name)
        {
            return;
        }

        var id = new NotificationId(name);
        _ = tape.Next(4) switch
        {
            0 => town.Do(new ReportDelivery(id, NotificationStatus.Delivered, null), Actor.Dispatcher),
            1 => town.Do(new ReportDelivery(id, NotificationStatus.Failed, "proef"), Actor.Dispatcher),
            2 => town.Do(new ReportCall(id, tape.Next(2) == 0 ? CallResult.Reached : CallResult.NoAnswer, null)),
            _ => town.Do(new ReportDelivery(id, NotificationStatus.Sent, null), Actor.Dispatcher),
        };
    }

    private static string? Some(Tape tape, IEnumerable<string> names) =>
        names.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } list ? list[tape.Next(list.Count)] : null;

    private sealed class Tape(int[] numbers)
    {
        private int _at;

        public bool Ended => _at >= numbers.Length;

        public int Next(int below) => _at < numbers.Length ? (int)((uint)numbers[_at++] % (uint)below) : 0;
    }
}
