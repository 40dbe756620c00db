using System.Globalization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Names of deadlines. Stored while they are open, so they do not change.</summary>
internal static class DeadlineIds
{
    public static DeadlineId Confirmed(StepId step) => new($"bevestigd/{step}");

    public static DeadlineId Done(StepId step) => new($"gereed/{step}");

    public static DeadlineId Wait(StepId step) => new($"wacht/{step}");

    public static DeadlineId Reminder(StepId step) => new($"herinnering/{step}");

    public static DeadlineId Review(StepId step) => new($"heroverweging/{step}");

    public static DeadlineId Rung(StepId step, string alarm) => new($"trede/{step}/{alarm}");

    public static DeadlineId SendBefore(NotificationId notification) => new($"verzonden/{notification}");

    public static DeadlineId NextContact(NotificationId notification) => new($"kanaal/{notification}");

    public static DeadlineId Phase(string phase) => new($"fase/{phase}");

    public static DeadlineId Round(string block) => new($"ronde/{block}");

    public static DeadlineId ClockEnd(ClockId clock) => new($"klokeinde/{clock}");

    public static DeadlineId ClockWarning(ClockId clock, int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"klokwaarschuwing/{clock}/{number}"));
}
