using System.Collections.Concurrent;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Mail;

namespace CyberDraaiboek.SystemTests.Mail;

/// <summary>Carries nothing; remembers what it was given and answers as it is told.</summary>
internal sealed class FakeTransport : IMailTransport
{
    private readonly ConcurrentQueue<CyberDraaiboek.Notifications.Mail.Mail> _given = new();

    public string Description => "proef";

    public bool WritesFiles => false;

    public Func<CyberDraaiboek.Notifications.Mail.Mail, Task<SendResult>> Answer { get; set; } = _ => Task.FromResult<SendResult>(new SendResult.Taken());

    public IReadOnlyList<CyberDraaiboek.Notifications.Mail.Mail> Given => [.. _given];

    /// <summary>From now on: this, every time.</summary>
    public void Answers(SendResult result) => Answer = _ => Task.FromResult(result);

    public Task<SendResult> Send(CyberDraaiboek.Notifications.Mail.Mail mail, CancellationToken stop)
    {
        _given.Enqueue(mail);
        return Answer(mail);
    }

    public IReadOnlyList<CyberDraaiboek.Notifications.Mail.Mail> To(string person) => [.. Given.Where(m => m.To.StartsWith($"{person}@", StringComparison.Ordinal))];
}
