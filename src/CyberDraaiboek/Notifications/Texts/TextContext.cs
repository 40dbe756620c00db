using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Notifications.Texts;

/// <summary>All that a text may speak of.</summary>
/// <param name="Run">As it is now.</param>
/// <param name="Intent">The message.</param>
/// <param name="Organisation">Names and titles, as they are now.</param>
/// <param name="Now">The moment of writing.</param>
/// <param name="Sitrap">The situation report that is sent, for a message with that purpose.</param>
internal sealed record TextContext(
    RunState Run, NotificationPrepared Intent, OrganisationDirectory Organisation, DateTimeOffset Now, SitrapFixed? Sitrap = null)
{
    /// <summary>Null: it is about a clock.</summary>
    public StepState? Step { get; } = Intent.Step is { } step ? Run.Steps.GetValueOrDefault(step) : null;

    /// <summary>The clock that the message or its step is about; null: none, or it does not run.</summary>
    public ClockState? Clock { get; } = ClockOf(Run, Intent);

    public TimeZoneInfo Zone => Run.Runbook.Zone;

    public string PersonName => Organisation.NameOf(Intent.Person);

    public string TargetTitle => Organisation.TitleOf(Intent.Target);

    public string Moment(DateTimeOffset instant) => DutchMoment.Of(instant, Zone);

    public string AuthorityName(string id) => Organisation.Authorities.FirstOrDefault(a => a.Id == id)?.Name ?? id;

    /// <summary>A clock of one authority is named after it.</summary>
    public string ClockTitle(ClockId clock)
    {
        var title = Run.Runbook.Clocks.TryGetValue(clock.Authored, out var known) ? known.Title : clock.Authored.Value;
        return clock == clock.Authored ? title : $"{title} ({AuthorityName(clock.Value[(clock.Authored.Value.Length + 1)..])})";
    }

    private static ClockState? ClockOf(RunState run, NotificationPrepared intent)
    {
        if (intent.Clock is { } clock)
        {
            return run.Clocks.GetValueOrDefault(clock);
        }

        var definition = intent.Step is { } step && run.Steps.TryGetValue(step, out var state) ? state.Definition : null;
        var about = definition is ClockStep start ? start.Clock : definition?.ServesClock;
        return about is null ? null : run.Clocks.Values.Where(c => c.Id.Authored == about.Value && c.Running).MinBy(c => c.Ends ?? DateTimeOffset.MaxValue);
    }
}
