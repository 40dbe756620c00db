namespace CyberDraaiboek.Notifications.Mail;

/// <summary>The seam: what carries mail. Nothing outside an implementation knows which library it uses.</summary>
internal interface IMailTransport
{
    /// <summary>Dutch, for the status page: which server or which folder.</summary>
    string Description { get; }

    /// <summary>Mail does not leave the machine but becomes files. Must be said loudly.</summary>
    bool WritesFiles { get; }

    /// <summary>Hands over one mail. Several at the same time are fine. Never throws for what a server or address does.</summary>
    Task<SendResult> Send(Mail mail, CancellationToken stop);
}
