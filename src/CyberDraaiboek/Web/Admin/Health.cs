using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Scheduling;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.Web.Admin;

/// <summary>How bad a part is.</summary>
public enum HealthState
{
    /// <summary>Works.</summary>
    Good,

    /// <summary>Works, and somebody should look.</summary>
    Look,

    /// <summary>Does not work.</summary>
    Bad,
}

/// <summary>How a part is.</summary>
/// <param name="Part">Dutch.</param>
/// <param name="State">How bad.</param>
/// <param name="Text">What was seen, and what to do.</param>
public sealed record HealthLine(string Part, HealthState State, string Text)
{
    /// <summary>Dutch, for a badge.</summary>
    public string Word => State switch
    {
        HealthState.Good => "goed",
        HealthState.Look => "kijk hiernaar",
        HealthState.Bad => "werkt niet",
    };

    /// <summary>Class of the badge.</summary>
    public string Look => State switch
    {
        HealthState.Good => "badge--ok",
        HealthState.Look => "badge--warn",
        HealthState.Bad => "badge--alarm",
    };
}

/// <summary>Looks at every part that can be in the way of an alarm.</summary>
internal sealed class Health(
    JournalWriter writer, JournalReader journal, Backups backups, SendingHealth sending, DeadlineScheduler scheduler, PaperDesk paper, HostPaths paths)
{
    private const long Gib = 1L << 30;
    private const long Mib = 1L << 20;
    private const long LittleSpace = Gib;
    private const long NoSpace = 100 * Mib;

    /// <summary>There once systemd's time service has set the clock.</summary>
    private const string SetByNetwork = "/run/systemd/timesync/synchronized";

    private static readonly TimeSpan OldBackup = TimeSpan.FromDays(1);
    private static readonly TimeSpan OldSweep = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ClockMayDiffer = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(5);

    public IReadOnlyList<HealthLine> Lines(DateTimeOffset now) => [Database(), Disk(), Mail(now), Timers(now), ClockLine(now, journal.LastRecorded(), File.Exists(SetByNetwork)), Backup(now), Pack()];

    private HealthLine Database() => writer.Trouble is { } trouble
        ? new("Logboek", HealthState.Bad, trouble.Message)
        : new("Logboek", HealthState.Good, $"Legt vast in {paths.Database} ({new FileInfo(paths.Database).Length / Mib} MiB).");

    private HealthLine Disk()
    {
        var free = new DriveInfo(paths.Data).AvailableFreeSpace;
        var text = $"{free / Mib} MiB vrij voor {paths.Data}.";
        return free < NoSpace ? new("Schijf", HealthState.Bad, text + " Maak nu ruimte: zonder ruimte legt het logboek niets meer vast.")
            : free < LittleSpace ? new("Schijf", HealthState.Look, text + " Maak ruimte.")
            : new("Schijf", HealthState.Good, text);
    }

    private HealthLine Mail(DateTimeOffset now)
    {
        var status = sending.Now();
        var waits = status.Waiting + status.Busy == 0 ? "Er wacht niets." : $"Er wachten {status.Waiting + status.Busy} berichten.";
        var fault = status.LastFault is { } text ? $" Laatste fout {Times.Moment(status.LastFaultAt!.Value, now)}: {text}" : "";
        return status.MailBecomesFiles ? new("Mail", HealthState.Bad, $"ER GAAT GEEN MAIL WEG. Alles komt in {status.Mail}. Stel Smtp:Host in. {waits}")
            : status.OldestWaiting is { } oldest && now - oldest > LongWait ? new("Mail", HealthState.Bad, $"{status.Mail}. {waits} Het oudste wacht al {Times.Span(now - oldest)}.{fault}")
            : new("Mail", fault.Length > 0 ? HealthState.Look : HealthState.Good, $"{status.Mail}. {waits}{fault}");
    }

    private HealthLine Timers(DateTimeOffset now)
    {
        if (scheduler.Failing is { Count: > 0 } failing)
        {
            return new("Timers", HealthState.Bad, $"Van {failing.Count} inzetten lopen de timers niet door: {failing[0].Fault}");
        }

        return scheduler.LastSweep is { } last && now - last < OldSweep
            ? new("Timers", HealthState.Good, $"Laatste ronde {Times.Moment(last, now)}.")
            : new("Timers", HealthState.Look, "De eerste ronde is nog niet klaar, of is te lang geleden.");
    }

    /// <summary>Whether the clock of this machine can be right. A clock that stands back makes every timer late, and nothing else shows it.</summary>
    /// <param name="now">What it says.</param>
    /// <param name="last">When the newest entry of the journal was recorded; null: there is none.</param>
    /// <param name="network">A time server is known to set it.</param>
    internal static HealthLine ClockLine(DateTimeOffset now, DateTimeOffset? last, bool network)
    {
        const string Part = "Klok van deze server";
        var text = $"{Times.Full(now)} in Nederland.";
        return last > now + ClockMayDiffer
            ? new(Part, HealthState.Bad, $"{text} Dat kan niet: de laatste regel van het logboek is van {Times.Full(last.Value)}. De klok staat terug, en timers gaan te laat af. Zet hem goed.")
            : network ? new(Part, HealthState.Good, $"{text} Gelijkgezet over het netwerk.")
            : new(Part, HealthState.Look, $"{text} Niet te zien is of een tijdserver de klok gelijkzet: leg er een telefoon naast.");
    }

    private HealthLine Backup(DateTimeOffset now) => backups.All() is [var last, ..]
        ? new("Reservekopie", now - last.Made > OldBackup ? HealthState.Look : HealthState.Good, $"Laatste: {last.File}, {Times.Full(last.Made)}, in {backups.Folder}. Zet hem ook op een andere plek.")
        : new("Reservekopie", HealthState.Look, "Er is nog geen reservekopie gemaakt op deze server.");

    private HealthLine Pack() => paper.LastFault is { } fault ? new("Noodmap", HealthState.Look, fault)
        : paper.All() is [var last, ..] ? new("Noodmap", last.Mark == paper.Now().Mark ? HealthState.Good : HealthState.Look, $"Laatste: {Times.Full(last.Made)}, kenmerk {last.Mark}.")
        : new("Noodmap", HealthState.Look, "Er is nog geen noodmap gemaakt.");
}
