using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Notifications.Links;

/// <summary>Where a link stands.</summary>
internal enum LinkStatus
{
    /// <summary>Somebody is waiting for the answer.</summary>
    Open,

    /// <summary>The step or the run ended.</summary>
    StepEnded,

    /// <summary>Older than links may be.</summary>
    Expired,

    /// <summary>Too many wrong codes.</summary>
    Locked,
}

/// <summary>What an answer led to.</summary>
internal enum AnswerResult
{
    /// <summary>Recorded, and it stops this person's timer, or calls the next one.</summary>
    Recorded,

    /// <summary>Recorded as seen; the step asks more than a link and code, so the clock runs on.</summary>
    TooWeak,

    /// <summary>Recorded, but too late to change anything.</summary>
    Late,

    /// <summary>The same answer was given before.</summary>
    Same,

    /// <summary>No choice was made; nothing happened.</summary>
    NoChoice,

    /// <summary>No code was filled in; nothing happened.</summary>
    NoCode,

    /// <summary>A wrong code; nothing happened.</summary>
    WrongCode,

    /// <summary>Too many wrong codes; nothing happened.</summary>
    Locked,
}

/// <summary>A link with what its page shows.</summary>
internal sealed record LinkView(AnswerLink Link, LinkStatus Status, RunState Run, StepState Step);

/// <summary>Answers that come by link and code ("zwak"). Looking never changes anything.</summary>
internal sealed class AnswerDesk(LinkTable links, RunDesk desk, RunbookShelf shelf, TimeProvider clock)
{
    /// <summary>What the page of a token shows; null: there is no such link.</summary>
    public async Task<LinkView?> Look(string token, CancellationToken stop) =>
        links.Find(token) is { } link
        && await desk.State(link.Run, stop) is { } run
        && run.Steps.TryGetValue(link.Step, out var step)
            ? new LinkView(link, StatusOf(link, run, step), run, step)
            : null;

    /// <summary>Gives an answer.</summary>
    /// <param name="token">From the address.</param>
    /// <param name="code">From the text; checked first, so that nothing is learned without it.</param>
    /// <param name="answer">The choice.</param>
    /// <param name="place">Network address of who answers.</param>
    /// <param name="stop">Only before it is recorded.</param>
    /// <returns>Null: there is no such link.</returns>
    public async Task<(AnswerResult Result, LinkView View)?> Answer(string token, string code, Answer? answer, string? place, CancellationToken stop)
    {
        if (await Look(token, stop) is not { } view)
        {
            return null;
        }

        if (view.Status == LinkStatus.Locked)
        {
            return (AnswerResult.Locked, view);
        }

        if (code.Length == 0 || answer is not { } given)
        {
            return (code.Length == 0 ? AnswerResult.NoCode : AnswerResult.NoChoice, view);
        }

        var tried = await links.Try(token, code, stop);
        if (!tried.Right)
        {
            return (await Wrong(view.Link, tried, place, stop), (await Look(token, stop))!);
        }

        var result = view.Link.Given?.Answer == given ? AnswerResult.Same : await Record(view, given, place, stop);
        return (result, (await Look(token, stop))!);
    }

    private LinkStatus StatusOf(AnswerLink link, RunState run, StepState step) =>
        link.Locked ? LinkStatus.Locked
        : step.Ended || run.Status == RunStatus.Closed ? LinkStatus.StepEnded
        : clock.GetUtcNow() >= link.Expires ? LinkStatus.Expired
        : LinkStatus.Open;

    private async Task<AnswerResult> Record(LinkView view, Answer answer, string? place, CancellationToken stop)
    {
        var link = view.Link;
        if (view.Status == LinkStatus.Expired)
        {
            // The engine would let it count: it does not know how old the link is.
            await desk.Handle(link.Run, Request(new AddNote(LinkTexts.LateNote(NameOf(link), answer), EntryKind.Fact, link.Step), link, place), stop);
            await links.Answered(link, new GivenAnswer(answer, clock.GetUtcNow(), false), stop);
            return AnswerResult.Late;
        }

        var handled = await desk.Handle(
            link.Run,
            Request(new Acknowledge(link.Step, link.Person, link.Target, Strength.Weak, answer, link.Notification), link, place),
            stop);
        var recorded = handled.Entries.Select(EntryCodec.Event).OfType<Acknowledged>().ToList();
        if (recorded.Count == 0)
        {
            // The engine knew it already, from another message or a telephone call.
            await links.Answered(link, new GivenAnswer(answer, clock.GetUtcNow(), true), stop);
            return AnswerResult.Recorded;
        }

        return recorded.All(e => e.AlarmKey is null) ? AnswerResult.Late
            : answer != Engine.Runs.Answer.Coming || recorded.Exists(e => e.Counts) ? AnswerResult.Recorded
            : AnswerResult.TooWeak;
    }

    private async Task<AnswerResult> Wrong(AnswerLink link, CodeTry tried, string? place, CancellationToken stop)
    {
        if (tried.JustLocked)
        {
            // Not in the name of the person: whoever guesses is somebody else.
            var note = new AddNote(LinkTexts.LockedNote(NameOf(link), link.Step), EntryKind.Fact, link.Step);
            await desk.Handle(link.Run, new Request(note, new Actor(LinkTexts.Unknown, null, Origin.Link, null, place)), stop);
        }

        return tried.Locked ? AnswerResult.Locked : AnswerResult.WrongCode;
    }

    private Request Request(Command command, AnswerLink link, string? place) =>
        new(command, new Actor(NameOf(link), Everyone.RoleOf(link.Target), Origin.Link, link.Person, place));

    private string NameOf(AnswerLink link) => shelf.Organisation.NameOf(link.Person);
}
