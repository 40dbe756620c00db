using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Cli;
using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Tests.Simulation;

namespace CyberDraaiboek.Tests.Api;

/// <summary>What <c>status</c> goes on saying when all that was planned has been done.</summary>
public sealed class StatusTests
{
    private static readonly Lazy<RunState> Silence = new(() => Town.Simulate(new RunbookId("ransomware"), Reactions.Nobody).State);

    [Fact]
    public void When_nobody_was_reached_the_numbers_stay_in_sight()
    {
        var now = Town.Start.AddDays(3);
        var run = RunNow.Of(Silence.Value, Town.Organisation, [], now);

        var exhausted = run.Troubles.Where(t => t.Kind == "niemand_bereikt").Select(t => t.Step!).ToHashSet();
        Assert.NotEmpty(exhausted);
        foreach (var step in exhausted)
        {
            Assert.Contains(run.StillToReach, p => p.Step == step && p.Numbers.Count > 0);
        }

        var lines = StatusText.Lines(run).ToList();
        var first = run.StillToReach.First(p => p.Numbers.Count > 0);
        Assert.Contains("Nog niet bereikt, bel zelf:", lines);
        Assert.Contains(lines, l => l.Contains(first.Name, StringComparison.Ordinal) && l.Contains(first.Numbers[0], StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_that_did_not_arrive_is_a_trouble_until_somebody_answers()
    {
        var step = Silence.Value.Steps.Values.First(s => !s.Ended && s.Alarms.Values.Any(a => !a.Reached));
        var message = Silence.Value.Notifications.Values.First(n => n.Intent.Step == step.Id && n.Intent.Channel == Channel.Mail);
        var run = Silence.Value with
        {
            Notifications = Silence.Value.Notifications.SetItem(message.Intent.Notification, message with { Status = NotificationStatus.Failed }),
        };
        var alarm = step.Alarms[message.Intent.AlarmKey];

        var trouble = Assert.Single(Trouble.Of(run, Town.Organisation, Town.Start), t => t.Kind == "melding_mislukt");
        Assert.StartsWith($"NIET AANGEKOMEN: mail aan {Trouble.NameOf(Town.Organisation, message.Intent.Person)}, voor '{step.Definition.Title}'", trouble.Text, StringComparison.Ordinal);
        Assert.Contains(StatusText.Lines(RunNow.Of(run, Town.Organisation, [], Town.Start)), l => l.Contains(trouble.Text, StringComparison.Ordinal));

        var reached = run with { Steps = run.Steps.SetItem(step.Id, step with { Alarms = step.Alarms.SetItem(alarm.Key, alarm with { Reached = true }) }) };
        Assert.DoesNotContain(Trouble.Of(reached, Town.Organisation, Town.Start), t => t.Kind == "melding_mislukt");
    }

    [Fact]
    public void A_doubt_about_somebody_stays_when_others_were_reached_and_goes_when_that_person_answers()
    {
        var step = Silence.Value.Steps.Values.First(s => !s.Ended && s.Alarms.Values.Any(a => !a.Reached));
        var message = Silence.Value.Notifications.Values.First(n => n.Intent.Step == step.Id && n.Intent.Channel == Channel.Mail);
        var alarm = step.Alarms[message.Intent.AlarmKey];

        Assert.Contains(Doubts(alarm), text => text.Contains($"ONZEKER of {Trouble.NameOf(Town.Organisation, message.Intent.Person)}", StringComparison.Ordinal));
        Assert.NotEmpty(Doubts(alarm with { Reached = true, Coming = alarm.Coming.Add(new PersonId("iemand-anders"), Strength.Strong) }));
        Assert.Empty(Doubts(alarm with { Coming = alarm.Coming.Add(message.Intent.Person, Strength.Weak) }));
        Assert.Empty(Doubts(alarm with { Declined = alarm.Declined.Add(message.Intent.Person) }));

        List<string> Doubts(AlarmState now) =>
        [
            .. Trouble.Of(
                Silence.Value with
                {
                    Notifications = Silence.Value.Notifications.SetItem(message.Intent.Notification, message with { Status = NotificationStatus.InDoubt }),
                    Steps = Silence.Value.Steps.SetItem(step.Id, step with { Alarms = step.Alarms.SetItem(now.Key, now) }),
                },
                Town.Organisation,
                Town.Start).Where(t => t.Kind == "onzeker").Select(t => t.Text),
        ];
    }
}
