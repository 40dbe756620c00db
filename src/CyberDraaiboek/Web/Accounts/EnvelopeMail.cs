using System.Net;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Mail;
using CyberDraaiboek.Notifications.Texts;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>
/// Mails the use of a code to every beheerder and to who acts as CISO: also when no run is going and nobody looks at a screen. What the
/// mail server does not take now is tried again every minute. After a restart of the server everybody hears it once more, until a beheerder
/// says to know of it.
/// </summary>
internal sealed class EnvelopeMail(
    Envelope envelope, Database database, RunbookShelf shelf, IMailTransport transport, SmtpSettings smtp, ServerSettings server, ILogger<EnvelopeMail> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly RoleId Ciso = new("ciso");

    private readonly SemaphoreSlim _used = new(0);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>A code was used just now.</summary>
    public void Wake() => _used.Release();

    public override void Dispose()
    {
        _used.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var waiting = await TellAll(stoppingToken);
            await _used.WaitAsync(waiting ? Pause : Timeout.InfiniteTimeSpan, stoppingToken);
        }
    }

    /// <summary>True: somebody must still be told.</summary>
    private async Task<bool> TellAll(CancellationToken stop)
    {
        try
        {
            var waiting = false;
            var organisation = shelf.Organisation;
            foreach (var code in envelope.Unseen())
            {
                var people = Receivers(organisation).ToList();
                if (people.Count == 0)
                {
                    log.LogError("Nobody has a mail address to tell that code {Code} of the envelope was used", code.Name);
                }

                foreach (var (person, address) in people)
                {
                    waiting |= !await Tell(code, person, address, organisation, stop);
                }
            }

            return waiting;
        }
        catch (SqliteException fault)
        {
            log.LogError(fault, "The use of the envelope could not be read");
            return true;
        }
    }

    private async Task<bool> Tell(EnvelopeCode code, Person person, string address, OrganisationDirectory organisation, CancellationToken stop)
    {
        var name = $"envelop.{code.Name}.{person.Id}";
        if (_done.Contains(name))
        {
            return true;
        }

        var lines = Lines(code, organisation);
        var mail = new Mail(
            $"{name}@{smtp.From[(smtp.From.LastIndexOf('@') + 1)..]}",
            address,
            person.Name,
            "ALARM: de noodenvelop is gebruikt",
            string.Join("\n\n", lines) + "\n",
            string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>")));
        var result = await transport.Send(mail, stop);
        if (result is SendResult.NotNow)
        {
            log.LogWarning("{Person} does not know yet that the envelope was used: {Detail}", person.Id, result.Detail);
            return false;
        }

        if (result is not SendResult.Taken)
        {
            log.LogError("{Person} may not hear that the envelope was used: {Detail}", person.Id, result.Detail);
        }

        return _done.Add(name);
    }

    private string[] Lines(EnvelopeCode code, OrganisationDirectory organisation) =>
    [
        $"Code {code.Name} uit de noodenvelop is gebruikt door {code.UsedBy}, {DutchMoment.Of(code.Used!.Value, organisation.Zone)}, vanaf {code.UsedFrom ?? "een onbekend adres"}. Wie een code gebruikt, is binnen als beheerder.",
        $"Klopt het? Zeg dan dat u ervan weet, op {server.LinkBase()}{EnvelopeRoutes.AdminPath}.",
        "Klopt het niet? Meld die persoon op dezelfde bladzijde af, of typ op de server: envelop intrek. Maak daarna een nieuwe envelop.",
    ];

    private IEnumerable<(Person Person, string Address)> Receivers(OrganisationDirectory organisation)
    {
        var keepers = Keepers();
        return
            from person in organisation.People.Values
            where keepers.Contains(person.Id) || organisation.MayActAs(person.Id, Ciso)
            let mail = person.Contacts.FirstOrDefault(contact => contact.Channel == Engine.Escalation.Channel.Mail)
            where mail is not null
            orderby person.Id.Value
            select (person, mail.Address);
    }

    private HashSet<PersonId> Keepers()
    {
        using var connection = database.Reader();
        using var command = connection.Command(
                """select "Person" from accounts where "Blocked" = 0 and "Person" is not null and ' ' || "Rights" || ' ' like $right""")
            .With("$right", $"% {Names<Right>.Of(Right.Manage)} %");
        using var rows = command.ExecuteReader();
        var found = new HashSet<PersonId>();
        while (rows.Read())
        {
            found.Add(new PersonId(rows.GetString(0)));
        }

        return found;
    }
}
