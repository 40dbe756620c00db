using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Acting;

/// <summary>What an act on a page led to.</summary>
/// <param name="State">The run now.</param>
/// <param name="Faults">Empty: it is recorded.</param>
/// <param name="Code">Why the engine said no; null: it did not.</param>
/// <param name="CanOverride">The same with a reason is accepted.</param>
internal sealed record Acted(RunState State, IReadOnlyList<FormFault> Faults, RefusalCode? Code = null, bool CanOverride = false)
{
    public bool Done => Faults.Count == 0;

    public int Status => Code switch
    {
        null => Done ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        RefusalCode.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.NotMandated when NoRight => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>The visitor has no right to this sort of act in this run.</summary>
    public bool NoRight { get; init; }
}

/// <summary>The door between a form and the run desk: who sees the run, who may act, and in which role it goes into the journal.</summary>
internal sealed class Acts(RunDesk desk, RunAccess access, RunbookShelf shelf)
{
    public RunbookShelf Shelf => shelf;

    /// <summary>The run; null: there is none, or not for this visitor.</summary>
    public async Task<RunState?> Find(HttpContext http, string run) =>
        await desk.State(new RunId(run), http.RequestAborted) is { } state && access.Sees(http.Visitor(), state) ? state : null;

    /// <summary>Hands a command to the run desk.</summary>
    /// <param name="http">The request of a signed-in visitor.</param>
    /// <param name="run">As the visitor sees it.</param>
    /// <param name="act">Which sort of act.</param>
    /// <param name="role">The role that it belongs to, such as the owner of the step; null: none in particular.</param>
    /// <param name="form">For faults, the moment that it happened, and a reason to go on all the same.</param>
    /// <param name="command">Null: the form is wrong, and its faults say why.</param>
    public Task<Acted> Do(HttpContext http, RunState run, Act act, RoleId? role, FormInput form, Command? command) =>
        Do(http, run, act, form, command, form.Happened, access.ActorOf(http.Visitor(), run, role));

    /// <summary>The same for what somebody else did, at another moment: what was done on paper.</summary>
    public async Task<Acted> Do(HttpContext http, RunState run, Act act, FormInput form, Command? command, DateTimeOffset? happened, Actor actor)
    {
        var visitor = http.Visitor();
        var reason = form.Override;
        if (!access.May(visitor, run, act) && (reason is null || !access.MayWithReason(visitor, run, act)))
        {
            var possible = access.MayWithReason(visitor, run, act);
            return new Acted(
                run,
                [new FormFault(null, possible ? ActTexts.NoRight(access.RoleIn(visitor, run)) : ActTexts.NotAllowed)],
                RefusalCode.NotMandated,
                possible)
            { NoRight = true };
        }

        if (command is null || form.Faults.Count > 0)
        {
            return new Acted(run, form.Faults.Count > 0 ? form.Faults : [new FormFault(null, ActTexts.Unreadable)], CanOverride: form.CanOverride);
        }

        // The engine does not know about accounts: that somebody acted without the right is recorded here, together with the act.
        var beside = access.May(visitor, run, act)
            ? null
            : new Request(new AddNote(ActTexts.Overridden(access.RoleIn(visitor, run), reason!), EntryKind.Fact), access.ActorOf(visitor, run));

        // Not given up halfway when the telephone loses its signal.
        var handled = await desk.Handle(run.Id, new Request(command, actor, happened, reason), beside, CancellationToken.None);
        if (handled.Refusal is { } refusal)
        {
            return new Acted(handled.State ?? run, [new FormFault(null, refusal.Message) { Recorded = handled.Entries.Count > 0 }], refusal.Code, CanOverride(refusal));
        }

        await NoteLongAgo(run.Id, form, actor);
        return new Acted(handled.State!, []);
    }

    /// <summary>As in the API: a moment of long ago that was kept with a reason is remarked on in the journal.</summary>
    public async Task NoteLongAgo(RunId run, FormInput form, Actor actor)
    {
        if (form.LongAgo is { } note)
        {
            await desk.Handle(run, new Request(new AddNote(note, EntryKind.Fact), actor), CancellationToken.None);
        }
    }

    private static bool CanOverride(Refusal refusal) =>
        refusal.Code is RefusalCode.NotMandated or RefusalCode.SecondReaderIsFirst or RefusalCode.StillOpen
        || refusal.Message.Contains("(ondanks)", StringComparison.Ordinal);
}

/// <summary>Dutch texts about what may be done.</summary>
internal static class ActTexts
{
    public const string NotAllowed = "Dit mag u in deze inzet niet. Er is niets vastgelegd.";
    public const string Unreadable = "Dit formulier is niet te lezen. Ververs de pagina en probeer het opnieuw.";

    public static string NoRight(RunRole role) =>
        $"In deze inzet bent u {Engine.Journal.Names<RunRole>.Of(role)} en hoort dit bij een ander. Moet het toch? Schrijf dan op waarom (ondanks) en verstuur opnieuw.";

    public static string Overridden(RunRole role, string reason) =>
        $"Handelde zonder het recht daartoe (in deze inzet: {Engine.Journal.Names<RunRole>.Of(role)}). Reden: {reason}";
}
