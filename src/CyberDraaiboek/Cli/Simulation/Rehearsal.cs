using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>
/// A very small runbook, played while the files are still being read. Its entries go nowhere. A first simulation mostly waits for the runtime
/// to load types and make machine code, and that can be over when the files have been read.
/// </summary>
internal static class Rehearsal
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly RoleId Role = new("rol");
    private static readonly TargetTime Soon = new(TimeLimit.Of(TimeSpan.FromHours(1)), Anchor.Opening);

    private static readonly EscalationPlan Plan = new(
        [
            new Rung(TimeSpan.FromMinutes(5), RungTarget.Deputy, null, [], Quorum.One),
            new Rung(TimeSpan.FromMinutes(15), RungTarget.Role, Role, [Channel.Call], Quorum.Everyone, null, TimeSpan.FromMinutes(5), 2),
        ],
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
        1);

    private static readonly OrganisationDirectory Town = new()
    {
        Name = "Proef",
        Zone = TimeZoneInfo.Utc,
        Roles = new Dictionary<RoleId, Role> { [Role] = new(Role, "Rol", [new PersonId("een")], [new PersonId("twee")], null) },
        People = new[] { "een", "twee" }.Select(name => new Person(
            new PersonId(name), name, [new ContactPoint(Channel.Mail, $"{name}@voorbeeld.example"), new ContactPoint(Channel.Call, "+31600000000", TimeSpan.FromMinutes(5))], []))
            .ToDictionary(person => person.Id),
    };

    private static readonly Runbook Small = new()
    {
        Id = new RunbookId("proef"),
        Title = "Proef",
        Version = "1",
        Hash = string.Empty,
        Owner = Role,
        Phases =
        [
            new Phase("F1", "Een", null,
            [
                new ParallelBlock { Key = "tegelijk", Branches = [new Branch("bron", [Action("een")]), new Branch("gevolg", [Message(), Ask()])] },
                new WhenBlock { Key = "zodra", Condition = new Condition.IsFilled("gegeven"), Then = [Action("twee")] },
                new RepeatBlock { Key = "herhaal", Every = TimeLimit.Of(TimeSpan.FromHours(1)), AtMost = 2, Nodes = [Action("drie")] },
            ]),
            new Phase("F2", "Twee", Soon with { Anchor = Anchor.Start },
            [
                new IfBlock { Key = "als", Condition = new Condition.Comparison("niveau", DataKind.Level, Comparer.Equal, "N1"), Then = [Action("vier")] },
                new ChoiceBlock { Key = "keuze", Subject = "besluit", Cases = new Dictionary<string, IReadOnlyList<Node>> { ["ja"] = [Action("vijf")] } },
            ]),
        ],
    };

    /// <summary>Plays it as the simulation will be played.</summary>
    /// <param name="everybody">Whether everybody reacts, or nobody.</param>
    /// <returns>How many entries it gave.</returns>
    public static int Play(bool everybody)
    {
        var plan = new SimulationPlan(Small, Town, Start, Start.AddDays(1), "Proef", new Dictionary<string, string>(), ["proef"]);
        var run = new VirtualRun(plan, everybody ? new Everybody(Town) : Reactions.Nobody);
        run.Run();
        return run.Entries.Select(entry => EntryText.Line(entry, Start)).Count(line => line.Length > 0);
    }

    private static ActionStep Action(string id) => new()
    {
        Id = new StepId(id),
        Title = id,
        Owner = Role,
        Escalation = Plan,
        DoneBefore = Soon,
        ConfirmedBefore = Soon,
    };

    private static NotifyStep Message() => new()
    {
        Id = new StepId("melding"),
        Title = "Melding",
        To = [Role],
        Template = new TemplateId("tekst"),
        AsksAcknowledgement = true,
        Escalation = Plan,
    };

    private static DecisionStep Ask() => new()
    {
        Id = new StepId("besluit"),
        Title = "Besluit",
        Owner = Role,
        Question = "Ja?",
        Options = [new Option("ja", "Ja", null), new Option("nee", "Nee", null)],
        Escalation = Plan,
    };
}
