using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Tests.Simulation;

namespace CyberDraaiboek.Tests.Content;

/// <summary>Nothing in the shipped draaiboek is loose: everything that is defined is used, and what the law asks is started somewhere.</summary>
public sealed partial class CompletenessTests
{
    /// <summary>Clocks of the law, of connections and of contracts that a municipality has. Woo and council have one too, because they run during a crisis.</summary>
    private static readonly string[] ClocksOfTheLaw =
    [
        "avg-33",       // AVG article 33: data breach, to the AP within 72 hours, per controller
        "avg-33-2",     // AVG article 33(2): processor to controller
        "avg-34",       // AVG article 34: to those concerned, when the risk is high
        "wpg",          // Wet politiegegevens: police data of boa's
        "cbw-vroeg",    // NIS2 article 23(4)(a), Cyberbeveiligingswet: early warning, 24 hours
        "cbw-melding",  // NIS2 article 23(4)(b): notification, 72 hours
        "cbw-eind",     // NIS2 article 23(4)(d): final report, one month after the notification
        "cbw-afnemers", // NIS2 article 23(1)-(2): recipients of the services
        "digid",        // terms of the DigiD connection: Logius
        "brp",          // Wet BRP, Paspoortwet, rijbewijzen: RvIG and RDW
        "suwinet",      // Suwinet: BKWI
        "aangifte",     // report to the police before traces are gone
        "verzekeraar",  // term of the insurance
        "woo",          // Wet open overheid article 4.4
        "raad",         // Gemeentewet article 169: duty to inform the council
    ];

    private static readonly Library Library = Town.Library;

    private static IEnumerable<Step> Steps => Library.Runbooks.Values.SelectMany(runbook => runbook.AllSteps).Select(placed => placed.Step);

    [Fact]
    public void Every_clock_of_the_law_is_there_and_started_somewhere()
    {
        var started = Steps.OfType<ClockStep>().Select(step => step.Clock).ToHashSet();
        bool Starts(LegalClock clock) => started.Contains(clock.Id) || (clock.StartsAfter is { } first && started.Contains(first));

        Assert.Equal(ClocksOfTheLaw.Order(StringComparer.Ordinal), Library.Clocks.Keys.Select(id => id.Value).Order(StringComparer.Ordinal));
        Assert.Empty(Library.Clocks.Values.Where(clock => !Starts(clock)).Select(clock => clock.Id.Value));
    }

    [Fact]
    public void Every_clock_that_is_started_can_be_stopped_in_the_same_runbook()
    {
        var loose = Library.Startable.SelectMany(runbook =>
        {
            var steps = runbook.AllSteps.Select(placed => placed.Step).ToList();
            var stopped = steps.OfType<ActionStep>().Select(step => step.StopsClock).OfType<ClockId>().ToHashSet();
            return steps.OfType<ClockStep>().Where(step => !stopped.Contains(step.Clock)).Select(step => $"{runbook.Id}: {step.Id} starts {step.Clock}");
        });

        Assert.Empty(loose);
    }

    [Fact]
    public void Every_role_and_party_has_something_to_do()
    {
        var used = Steps.SelectMany(RolesOf)
            .Concat(Library.Runbooks.Values.Select(runbook => runbook.Owner))
            .Concat(Library.Clocks.Values.SelectMany(clock => new[] { clock.Owner, clock.Receiver }))
            .ToHashSet();
        var organisation = Town.Organisation;

        Assert.Empty(organisation.Roles.Keys.Where(role => !used.Contains(role)).Select(role => role.Value));
        Assert.Empty(organisation.Parties.Keys.Where(party => !used.Contains(party)).Select(party => party.Value));
    }

    [Fact]
    public void Every_template_is_used()
    {
        Assert.DoesNotContain(Library.Diagnostics, fault => fault.Code == "DRB173");
    }

    /// <summary>What happens when it happens ("zodra") is filled in by whoever hears of it; all else must be asked.</summary>
    [Fact]
    public void Every_piece_of_data_is_asked_or_stands_ready()
    {
        var never = Library.Startable.SelectMany(runbook =>
        {
            var asked = runbook.AllSteps.Select(placed => placed.Step).OfType<QuestionStep>().SelectMany(step => step.Fields).ToHashSet(StringComparer.Ordinal);
            var ready = NodeWalk.All(runbook.Phases.SelectMany(phase => phase.Nodes)).OfType<WhenBlock>().SelectMany(block => NamesIn(block.Condition)).ToHashSet(StringComparer.Ordinal);
            return runbook.Data.Values.Where(field => !field.AskedAtStart && !asked.Contains(field.Name) && !ready.Contains(field.Name)).Select(field => $"{runbook.Id}: {field.Name}");
        });

        Assert.Equal(string.Empty, string.Join(", ", never));
    }

