using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Web.Access;

/// <summary>
/// Who sees a run, what they are in it and what they may do. A role that was given in the run goes first; else it follows from the roles
/// that the person fills in the organisation now. A restricted run ("zichtbaarheid: beperkt") exists only for those in it: no right of an
/// account opens it.
/// </summary>
internal sealed class RunAccess(RunbookShelf shelf)
{
    /// <summary>Roles of the organisation that lead or record whatever the runbook.</summary>
    private static readonly RoleId Chair = new("voorzitter");

    private static readonly RoleId Recorder = new("verslaglegger");

    /// <summary>Whether the run exists for this visitor.</summary>
    public bool Sees(Visitor visitor, RunState run) => !run.Restricted || RoleIn(visitor, run) != RunRole.None;

    /// <summary>Whether the visitor may read this runbook. A restricted one is for who may act as its owner: those are in every run of it.</summary>
    public bool Reads(Visitor visitor, Runbook runbook) =>
        !runbook.Restricted || (visitor.Person is { } person && shelf.Organisation.MayActAs(person, runbook.Owner));

    /// <summary>What the visitor is in the run.</summary>
    public RunRole RoleIn(Visitor visitor, RunState run)
    {
        var follows = visitor.Person is { } person ? RoleOf(person, run) : RunRole.None;
        if (run.Restricted || (visitor.Person is { } self && run.Roles.ContainsKey(self)))
        {
            return follows;
        }

        if (run.Mode == RunMode.Drill && visitor.Has(Right.Drills))
        {
            return RunRole.DrillLeader;
        }

        // A code from the envelope is used because nobody else can get in.
        return follows != RunRole.None ? follows : visitor.Way == SignInWay.Envelope ? RunRole.Participant : RunRole.Observer;
    }

    /// <summary>
    /// Whether the visitor may do this. When not, a reason lets it happen all the same (see <see cref="MayWithReason"/>): in a crisis the
    /// program blocks nobody.
    /// </summary>
    public bool May(Visitor visitor, RunState run, Act act) => RoleIn(visitor, run) switch
    {
        RunRole.None or RunRole.Observer => false,
        RunRole.Participant => act is Act.Work,
        RunRole.Recorder => act is Act.Work or Act.Record,
        RunRole.DrillLeader => true,
        RunRole.Chair => act is not Act.Steer,
    };

    /// <summary>Whether a reason replaces the right. Never on a restricted run, and nobody steers a drill that way.</summary>
    public bool MayWithReason(Visitor visitor, RunState run, Act act) => !run.Restricted && Sees(visitor, run) && act is not Act.Steer;

    /// <summary>Who goes into the journal.</summary>
    /// <param name="visitor">Who acts.</param>
    /// <param name="run">In which run.</param>
    /// <param name="preferred">The role that the act belongs to, such as the owner of the step: a person with several roles then acts in this one.</param>
    public Actor ActorOf(Visitor visitor, RunState run, RoleId? preferred = null) => ActorOf(visitor, preferred ?? OwnRole(visitor, run));

    /// <summary>Who goes into the journal of a run that does not exist yet.</summary>
    public Actor ActorOf(Visitor visitor, RoleId? preferred = null) => new(
        visitor.Name,
        visitor.Person is { } person ? Api.Acting.Actors.RoleOf(person, shelf.Organisation, preferred) : null,
        Origin.Screen,
        visitor.Person,
        visitor.Place);

    /// <summary>What a person is in the run, with or without an account.</summary>
    public RunRole RoleOf(PersonId person, RunState run)
    {
        if (run.Roles.TryGetValue(person, out var given))
        {
            return given;
        }

        var organisation = shelf.Organisation;
        if (!run.Restricted)
        {
            return organisation.MayActAs(person, Chair) ? RunRole.Chair
                : organisation.MayActAs(person, Recorder) ? RunRole.Recorder
                : organisation.Roles.Keys.Any(role => organisation.MayActAs(person, role)) ? RunRole.Participant
                : RunRole.None;
        }

        return organisation.MayActAs(person, run.Runbook.Owner) ? RunRole.Chair
            : RolesIn(run).Any(role => organisation.MayActAs(person, role)) || Addressed(run, person) ? RunRole.Participant
            : RunRole.None;
    }

    private RoleId? OwnRole(Visitor visitor, RunState run) => visitor.Person is not { } person
        ? null
        : RolesIn(run).Where(role => shelf.Organisation.MayActAs(person, role)).Take(2).ToList() is [var only] ? only : null;

    /// <summary>Every role that got something to do so far. Who comes later in a restricted run, sees it from then on.</summary>
    private static HashSet<RoleId> RolesIn(RunState run) => [.. run.Steps.Values.SelectMany(step => RolesOf(step.Definition))];

    private static IEnumerable<RoleId> RolesOf(Step step) => (IEnumerable<RoleId>)
    [
        .. step.Owner is { } owner ? [owner] : Array.Empty<RoleId>(),
        .. step switch
        {
            NotifyStep notify => [.. notify.To, .. notify.SecondReader is { } reader ? [reader] : Array.Empty<RoleId>()],
            DecisionStep decision => decision.Advisers,
            SitrapStep sitrap => sitrap.To,
            _ => [],
        },
    ];

    private static bool Addressed(RunState run, PersonId person) => run.Notifications.Values.Any(notification => notification.Intent.Person == person);
}
