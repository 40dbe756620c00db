using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>What happens when a step ends: what waits to be sent about it is withdrawn.</summary>
internal static class Ending
{
    /// <summary>The step is done.</summary>
    public static void Done(Turn turn, StepId id, string? evidence, bool byActor)
    {
        var done = new StepDone { Step = id, Evidence = evidence, Ahead = turn.Find(id) is null };
        if (byActor)
        {
            turn.Record(done);
        }
        else
        {
            turn.Follow(done);
        }

        Withdraw(turn, n => n.Intent.Step == id && n.Intent.Purpose != Purpose.Sitrap);
    }

    /// <summary>Withdraws messages that have not left.</summary>
    public static void Withdraw(Turn turn, Func<NotificationState, bool> which)
    {
        var ready = turn.State.Notifications.Values
            .Where(n => n.Status == NotificationStatus.Ready && which(n))
            .OrderBy(n => n.Intent.Notification.Value, StringComparer.Ordinal)
            .ToList();
        foreach (var notification in ready)
        {
            turn.Follow(new NotificationWithdrawn { Notification = notification.Intent.Notification });
        }
    }
}