    private static IEnumerable<string> NamesIn(Condition condition) => condition switch
    {
        Condition.And both => [.. NamesIn(both.Left), .. NamesIn(both.Right)],
        Condition.Or either => [.. NamesIn(either.Left), .. NamesIn(either.Right)],
        Condition.Not not => NamesIn(not.Inner),
        Condition.IsFilled filled => [filled.Name],
        Condition.In inside => [inside.Name],
        Condition.Contains contains => [contains.Name],
        Condition.Comparison comparison => [comparison.Name],
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    [Fact]
    public void Every_step_belongs_to_a_role_that_has_a_deputy_who_can_be_reached()
    {
        var organisation = Town.Organisation;
        bool HasDeputy(RoleId id) => organisation.Roles.TryGetValue(id, out var role) && role.Deputies.Any(person => organisation.People[person].Contacts.Count > 0);
        var alone = Steps.Where(step => step.Owner is { } owner && !HasDeputy(owner)).Select(step => $"{step.Id}: {step.Owner}").Distinct();

        Assert.Empty(alone);
        Assert.Empty(Steps.Where(step => step.Owner is null && step is not (NotifyStep or WaitStep or StartRunbookStep or WebhookStep)).Select(step => step.Id.Value));
    }

    /// <summary>Decisions have the same name in every runbook, so that reports can be compared; other steps never share one.</summary>
    [Fact]
    public void A_name_that_stands_in_two_files_is_the_same_decision()
    {
        var files = Library.Runbooks.Values.SelectMany(OwnSteps).GroupBy(step => step.Id).Where(group => group.Count() > 1);

        Assert.Empty(files.Where(group => group.Any(step => step is not DecisionStep { Code: not null }) || group.Select(step => ((DecisionStep)step).Code).Distinct().Count() > 1)
            .Select(group => group.Key.Value));
    }

    [Fact]
    public void Every_decision_says_what_each_choice_leads_to_and_in_which_capacity_it_is_taken()
    {
        var bare = Steps.OfType<DecisionStep>()
            .Where(step => step.Capacity is null || step.Advisers.Count == 0 || step.Options.Any(option => option.Consequence is null))
            .Select(step => step.Id.Value)
            .Distinct();

        Assert.Empty(bare);
    }

    [Fact]
    public void Every_card_that_a_step_names_is_in_the_paper_pack_and_every_card_there_is_named()
    {
        var pack = File.ReadAllText(Path.Combine(Repository.Root, "runbooks", "noodmap.md"));
        var there = Cards().Matches(pack).Select(card => $"kaart {card.Groups["number"].Value}").ToHashSet(StringComparer.Ordinal);
        var named = Steps.Select(step => step.Paper).OfType<string>().SelectMany(paper => Named().Matches(paper).Select(card => card.Value)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(named.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
    }

    /// <summary>Without those of its includes.</summary>
    private static IEnumerable<Step> OwnSteps(Runbook runbook)
    {
        var included = runbook.Includes.Where(Library.Runbooks.ContainsKey).SelectMany(id => Library.Runbooks[id].AllSteps).Select(placed => placed.Step.Id).ToHashSet();
        return runbook.AllSteps.Select(placed => placed.Step).Where(step => !included.Contains(step.Id));
    }

    private static IEnumerable<RoleId> RolesOf(Step step) =>
    [
        .. step.Owner is { } owner ? [owner] : Array.Empty<RoleId>(),
        .. step.Escalation.Rungs.Select(rung => rung.Role).OfType<RoleId>(),
        .. step switch
        {
            NotifyStep notify => [.. notify.To, .. notify.SecondReader is { } second ? [second] : Array.Empty<RoleId>()],
            SitrapStep sitrap => sitrap.To,
            DecisionStep decision => decision.Advisers,
            WebhookStep webhook => [webhook.To],
            _ => Array.Empty<RoleId>(),
        },
    ];

    [GeneratedRegex(@"^\| (?<number>[0-9]+)\. ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cards();

    [GeneratedRegex(@"\bkaart [0-9]+\b(?!,)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
