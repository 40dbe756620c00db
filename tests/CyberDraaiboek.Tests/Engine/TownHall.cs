using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>A small organisation and short ways to write runbooks in tests.</summary>
internal static class TownHall
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static OrganisationDirectory Organisation { get; } = new()
    {
        Name = "Voorbeeldstad",
        Zone = Zone,
        People = People("anna", "bert", "carla", "dirk", "els", "frans"),
        Roles = Roles(("ciso", ["anna"], ["bert"]), ("secretaris", ["carla"], ["dirk"]), ("team", ["els", "frans", "bert"], []), ("leeg", [], [])),
        Parties = new Dictionary<RoleId, Person> { [new("ibd")] = Someone("ibd") },
    };

    public static Dictionary<PersonId, Person> People(params string[] names) => names.Select(Someone).ToDictionary(p => p.Id);

    public static Person Someone(string name) =>
        new(new PersonId(name), name, [new ContactPoint(Channel.Mail, $"{name}@voorbeeldstad.example"), new ContactPoint(Channel.Call, "+31600000000")], []);

    public static Dictionary<RoleId, Role> Roles(params (string Id, string[] Holders, string[] Deputies)[] roles) =>
        roles.Select(r => new Role(new RoleId(r.Id), r.Id, [.. r.Holders.Select(PersonId.From)], [.. r.Deputies.Select(PersonId.From)], null))
            .ToDictionary(r => r.Id);

    public static Runbook Book(params Node[] nodes) => Book([new Phase("F0", "Begin", null, nodes)]);

    public static Runbook Book(IReadOnlyList<Phase> phases, string hash = "h1") => new()
    {
        Id = new RunbookId("proef"),
        Title = "Proef",
        Version = "1",
        Hash = hash,
        Owner = new RoleId("ciso"),
        Phases = phases,
        Zone = Zone,
        Data = new Dictionary<string, DataField>
        {
            ["lek"] = new("lek", DataKind.YesNo, "Is er een lek?", new Dictionary<string, string>()),
            ["aantal"] = new("aantal", DataKind.Number, "Hoeveel?", new Dictionary<string, string>()),
        },
        Clocks = new Dictionary<ClockId, LegalClock>
        {
            [new("avg-33")] = new(new("avg-33"), "AVG", "bewust", Hours(72), new("ibd"), new("ciso"), "AVG 33", null, null, true, [Hours(24), Hours(4)]),
            [new("eind")] = new(new("eind"), "Eindverslag", "na melding", new TimeLimit(1, 0, TimeSpan.Zero), new("ibd"), new("ciso"), "Cbw", null, null, false, [], new("avg-33")),
        },
    };

    public static ActionStep Action(string id, string owner = "ciso", EscalationPlan? plan = null, TargetTime? done = null, TargetTime? confirmed = null) => new()
    {
        Id = new StepId(id),
        Title = id,
        Owner = new RoleId(owner),
        Escalation = plan ?? Plan(),
        DoneBefore = done,
        ConfirmedBefore = confirmed,
    };

    public static NotifyStep Notify(string id, Quorum? from, params string[] to) => new()
    {
        Id = new StepId(id),
        Title = id,
        To = [.. to.Select(RoleId.From)],
        Template = new TemplateId("alarm"),
        AsksAcknowledgement = from is not null,
        Acknowledgement = new AcknowledgementRule(from ?? Quorum.One, Strength.Weak),
        Escalation = from is null ? EscalationPlan.None : Plan(),
        Blocks = false,
    };

    public static DecisionStep Decision(string id, TimeLimit? review = null) => new()
    {
        Id = new StepId(id),
        Title = id,
        Owner = new RoleId("ciso"),
        Question = "Los?",
        Options = [new Option("los", "Los", null), new Option("aan", "Aan", null)],
        Escalation = Plan(),
        ReviewAfter = review,
    };

    /// <summary>Deputy after 5 minutes, the secretary after 15, twice, with 5 minutes between; exhausted at 30.</summary>
    public static EscalationPlan Plan(params Rung[] rungs) => new(
        rungs.Length > 0 ? rungs : [Deputy(5), To("secretaris", 15, every: 5, atMost: 2)],
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), 3);

    public static Rung Deputy(int minutes) => new(TimeSpan.FromMinutes(minutes), RungTarget.Deputy, null, [Channel.Mail], Quorum.One);

    public static Rung To(string role, int minutes, int? every = null, int atMost = 1) =>
        new(TimeSpan.FromMinutes(minutes), RungTarget.Role, new RoleId(role), [Channel.Mail], Quorum.One, null, every is { } e ? TimeSpan.FromMinutes(e) : null, atMost);

    public static TimeLimit Minutes(int minutes) => TimeLimit.Of(TimeSpan.FromMinutes(minutes));

    public static TimeLimit Hours(int hours) => TimeLimit.Of(TimeSpan.FromHours(hours));

    public static TargetTime Within(int minutes) => new(Minutes(minutes));

    /// <summary>Who was sent something, in which minute.</summary>
    public static List<(int Minute, string Person)> Called(Town town) =>
        [.. town.Sent.Select(s => ((int)(s.At - Town.Begin).TotalMinutes, s.Message.Person.Value))];

    /// <summary>Runs the clock on: nothing unexpected may come any more.</summary>
    public static void Quiet(Town town)
    {
        var (lines, sent) = (town.Journal.Count, town.Sent.Count);
        town.Push(TimeSpan.FromDays(60));
        Assert.Equal(sent, town.Sent.Count);
        Assert.Equal([], town.Codes.Skip(lines).Where(c => c.StartsWith("escalatie", StringComparison.Ordinal)));
        Invariants.Check(town);
    }
}
