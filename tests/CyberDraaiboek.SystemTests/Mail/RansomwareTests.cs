using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Settings;
using CyberDraaiboek.SystemTests.Journal;

namespace CyberDraaiboek.SystemTests.Mail;

/// <summary>The draaiboek as it is shipped, a real mail server, real mailboxes; only the clock is pushed.</summary>
public sealed class RansomwareTests(PostfixServer postfix) : IClassFixture<PostfixServer>
{
    [SkippableFact]
    public async Task Everyone_who_must_gets_mail_and_nobody_else_an_answer_stops_and_silence_goes_on()
    {
        postfix.Require();
        postfix.Empty();
        await using var room = await PostRoom.Open(new PostRoomParts
        {
            Shipped = true,
            Smtp = new SmtpSettings { Host = "127.0.0.1", Port = postfix.Port, Security = "geen", From = "draaiboek@voorbeeldstad.example" },
        });

        // At T0: who answers the telephone and who judges it.
        var run = await room.Start("ransomware", "Versleuteling op de bestandsserver");
        await Delivered(room, run);
        Assert.Equal(PeopleOf(room, "servicedesk", "ciso"), postfix.Receivers);
        var ciso = Assert.Single(PeopleOf(room, "ciso"));
        var servicedesk = Assert.Single(PeopleOf(room, "servicedesk"));
        var first = await ReadMail.From(Assert.Single(postfix.Mailbox(ciso)));
        Assert.Contains("Versleuteling op de bestandsserver", first.Headers["subject"], StringComparison.Ordinal);

        // The ciso answers by the link in the mail; the servicedesk is silent.
        using var client = new HttpClient { BaseAddress = room.Address };
        var (token, code) = PostRoom.Secrets(first.Parts["text/plain"]);
        using var answer = new FormUrlEncodedContent([KeyValuePair.Create("antwoord", "ik_kom"), KeyValuePair.Create("code", code)]);
        using var page = await client.PostAsync(new Uri($"/b/{token}", UriKind.Relative), answer);
        Assert.Equal(200, (int)page.StatusCode);

        // After five minutes the phase of the alarm: the crisis organisation.
        room.Hands.Push(TimeSpan.FromMinutes(5));
        await Delivered(room, run);
        var alarmed = await Expected(room, run);
        Assert.Superset(new SortedSet<string>(PeopleOf(room, "gemeentesecretaris", "aov", "communicatieadviseur", "fg", "burgemeester"), StringComparer.Ordinal), alarmed);
        Assert.Equal(alarmed, postfix.Receivers);

        // After ten: the deputy of who was silent, and not of who answered.
        room.Hands.Push(TimeSpan.FromMinutes(5));
        await Delivered(room, run);
        var deputy = Assert.Single(Deputies(room, "servicedesk"));
        Assert.Contains(deputy, postfix.Receivers);
        Assert.DoesNotContain(room.Events<NotificationPrepared>(run), m => m.Step is { Value: "k02-duiden" } && m.Person.Value != ciso);
        var allowed = await Expected(room, run);
        allowed.Add(deputy);
        Assert.Superset(new SortedSet<string>(postfix.Receivers, StringComparer.Ordinal), allowed);

        // What arrived is what the journal says: every mail once, to whom it was meant for.
        var sent = room.Events<NotificationPrepared>(run).Where(m => m.Channel == Channel.Mail).GroupBy(m => m.Person.Value).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(sent.OrderBy(p => p.Key, StringComparer.Ordinal), postfix.Receivers.ToDictionary(r => r, r => postfix.Mailbox(r).Count).OrderBy(p => p.Key, StringComparer.Ordinal));
        Assert.True(sent[servicedesk] >= 2);
        Assert.Empty(room.Events<NotificationFailed>(run));
        Assert.Empty(room.Events<NotificationInDoubt>(run));
    }

    /// <summary>Whom the text of the draaiboek names for the steps that are or were open.</summary>
    private static async Task<SortedSet<string>> Expected(PostRoom room, RunId run)
    {
        var state = await room.State(run);
        var roles = state.Steps.Values.SelectMany(step => step.Definition switch
        {
            // A text for the public goes to nobody before its two readers agree; they are asked, one after the other.
            NotifyStep { SecondReader: { } second, Owner: { } first } when !step.TextApproved => step.FirstReader is null ? [first] : [first, second],
            NotifyStep notify => notify.To,
            { Owner: { } owner } => [owner],
            _ => [],
        });
        return new SortedSet<string>(PeopleOf(room, [.. roles.Select(role => role.Value)]), StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> PeopleOf(PostRoom room, params string[] roles) =>
        [.. roles.SelectMany(role => room.Organisation.OnDuty(new RoleId(role), room.Hands.GetUtcNow())).Select(p => p.Id.Value).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Deputies(PostRoom room, string role) =>
        room.Organisation.Deputies(new RoleId(role), room.Hands.GetUtcNow()).Select(p => p.Id.Value);

    /// <summary>Waits until every timer that is due was handled and every mail that was made is in its mailbox.</summary>
    private async Task Delivered(PostRoom room, RunId run)
    {
        await Eventually.Holds(async () => (await room.State(run)).Deadlines.Values.All(d => d.Due > room.Hands.GetUtcNow()), "every timer was handled");
        await Eventually.Holds(
            () => room.Rows().Where(row => row.Channel == "mail").All(row => row.State is "verzonden" or "bevestigd")
                && room.Events<NotificationPrepared>(run).Count(m => m.Channel == Channel.Mail) == postfix.Receivers.Sum(r => postfix.Mailbox(r).Count),
            "every mail is in its mailbox");
    }
}
