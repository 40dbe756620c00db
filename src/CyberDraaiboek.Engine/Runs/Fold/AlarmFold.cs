using System.Collections.Immutable;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Folds events of escalations.</summary>
internal static class AlarmFold
{
    public static RunState Rung(RunState state, RungReached e, DateTimeOffset recorded)
    {
        var step = state.Steps[e.Step];
        var alarm = step.Alarms.TryGetValue(e.AlarmKey, out var known) && known.Cycle == e.Cycle
            ? known
            : new AlarmState { Key = e.AlarmKey, Purpose = e.Purpose, Target = e.Target, Cycle = e.Cycle, Began = recorded };
        var people = alarm.Addressed.GetValueOrDefault(e.Rung, []).Union(e.People);
        alarm = alarm with
        {
            Shift = TimeSpan.FromSeconds(e.ShiftSeconds) > alarm.Shift ? TimeSpan.FromSeconds(e.ShiftSeconds) : alarm.Shift,
            NextAttempt = e.Attempt + 1,
            Addressed = e.People.Count == 0 ? alarm.Addressed : alarm.Addressed.SetItem(e.Rung, people),
        };
        return state
            .WithStep(e.Step, s => s with { Alarms = s.Alarms.SetItem(e.AlarmKey, alarm), Reminders = Math.Max(s.Reminders, e.Cycle) })
            .Without(DeadlineIds.Reminder(e.Step))
            .Without(DeadlineIds.Rung(e.Step, e.AlarmKey))
            .With(DeadlineIds.Rung(e.Step, e.AlarmKey), e.NextAt, DeadlineKind.Rung, e.Step.Value, recorded, e.AlarmKey);
    }

    public static RunState Exhausted(RunState state, EscalationExhausted e) =>
        e.Step is { } step
            ? state.WithAlarm(step, e.AlarmKey, a => a with { Exhausted = true })
                .Without(DeadlineIds.Rung(step, e.AlarmKey))
                .Without(DeadlineIds.Reminder(step))
            : state;

    public static RunState Acknowledged(RunState state, Acknowledged e, DateTimeOffset recorded, Actor by)
    {
        if (e.Notification is { } id && state.Notifications.TryGetValue(id, out var notification) && e.Answer == Answer.Coming)
        {
            state = NotificationFold.Set(state, notification, NotificationStatus.Acknowledged);
        }

        if (e.AlarmKey is not { } key || state.Steps[e.Step].Ended)
        {
            return state;
        }

        if (e is { Person: null, Answer: Answer.Coming })
        {
            state = state.WithAlarm(e.Step, key, a => a with { SpokenFor = a.SpokenFor.Add((by.Name, e.Strength)) });
        }

        return e.Answer == Answer.Coming ? Coming(state, e, key, recorded) : Declined(state, e, key);
    }

    public static RunState Silenced(RunState state, Silenced e, DateTimeOffset recorded)
    {
        var by = e.Until - recorded;
        var moved = state.Deadlines.Values.Where(d => Silences(state, d, e.Step)).Select(d => d with { Due = d.Due + by });
        return (state with { Deadlines = state.Deadlines.SetItems(moved.Select(d => KeyValuePair.Create(d.Id, d))) })
            .WithStep(e.Step, s => s with
            {
                SilentUntil = e.Until,
                Alarms = s.Alarms.ToImmutableSortedDictionary(a => a.Key, a => a.Value with { Shift = a.Value.Shift + by }, StringComparer.Ordinal),
            });
    }

    private static bool Silences(RunState state, Deadline deadline, StepId step) => deadline.Kind switch
    {
        DeadlineKind.Rung or DeadlineKind.Reminder => deadline.Subject == step.Value,
        DeadlineKind.NextContact => state.Notifications[new NotificationId(deadline.Subject)].Intent.Step == step,
        DeadlineKind.Confirmed or DeadlineKind.Done or DeadlineKind.SendBefore or DeadlineKind.Wait or DeadlineKind.Round
            or DeadlineKind.Phase or DeadlineKind.Review or DeadlineKind.ClockWarning or DeadlineKind.ClockEnd => false,
    };

    private static RunState Coming(RunState state, Acknowledged e, string key, DateTimeOffset recorded)
    {
        if (!e.Counts)
        {
            return state;
        }

        state = state.WithAlarm(e.Step, key, a => a with
        {
            Coming = e.Person is { } who ? a.Coming.SetItem(who, e.Strength) : a.Coming,
            Declined = e.Person is { } back ? a.Declined.Remove(back) : a.Declined,
            Reached = a.Reached || e.Reached,
        });
        state = state.WithStep(e.Step, s => s with { Holder = e.Person ?? s.Holder });
        if (e.Reached)
        {
            state = Stop(state, e.Step, key);
        }

        if (e.StepConfirmed)
        {
            foreach (var other in state.Steps[e.Step].Alarms.Values.Where(a => a.Purpose == state.Steps[e.Step].Alarms[key].Purpose))
            {
                state = Stop(state.WithAlarm(e.Step, other.Key, a => a with { Reached = true }), e.Step, other.Key);
            }

            state = state.Without(DeadlineIds.Confirmed(e.Step));
        }

        return state.With(DeadlineIds.Reminder(e.Step), e.RemindAt, DeadlineKind.Reminder, e.Step.Value, recorded, key);
    }

    private static RunState Declined(RunState state, Acknowledged e, string key)
    {
        if (e.Person is not { } person)
        {
            return state;
        }

        state = state.WithAlarm(e.Step, key, a =>
        {
            var coming = a.Coming.Remove(person);
            return a with { Declined = a.Declined.Add(person), Coming = coming, Reached = a.Reached && (!a.Coming.ContainsKey(person) || !coming.IsEmpty) };
        });
        return state.WithStep(e.Step, s => s with { Holder = s.Holder == person ? null : s.Holder });
    }

    // What is pending for that role and nothing else.
    private static RunState Stop(RunState state, StepId step, string key) => state
        .Without(DeadlineIds.Rung(step, key))
        .Without(d => d.Kind == DeadlineKind.NextContact
            && state.Notifications[new NotificationId(d.Subject)].Intent is var intent && intent.Step == step && intent.AlarmKey == key);
}
