using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.SystemTests.Journal;
using CyberDraaiboek.SystemTests.Mail;

namespace CyberDraaiboek.SystemTests.Acknowledge;

public sealed class AcknowledgePageTests
{
    private readonly FakeTransport _post = new();

    private Task<PostRoom> Open() => PostRoom.Open(new PostRoomParts { Transport = _post });

    [Fact]
    public async Task The_right_code_and_a_choice_stop_the_timer_of_that_person()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);

        var (status, page) = await anna.Answer("ik_kom");

        Assert.Equal(200, status);
        Assert.Contains("Vastgelegd op zondag 22 november om 03:17 uur: u komt, of neemt dit op u. Dank u wel.", page, StringComparison.Ordinal);
        var given = Assert.Single(room.Events<Acknowledged>(run));
        Assert.True(given is { Counts: true, Reached: true, Answer: Answer.Coming, Person.Value: "anna", Target.Value: "ciso" });
        Assert.Equal(Origin.Link, room.Journal(run).Single(e => e.Action == "melding.bevestigd").Actor.Origin);
        Assert.DoesNotContain((await room.State(run)).Deadlines.Values, d => d.Kind == DeadlineKind.Rung);
        Assert.Equal("bevestigd", room.Rows()[0].State);
    }

    [Fact]
    public async Task The_same_answer_again_shows_the_earlier_one_and_another_answer_changes_it()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);
        await anna.Answer("ik_kom");
        var before = room.Journal(run).Count;
        room.Hands.Push(TimeSpan.FromMinutes(1));

        var again = await anna.Answer("ik_kom");
        Assert.Contains("U antwoordde op zondag 22 november om 03:17 uur: &#39;ik kom&#39;.", again.Page, StringComparison.Ordinal);
        Assert.Equal(before, room.Journal(run).Count);

        var other = await anna.Answer("verkeerde_persoon");
        Assert.Contains("Vastgelegd op zondag 22 november om 03:18 uur: u bent niet de juiste persoon.", other.Page, StringComparison.Ordinal);
        Assert.Contains("Wijzig antwoord", await anna.Look(), StringComparison.Ordinal);
        Assert.Equal([Answer.Coming, Answer.WrongPerson], room.Events<Acknowledged>(run).Select(e => e.Answer));
    }

    [Fact]
    public async Task Who_cannot_come_makes_the_next_one_called_at_once()
    {
        await using var room = await Open();
        await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);

        var (_, page) = await anna.Answer("ik_kan_niet");

        Assert.Contains("De volgende wordt nu gevraagd.", page, StringComparison.Ordinal);
        await Eventually.Holds(() => _post.To("bert").Count == 1, "the deputy, without any time passing");
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("HEAD", 200)]
    [InlineData("OPTIONS", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    public async Task Opening_the_link_changes_nothing_and_shows_nobody_else_anything(string method, int status)
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);
        var before = room.Journal(run).Count;

        using var response = await anna.Send(new HttpMethod(method));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(before, room.Journal(run).Count);
        if (status == 200)
        {
            string Header(string name) => string.Join(", ", response.Headers.GetValues(name));
            Assert.Equal("no-store", Header("Cache-Control"));
            Assert.Equal("no-referrer", Header("Referrer-Policy"));
            Assert.Equal("noindex, nofollow", Header("X-Robots-Tag"));
            Assert.Equal("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", Header("Content-Security-Policy"));
        }
    }

    [Fact]
    public async Task The_page_says_what_it_is_about_without_script_or_anything_from_elsewhere()
    {
        await using var room = await Open();
        await room.Start(PostMap.Call, title: "Brand <script>alert(1)</script>");
        using var anna = await Visitor.Of(room, _post);

        var page = await anna.Look();

        Assert.Contains("Brand &lt;script&gt;alert(1)&lt;/script&gt; (N2)", page, StringComparison.Ordinal);
        Assert.Contains("Stap bel", page, StringComparison.Ordinal);
        Assert.Contains("Anna &#220;bel", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Gereed voor</dt><dd>zondag 22 november om 07:17 uur</dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain(anna.Code, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_link_and_the_journal_says_so()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(422, (await anna.Answer("ik_kom", anna.WrongCode(i))).Status);
        }

        Assert.Equal(423, (await anna.Answer("ik_kom", anna.WrongCode(4))).Status);
        var right = await anna.Answer("ik_kom");

        Assert.Equal(423, right.Status);
        Assert.Contains("Deze link is op slot", right.Page, StringComparison.Ordinal);
        Assert.Empty(room.Events<Acknowledged>(run));
        Assert.StartsWith("LET OP: de antwoordlink van Anna Übel voor stap bel is op slot", Assert.Single(room.Events<NoteAdded>(run)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_still_only_five()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i => (await anna.Answer("ik_kom", anna.WrongCode(i))).Status));

        Assert.Equal(4, statuses.Count(status => status == 422));
        Assert.Empty(room.Events<Acknowledged>(run));
        Assert.Single(room.Events<NoteAdded>(run));
    }

    [Fact]
    public async Task Nothing_filled_in_is_nothing_done_however_often()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(422, (await anna.Answer("ik_kom", "")).Status);
            Assert.Equal(422, (await anna.Answer("", anna.Code)).Status);
            Assert.Equal(422, (await anna.Answer("onzin", anna.Code)).Status);
        }

        Assert.Empty(room.Events<Acknowledged>(run));
        Assert.Equal(200, (await anna.Answer("ik_kom")).Status);
    }

    [Fact]
    public async Task A_code_is_also_right_with_spaces_around_it()
    {
        await using var room = await Open();
        await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);

        Assert.Equal(200, (await anna.Answer("ik_kom", $" {anna.Code[..2]} {anna.Code[2..]} ")).Status);
    }

    [Fact]
    public async Task Where_more_certainty_is_asked_the_clock_runs_on_and_the_page_says_so()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Strong);
        using var anna = await Visitor.Of(room, _post);

        var (_, page) = await anna.Answer("ik_kom");
        await anna.Answer("ik_kom");

        Assert.Contains("de tijd loopt door en u wordt gebeld", page, StringComparison.Ordinal);
        Assert.Contains("de tijd loopt door en u wordt gebeld", await anna.Look(), StringComparison.Ordinal);
        Assert.False(Assert.Single(room.Events<Acknowledged>(run)).Counts);
        Assert.Contains((await room.State(run)).Deadlines.Values, d => d.Kind == DeadlineKind.Rung);
    }

    [Fact]
    public async Task An_answer_after_the_step_ended_is_recorded_and_changes_nothing()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);
        await room.Do(run, new CompleteStep(new StepId("bel"), null, null, new Dictionary<string, string>()));

        Assert.Contains("Deze stap is al afgerond.", await anna.Look(), StringComparison.Ordinal);
        var (_, page) = await anna.Answer("ik_kom");

        Assert.Contains("Uw antwoord kwam te laat en verandert niets meer.", page, StringComparison.Ordinal);
        Assert.False(Assert.Single(room.Events<Acknowledged>(run)).Counts);
    }

    [Fact]
    public async Task An_answer_to_a_closed_run_is_recorded_too()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);
        await room.Do(run, new Close("klaar"), despite: "proef");

        await anna.Answer("ik_kom");

        Assert.Single(room.Events<Acknowledged>(run));
    }

    [Fact]
    public async Task A_link_older_than_three_days_does_not_count_and_leaves_a_note()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);
        room.Hands.Push(TimeSpan.FromHours(72));

        Assert.Contains("Deze link is te oud", await anna.Look(), StringComparison.Ordinal);
        await anna.Answer("ik_kom");
        await anna.Answer("ik_kom");

        Assert.Empty(room.Events<Acknowledged>(run));
        Assert.StartsWith("Anna Übel antwoordde 'ik kom'", Assert.Single(room.Events<NoteAdded>(run)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_of_one_person_and_one_step()
    {
        await using var room = await Open();
        var first = await room.Start(PostMap.Call);
        using var one = await Visitor.Of(room, _post);
        var second = await room.Start(PostMap.Call);
        await Eventually.Holds(() => _post.To("anna").Count == 2, "the second alarm");
        using var two = await Visitor.Of(room, _post);

        Assert.Equal(422, (await two.Answer("ik_kom", one.Code == two.Code ? one.WrongCode() : one.Code)).Status);
        await one.Answer("ik_kom");

        Assert.Single(room.Events<Acknowledged>(first));
        Assert.Empty(room.Events<Acknowledged>(second));
    }

    [Fact]
    public async Task A_link_that_was_never_sent_is_not_known()
    {
        await using var room = await Open();
        using var client = new HttpClient { BaseAddress = room.Address };

        using var unknown = await client.GetAsync(new Uri("/b/AAAAAAAAAAAAAAAAAAAAAA", UriKind.Relative));
        using var style = await client.GetAsync(new Uri("/b/stijl.css", UriKind.Relative));

        Assert.Equal(404, (int)unknown.StatusCode);
        Assert.Contains("Deze link kennen wij niet.", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Somebody_who_asks_without_end_is_made_to_wait()
    {
        await using var room = await Open();
        using var client = new HttpClient { BaseAddress = room.Address };
        var statuses = new List<int>();
        for (var i = 0; i < 300; i++)
        {
            using var response = await client.GetAsync(new Uri("/b/AAAAAAAAAAAAAAAAAAAAAA", UriKind.Relative));
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal(404, statuses[0]);
        Assert.Contains(429, statuses);
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_is_refused()
    {
        await using var room = await Open();
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);

        Assert.Equal(400, (await anna.Answer(new string('x', 10_000))).Status);
        Assert.Empty(room.Events<Acknowledged>(run));
    }
}
