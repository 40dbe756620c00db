using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Settings;
using CyberDraaiboek.SystemTests.Journal;

namespace CyberDraaiboek.SystemTests.Mail;

public sealed class DispatcherTests
{
    private readonly FakeTransport _post = new();

    private PostRoomParts Parts => new() { Transport = _post };

    [Fact]
    public async Task A_message_is_handed_over_once_and_reported_once()
    {
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call);
        await Eventually.Holds(() => room.Rows() is [{ State: "verzonden" }], "the alarm is sent");

        var mail = Assert.Single(_post.Given);
        Assert.Equal("anna@proefstad.example", mail.To);
        Assert.Equal("[N2] Proef: Stap bel", mail.Subject);
        Assert.Single(room.Events<NotificationOutcome>(run));
        Assert.Equal(0, room.Health.Waiting);
    }

    [Fact]
    public async Task A_temporary_failure_is_tried_again_later_and_later_under_the_same_name()
    {
        _post.Answers(new SendResult.NotNow("druk"));
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call);
        await Eventually.Holds(() => room.Rows() is [{ State: "klaar", Attempts: 1 }], "the first attempt");

        room.Hands.Push(TimeSpan.FromSeconds(2.4));
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        Assert.Single(_post.Given);
        room.Hands.Push(TimeSpan.FromSeconds(2.6));
        await Eventually.Holds(() => room.Rows() is [{ State: "klaar", Attempts: 2 }], "the second attempt");
        _post.Answers(new SendResult.Taken());
        room.Hands.Push(TimeSpan.FromSeconds(10));
        await Eventually.Holds(() => room.Rows() is [{ State: "verzonden", Attempts: 3 }], "the third attempt");

        Assert.Single(_post.Given.Select(mail => mail.MessageId).Distinct());
        Assert.Single(room.Events<NotificationOutcome>(run));
        Assert.Equal("druk", room.Health.LastFault);
    }

    [Fact]
    public async Task When_the_time_for_a_channel_is_up_it_failed_and_the_deputy_is_called_at_once()
    {
        _post.Answer = mail => Task.FromResult<SendResult>(mail.To.StartsWith("anna", StringComparison.Ordinal) ? new SendResult.NotNow("druk") : new SendResult.Taken());
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call);
        for (var seconds = 0; seconds < 118 && _post.To("bert").Count == 0; seconds += 2)
        {
            room.Hands.Push(TimeSpan.FromSeconds(2));
            await Task.Delay(TimeSpan.FromMilliseconds(60), TimeProvider.System);
        }

        await Eventually.Holds(() => _post.To("bert").Count == 1, "the deputy");
        Assert.Equal(["druk"], room.Events<NotificationFailed>(run).Select(e => e.Detail));
        Assert.InRange(_post.To("anna").Count, 3, 7);
    }

    [Fact]
    public async Task A_hard_refusal_calls_the_deputy_at_once()
    {
        _post.Answer = mail => Task.FromResult<SendResult>(mail.To.StartsWith("anna", StringComparison.Ordinal) ? new SendResult.Refused("onbekend") : new SendResult.Taken());
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call);

        await Eventually.Holds(() => room.Rows() is [{ State: "mislukt" }, { Person: "bert", State: "verzonden" }], "the deputy, without any time passing");
        Assert.Equal(["onbekend"], room.Events<NotificationFailed>(run).Select(e => e.Detail));
        Assert.Single(_post.To("anna"));
    }

    [Fact]
    public async Task A_text_message_cannot_be_sent_here_so_mail_follows_at_once()
    {
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Text);

        await Eventually.Holds(() => room.Rows() is [{ Channel: "sms", State: "mislukt" }, { Channel: "mail", State: "verzonden" }], "mail");
        Assert.Equal(["sms is niet ingesteld"], room.Events<NotificationFailed>(run).Select(e => e.Detail));
    }

    [Fact]
    public async Task A_call_waits_for_a_person_to_make_it()
    {
        _post.Answers(new SendResult.Refused("onbekend"));
        await using var room = await PostRoom.Open(Parts);
        await room.Start(PostMap.Call);

        await Eventually.Holds(() => room.Rows() is [_, _, { Person: "bert", Channel: "bellen", State: "te_bellen" }, ..], "the call");
        Assert.Equal(1, room.Health.ToCall);
    }

    [Fact]
    public async Task Doubt_is_said_and_the_alarm_is_sent_again_with_a_warning()
    {
        var first = true;
        _post.Answer = _ => Task.FromResult<SendResult>(Interlocked.Exchange(ref first, false) ? new SendResult.Unknown("brak af") : new SendResult.Taken());
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call);

        await Eventually.Holds(() => room.Rows() is [{ State: "onzeker" }, { State: "verzonden" }], "the alarm again");
        Assert.Equal(["brak af"], room.Events<NotificationInDoubt>(run).Select(e => e.Detail));
        Assert.DoesNotContain("dubbel", _post.Given[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Dit bericht kan dubbel bij u aankomen.\n", _post.Given[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_provider_throws_is_doubt_and_the_outbox_goes_on()
    {
        _post.Answer = mail => mail.To.StartsWith("anna", StringComparison.Ordinal) ? throw new InvalidOperationException("kapot") : Task.FromResult<SendResult>(new SendResult.Taken());
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call);

        await Eventually.Holds(() => _post.To("bert").Count > 0, "the deputy");
        Assert.All(room.Events<NotificationInDoubt>(run), e => Assert.Equal("onverwachte fout: InvalidOperationException", e.Detail));
    }

    [Fact]
    public async Task What_was_being_sent_when_the_program_stopped_is_in_doubt()
    {
        _post.Answer = _ => new TaskCompletionSource<SendResult>().Task;
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call);
        await Eventually.Holds(() => _post.Given.Count == 1, "the mail is being handed over");
        Assert.Equal("bezig", room.Rows()[0].State);

        var after = new FakeTransport();
        await using var next = await room.Again(Parts with { Transport = after });

        await Eventually.Holds(() => next.Rows() is [{ State: "onzeker" }, { State: "verzonden" }], "in doubt, and again");
        Assert.Single(next.Events<NotificationInDoubt>(run));
        Assert.StartsWith("Dit bericht kan dubbel", Assert.Single(after.Given).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_needs_any_more_is_not_sent()
    {
        _post.Answers(new SendResult.NotNow("druk"));
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call);
        await Eventually.Holds(() => room.Rows() is [{ State: "klaar", Attempts: 1 }], "the first attempt");

        await room.Do(run, new CompleteStep(new StepId("bel"), null, null, new Dictionary<string, string>()));
        room.Hands.Push(TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);

        Assert.Equal("vervallen", Assert.Single(room.Rows()).State);
        Assert.Single(_post.Given);
    }

    [Fact]
    public async Task Somebody_without_an_address_is_said_aloud()
    {
        await using var room = PostRoom.Closed(Parts);
        var run = await room.Start(PostMap.Call);
        await room.Writer.Write((c, t) => c.Run(t, "update uitgaand set adres = null"), CancellationToken.None);
        await room.Opened();

        await Eventually.Holds(() => _post.To("bert").Count == 1, "the deputy");
        Assert.Equal(["geen adres voor mail"], room.Events<NotificationFailed>(run).Select(e => e.Detail));
    }

    [Fact]
    public async Task A_row_that_the_run_does_not_know_as_ready_follows_the_run()
    {
        await using var room = PostRoom.Closed(Parts);
        var run = await room.Start(PostMap.Call);
        var id = Assert.Single((await room.State(run)).Notifications).Key;
        await room.Do(run, new ReportDelivery(id, NotificationStatus.Delivered, null));
        await room.Writer.Write((c, t) => c.Run(t, "update uitgaand set staat = 'klaar'"), CancellationToken.None);
        await room.Opened();

        await Eventually.Holds(() => room.Rows() is [{ State: "afgeleverd" }], "the row follows");
        Assert.Empty(_post.Given);
    }

    [Fact]
    public async Task A_crisis_comes_before_a_drill_and_a_drill_before_a_campaign()
    {
        await using var room = PostRoom.Closed(Parts);
        var started = new List<(RunMode Mode, RunId Run)>();
        foreach (var mode in new[] { RunMode.Campaign, RunMode.Drill, RunMode.Live, RunMode.Campaign, RunMode.Live })
        {
            started.Add((mode, await room.Start(PostMap.Call, mode: mode)));
            room.Hands.Push(TimeSpan.FromSeconds(1));
        }

        var order = room.Outbox.Due(room.Hands.GetUtcNow(), 10).Select(row => row.Run);

        // Within one mode the oldest goes first.
        Assert.Equal([started[2].Run, started[4].Run, started[1].Run, started[0].Run, started[3].Run], order);
    }

    [Theory]
    [InlineData(RunMode.Drill)]
    [InlineData(RunMode.Campaign)]
    public async Task Without_a_list_of_its_own_people_a_drill_or_campaign_reaches_nobody(RunMode mode)
    {
        await using var room = await PostRoom.Open(Parts);
        var run = await room.Start(PostMap.Call, mode: mode);

        await Eventually.Holds(() => room.Events<NotificationFailed>(run).Count > 0, "refused");
        Assert.Empty(_post.Given);
        Assert.EndsWith("deze ontvanger staat op geen deelnemerslijst", room.Events<NotificationFailed>(run)[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_messages_are_under_way_than_the_settings_allow()
    {
        var (now, most) = (0, 0);
        _post.Answer = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            Interlocked.Decrement(ref now);
            return new SendResult.Taken();
        };
        await using var room = await PostRoom.Open(Parts with { Sending = new SendingSettings { Parallel = 3 } });
        await room.Start(PostMap.Team);

        await Eventually.Holds(() => room.Rows().Count(row => row.State == "verzonden") == PostMap.TeamSize, "everyone");
        Assert.Equal(PostMap.TeamSize, _post.Given.Count);
        Assert.InRange(most, 2, 3);
    }
}
