using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Organisation;

/// <summary>One way to reach a person.</summary>
/// <param name="Channel">Over what.</param>
/// <param name="Address">Mail address, telephone number (E.164) or URL.</param>
/// <param name="After">Tried by itself this long after the person was first addressed; null: only when the one before it fails.</param>
/// <param name="Label">Such as "privé" or "vast".</param>
/// <param name="CheckedOn">When somebody last saw that it works.</param>
public sealed record ContactPoint(Channel Channel, string Address, TimeSpan? After = null, string? Label = null, DateOnly? CheckedOn = null);

/// <summary>A person, or an outside party as if it were one.</summary>
/// <param name="Id">How roles call them.</param>
/// <param name="Name">For people.</param>
/// <param name="Contacts">In the order in which they are tried.</param>
/// <param name="Absences">Periods in which nothing is sent and the deputy is used.</param>
public sealed record Person(PersonId Id, string Name, IReadOnlyList<ContactPoint> Contacts, IReadOnlyList<Absence> Absences)
{
    /// <summary>Whether they can be called upon.</summary>
    public bool Present(DateTimeOffset now) => !Absences.Any(a => a.From <= now && now < a.Until);
}

/// <summary>A period in which somebody is away ("afwezig").</summary>
public sealed record Absence(DateTimeOffset From, DateTimeOffset Until, string? Reason);

/// <summary>Somebody takes a duty for a period ("afwijking").</summary>
public sealed record DutyOverride(DateTimeOffset From, DateTimeOffset Until, PersonId Person, string? Reason);

/// <summary>A rota ("rooster"): persons take turns of whole weeks.</summary>
/// <param name="FirstHandover">When the first person's first week starts, by the wall clock; later hand-overs fall on the same weekday and time.</param>
/// <param name="People">In order of turn.</param>
/// <param name="WeeksEach">Length of a turn.</param>
/// <param name="Overrides">Later ones win.</param>
public sealed record DutyRoster(DateTime FirstHandover, IReadOnlyList<PersonId> People, int WeeksEach, IReadOnlyList<DutyOverride> Overrides)
{
    /// <summary>Who is on duty. Hand-overs follow the wall clock, so summer time does not move them.</summary>
    public PersonId OnDuty(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Overrides.LastOrDefault(o => o.From <= now && now < o.Until) is { } taken)
        {
            return taken.Person;
        }

        var wall = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var turns = (long)Math.Floor((wall - FirstHandover).TotalDays / (7 * WeeksEach));
        return People[(int)(((turns % People.Count) + People.Count) % People.Count)];
    }
}

/// <summary>A role in the crisis organisation ("rol").</summary>
/// <param name="Id">How runbooks call it.</param>
/// <param name="Title">For people.</param>
/// <param name="Holders">Who fills it; several: a team that is addressed as a whole. Not used while <paramref name="Roster"/> is set.</param>
/// <param name="Deputies">In order ("vervangers").</param>
/// <param name="Roster">When the role is on duty by turns.</param>
/// <param name="Task">What the role does in a cyber crisis.</param>
public sealed record Role(
    RoleId Id,
    string Title,
    IReadOnlyList<PersonId> Holders,
    IReadOnlyList<PersonId> Deputies,
    DutyRoster? Roster,
    string? Task = null)
{
    /// <summary>Name of <see cref="Roster"/>; null: the role has none.</summary>
    public string? RosterId { get; init; }
}

/// <summary>A level of the municipal ladder, as data.</summary>
public sealed record LadderLevel(Opschaling Level, string Title, string Team, IReadOnlyList<string> Criteria, TimeLimit? StandUpWithin);

/// <summary>A level of the region's GRIP ("Gecoördineerde Regionale IncidentbestrijdingsProcedure"), as data: regions differ.</summary>
public sealed record GripLevel(string Code, string Title, string Teams, string Leader, bool Active = true);

