namespace CyberDraaiboek.Notifications;

/// <summary>How sending goes, for people who look.</summary>
/// <param name="Mail">Dutch: which server, or which folder.</param>
/// <param name="MailBecomesFiles">No mail leaves the machine: say so loudly.</param>
/// <param name="Waiting">Ready, or waiting for another attempt.</param>
/// <param name="Busy">Being handed over.</param>
/// <param name="ToCall">Calls that somebody must make.</param>
/// <param name="OldestWaiting">Since when the oldest one waits; null: none.</param>
/// <param name="LastFault">The last thing that went wrong since the start, in Dutch; null: nothing.</param>
/// <param name="LastFaultAt">When.</param>
internal sealed record SendingStatus(
    string Mail,
    bool MailBecomesFiles,
    int Waiting,
    int Busy,
    int ToCall,
    DateTimeOffset? OldestWaiting,
    string? LastFault,
    DateTimeOffset? LastFaultAt);
