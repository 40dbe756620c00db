using System.Globalization;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Api.Steps;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Acting;

/// <summary>What an act led to.</summary>
internal sealed record Done
{
    [JsonPropertyName("inzet")] public required string Run { get; init; }
    [JsonPropertyName("status")] public required RunStatus Status { get; init; }
    [JsonPropertyName("laatste_regel")] public required long LastEntry { get; init; }
    /// <summary>What was recorded; empty: it had been done before.</summary>
    [JsonPropertyName("vastgelegd")] public required IReadOnlyList<EntryShort> Entries { get; init; }
    [JsonPropertyName("stap")] public StepNow? Step { get; init; }
}

/// <summary>A journal entry in brief.</summary>
internal sealed record EntryShort(
    [property: JsonPropertyName("nr")] long Sequence,
    [property: JsonPropertyName("actie")] string Action,
    [property: JsonPropertyName("object")] string Object,
    [property: JsonPropertyName("resultaat")] string Result)
{
    public static EntryShort Of(JournalEntry entry) => new(entry.Sequence, entry.Action, entry.Object, entry.Result);
}

/// <summary>Turns a request of the API into a command for the run desk, and the outcome into an answer.</summary>
internal sealed class ActDesk(RunDesk desk, RunbookShelf shelf, TimeProvider clock)
{
    public RunbookShelf Shelf => shelf;

    /// <summary>An act about a run as a whole.</summary>
    public Task<IResult> Act(HttpContext http, string run, ActBody body, Func<RunState, Command> command) =>
        Act(http, run, null, body, (state, _) => (command(state), null));

    /// <summary>An act about one step.</summary>
    public Task<IResult> Act(HttpContext http, string run, string step, ActBody body, Func<RunState, Command> command) =>
        Act(http, run, new StepId(step), body, (state, _) => (command(state), null));

    /// <summary>An act whose command may turn out to be impossible to make.</summary>
    public async Task<IResult> Act(
        HttpContext http, string run, StepId? step, ActBody body, Func<RunState, OrganisationDirectory, (Command? Command, Refusal? Refusal)> make)
    {
        var id = new RunId(run);
        if (await desk.State(id, http.RequestAborted) is not { } state)
        {
            return NoRun(run);
        }

        var organisation = shelf.Organisation;
        var owner = step is { } wanted ? OwnerOf(state, wanted) : null;
        if (!Actors.TryName(Caller.Of(http.User), body, Place(http), organisation, owner, out var actor, out var unknown))
        {
            return Problem.Of(unknown!);
        }

        var (command, refusal) = make(state, organisation);
        if (command is null)
        {
            return Problem.Of(refusal!);
        }

        // What was asked must be done even when the caller hangs up: only the answer is then lost.
        var handled = await desk.Handle(id, new Request(command, actor, body.At, Blank(body.Override)), CancellationToken.None);
        if (handled.Refusal is null && MomentRules.Note(body, body.Override, clock.GetUtcNow()) is { } note)
        {
            await desk.Handle(id, new Request(new AddNote(note, EntryKind.Fact, step), actor), CancellationToken.None);
        }

        return Answer(handled, id, step);
    }

    public static IResult NoRun(string run) => Problem.Of(ProblemKind.NotFound, $"Inzet '{run}' bestaat niet.");

    public static string? Place(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    /// <summary>The version of the step that the caller saw: a field of the body, else the <c>If-Match</c> header.</summary>
    public static int? Version(HttpContext http, int? field) =>
        field ?? (int.TryParse(http.Request.Headers.IfMatch.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);

    private static IResult Answer(Handled handled, RunId run, StepId? step)
    {
        var now = step is { } id && handled.State is { } state ? state.Steps.GetValueOrDefault(id) : null;
        return handled.Refusal is { } refusal
            ? Problem.Of(refusal, now)
            : Results.Json(
                new Done
                {
                    Run = run.Value,
                    Status = handled.State!.Status,
                    LastEntry = handled.State.Sequence,
                    Entries = [.. handled.Entries.Select(EntryShort.Of)],
                    Step = now is null ? null : StepNow.Of(now),
                },
                ApiJson.Options);
    }

    private static RoleId? OwnerOf(RunState state, StepId step) =>
        state.Steps.GetValueOrDefault(step)?.Definition.Owner ?? state.Runbook.Find(step)?.Step.Owner;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