/// <summary>An authority for which the organisation works; each has its own legal clocks ("autoriteit").</summary>
public sealed record Authority(string Id, string Name);

/// <summary>
/// Who fills which role and how to reach them, as it is now. Not part of what a run keeps from its start: when the duty changes at
/// 08:00, the next alarm goes to the new person.
/// </summary>
public sealed record OrganisationDirectory
{
    /// <summary>Name of the organisation.</summary>
    public required string Name { get; init; }

    /// <summary>Zone of rotas and hand-overs.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>By id.</summary>
    public required IReadOnlyDictionary<RoleId, Role> Roles { get; init; }

    /// <summary>By id.</summary>
    public required IReadOnlyDictionary<PersonId, Person> People { get; init; }

    /// <summary>By name ("roosters"), also those that no role uses.</summary>
    public IReadOnlyDictionary<string, DutyRoster> Rotas { get; init; } = new Dictionary<string, DutyRoster>();

    /// <summary>Outside parties, reachable like a person ("partijen").</summary>
    public IReadOnlyDictionary<RoleId, Person> Parties { get; init; } = new Dictionary<RoleId, Person>();

    /// <summary>In order.</summary>
    public IReadOnlyList<Authority> Authorities { get; init; } = [];

    /// <summary>From N0 up.</summary>
    public IReadOnlyList<LadderLevel> Ladder { get; init; } = [];

    /// <summary>Of the region.</summary>
    public IReadOnlyList<GripLevel> Grip { get; init; } = [];

    /// <summary>How long a channel may take to hand a message over before the next one is used ("verzonden_binnen").</summary>
    public IReadOnlyDictionary<Channel, TimeSpan> SendWithin { get; init; } = new Dictionary<Channel, TimeSpan>();

    /// <summary>Who fills the role now and is present. Empty: nobody. An outside party is always present.</summary>
    public IReadOnlyList<Person> OnDuty(RoleId role, DateTimeOffset now)
    {
        if (Parties.TryGetValue(role, out var party))
        {
            return [party];
        }

        if (Everyone.IsPerson(role, out var person))
        {
            return Present([person.Value], now);
        }

        if (!Roles.TryGetValue(role, out var found))
        {
            return [];
        }

        IReadOnlyList<PersonId> holders = found.Roster is { } roster ? [roster.OnDuty(now, Zone)] : found.Holders;
        return Present(holders, now);
    }

    /// <summary>The deputies of the role who are present. An outside party has none.</summary>
    public IReadOnlyList<Person> Deputies(RoleId role, DateTimeOffset now) =>
        Roles.TryGetValue(role, out var found) ? Present(found.Deputies, now) : [];

    /// <summary>Whether the person fills the role or may stand in for it.</summary>
    public bool MayActAs(PersonId person, RoleId role) => Everyone.IsPerson(role, out var only)
        ? only == person
        : Roles.TryGetValue(role, out var found)
            && (found.Holders.Contains(person) || found.Deputies.Contains(person) || (found.Roster?.People.Contains(person) ?? false));

    /// <summary>For people; the id itself when the role or person is unknown.</summary>
    public string TitleOf(RoleId role) =>
        Roles.TryGetValue(role, out var found) ? found.Title
        : Parties.TryGetValue(role, out var party) ? party.Name
        : role == Everyone.Role ? "Iedereen in de organisatie"
        : Everyone.IsPerson(role, out var only) ? People.TryGetValue(only.Value, out var person) ? person.Name : only.Value.Value
        : role.Value;

    /// <summary>Allowed time of a channel; two minutes when the organisation does not say.</summary>
    public TimeSpan LimitOf(Channel channel) => SendWithin.TryGetValue(channel, out var limit) ? limit : TimeSpan.FromMinutes(2);

    private List<Person> Present(IReadOnlyList<PersonId> ids, DateTimeOffset now) =>
        [.. ids.Where(People.ContainsKey).Select(id => People[id]).Where(p => p.Present(now))];
}
