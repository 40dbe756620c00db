using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Clocks;
using CyberDraaiboek.Api.Keys;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Api.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberDraaiboek.Tests.Api;

/// <summary>Texts and moments of requests, before anything is done with them.</summary>
public sealed class BodyRulesTests
{
    private static readonly ManualClock Clock = new();

    private static DateTimeOffset Now => Clock.GetUtcNow();

    [Theory]
    [InlineData("a\u001b[2Jb", "titel: op plaats 2 staat een stuurteken (U+001B). Haal dat weg.")]
    [InlineData("a\0", "titel: op plaats 2 staat een stuurteken (U+0000). Haal dat weg.")]
    [InlineData("a\nb", "titel: op plaats 2 staat een nieuwe regel (U+000A). Haal dat weg.")]
    [InlineData("a\tb", "titel: op plaats 2 staat een tab (U+0009). Haal dat weg.")]
    [InlineData("a\u202eb", "titel: op plaats 2 staat een stuurteken (U+202E). Haal dat weg.")]
    [InlineData("a\u2066b", "titel: op plaats 2 staat een stuurteken (U+2066). Haal dat weg.")]
    [InlineData("a\u0085b", "titel: op plaats 2 staat een stuurteken (U+0085). Haal dat weg.")]
    public async Task A_title_with_what_steers_a_screen_is_refused(string title, string expected) =>
        Assert.Equal(expected, (await Refused(new StartBody { Runbook = "x", Title = title }))?.Detail);

    [Fact]
    public async Task Every_text_of_a_request_is_looked_at_and_all_faults_come_at_once()
    {
        var body = new StartBody
        {
            Runbook = "x\u0007",
            Title = "goed",
            As = "anna\r\n",
            Data = new Dictionary<string, string> { ["systemen"] = "zaak\u001bsysteem", ["s\u001b"] = "x" },
            Authorities = ["proef\u202estad"],
        };

        var detail = (await Refused(body))!.Detail;

        Assert.Contains("draaiboek: op plaats 2", detail, StringComparison.Ordinal);
        Assert.Contains("als: op plaats 5 staat een nieuwe regel", detail, StringComparison.Ordinal);
        Assert.Contains("gegevens.systemen: op plaats 5", detail, StringComparison.Ordinal);
        Assert.Contains("autoriteiten: op plaats 6", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(detail, sign => PlainText.Steers(sign));
    }

    [Fact]
    public async Task A_long_text_may_have_lines_and_tabs_and_nothing_else_of_the_kind()
    {
        Assert.Null(await Refused(new NoteBody { Text = "een\r\ntwee\n\tdrie 🙂 ☂ é" }));
        Assert.Null(await Refused(new ReasonBody { Reason = "een\ntwee" }));
        Assert.NotNull(await Refused(new NoteBody { Text = "een\rtwee" }));
        Assert.NotNull(await Refused(new NoteBody { Text = "een\u001b]0;x" }));
    }

    [Fact]
    public async Task The_name_of_a_key_is_a_text_too() =>
        Assert.StartsWith("naam: ", (await Refused(new NewKeyBody { Name = "a\u001b", Scopes = [Scope.Read] }))!.Detail, StringComparison.Ordinal);

    [Fact]
    public async Task A_moment_of_more_than_a_year_ago_needs_a_reason()
    {
        var ancient = new StartBody { Runbook = "x", Title = "t", Start = DateTimeOffset.MinValue };

        var refused = await Refused(ancient);

        Assert.StartsWith("t0 ligt meer dan een jaar terug.", refused!.Detail, StringComparison.Ordinal);
        Assert.True(refused.CanOverride);
        Assert.Null(await Refused(ancient with { Override = "het oude incident wordt nagespeeld" }));
        Assert.Null(await Refused(ancient with { Start = Now.AddYears(-1).AddMinutes(1) }));
        Assert.NotNull(await Refused(ancient with { Start = Now.AddHours(-2).AddYears(-1) }));
        Assert.StartsWith("bewust_om ", (await Refused(new FixClockBody { Reason = "x", Aware = DateTimeOffset.MinValue }))!.Detail, StringComparison.Ordinal);
        Assert.Equal("t0 ligt meer dan een jaar terug (0001-01-01 00:00 +00:00). Toch aangehouden: toch", MomentRules.Note(ancient, "toch", Now));
        Assert.Null(MomentRules.Note(ancient with { Start = Now }, "toch", Now));
    }

    [Fact]
    public async Task What_has_not_happened_yet_is_not_recorded_as_if_it_had()
    {
        Assert.StartsWith("om ligt in de toekomst.", (await Refused(new NoteBody { Text = "x", At = Now.AddMinutes(5) }))!.Detail, StringComparison.Ordinal);
        Assert.StartsWith("bewust_om ligt in de toekomst.", (await Refused(new FixClockBody { Reason = "x", Aware = Now.AddDays(1) }))!.Detail, StringComparison.Ordinal);
        Assert.Null(await Refused(new NoteBody { Text = "x", At = Now.AddSeconds(20) }));
    }

    [Theory]
    [InlineData(null, "", null, null)]
    [InlineData(" a ", "", "a", null)]
    [InlineData(null, "b", "b", null)]
    [InlineData("a", "a", "a", null)]
    [InlineData("a", "b", "a", "De sleutel in de kop Idempotency-Key is een andere dan die in 'sleutel'. Stuur er één, of twee keer dezelfde.")]
    [InlineData(null, "a\u0001", "a\u0001", "De sleutel: op plaats 2 staat een stuurteken (U+0001). Haal dat weg.")]
    public void A_key_comes_from_one_place(string? body, string header, string? key, string? refusal)
    {
        Assert.Equal(refusal, StartRules.Key(body, header, out var found)?.Message);
        Assert.Equal(key, found);
    }

    [Fact]
    public void A_key_of_more_than_two_hundred_characters_is_refused()
    {
        Assert.Null(StartRules.Key(new string('x', 200), "", out _));
        Assert.Contains("langer dan 200 tekens", StartRules.Key("", new string('x', 201), out _)!.Message, StringComparison.Ordinal);
    }

    private static async Task<ProblemBody?> Refused(object body)
    {
        var went = false;
        var outcome = await new BodyRules(Clock).InvokeAsync(EndpointFilterInvocationContext.Create(new DefaultHttpContext(), body), _ =>
        {
            went = true;
            return ValueTask.FromResult<object?>(null);
        });
        var problem = (outcome as JsonHttpResult<ProblemBody>)?.Value;
        Assert.Equal(problem is null, went);
        Assert.True(problem is null or { Status: 422 });
        return problem;
    }
}
