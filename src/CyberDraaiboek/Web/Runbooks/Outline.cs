using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>A runbook as people read it: numbered steps and blocks with a sentence, in the order of the text.</summary>
/// <param name="Runbook">Which.</param>
/// <param name="Phases">In order.</param>
public sealed record Outline(Runbook Runbook, IReadOnlyList<OutlinePhase> Phases)
{
    /// <summary>All steps, in order.</summary>
    public IEnumerable<OutlineStep> Steps => Phases.SelectMany(phase => phase.Steps);
}

/// <summary>A phase.</summary>
public sealed record OutlinePhase(string Code, string Title, string? LatestStart, IReadOnlyList<OutlineNode> Nodes)
{
    /// <summary>All steps in it.</summary>
    public IEnumerable<OutlineStep> Steps => Nodes.SelectMany(OutlineNode.StepsIn);
}

/// <summary>A step, or a block that holds steps.</summary>
public abstract record OutlineNode
{
    /// <summary>The steps in a node, itself included.</summary>
    public static IEnumerable<OutlineStep> StepsIn(OutlineNode node) => node switch
    {
        OutlineStep step => [step],
        OutlineBlock block => block.Branches.SelectMany(branch => branch.Nodes).SelectMany(StepsIn),
        _ => throw new ArgumentException($"unknown node {node.GetType().Name}", nameof(node)),
    };
}

/// <summary>A line about a step.</summary>
public sealed record OutlineFact(string Name, string Text);

/// <summary>A step.</summary>
/// <param name="Step">As the runbook has it.</param>
/// <param name="Number">Phase and place, such as <c>F1.3</c>.</param>
/// <param name="Kind">Dutch.</param>
/// <param name="Who">Title of the role; empty: the program.</param>
/// <param name="When">Targets, in one line; empty: none.</param>
/// <param name="Track">Track; null: none.</param>
/// <param name="Facts">The rest.</param>
public sealed record OutlineStep(
    Step Step, string Number, string Kind, string Who, string When, string? Track, IReadOnlyList<OutlineFact> Facts) : OutlineNode;

/// <summary>How the branches of a block lie.</summary>
public enum OutlineShape
{
    /// <summary>All together.</summary>
    Together,

    /// <summary>One of them.</summary>
    OneOf,

    /// <summary>Again and again.</summary>
    Again,
}

/// <summary>A block.</summary>
/// <param name="Sentence">What it means, ending in a colon.</param>
/// <param name="Shape">For the diagram.</param>
/// <param name="Branches">At least one.</param>
public sealed record OutlineBlock(string Sentence, OutlineShape Shape, IReadOnlyList<OutlineBranch> Branches) : OutlineNode;

/// <summary>A branch.</summary>
/// <param name="Heading">Null: none is needed.</param>
/// <param name="Nodes">In order.</param>
public sealed record OutlineBranch(string? Heading, IReadOnlyList<OutlineNode> Nodes);

/// <summary>Makes outlines.</summary>
internal sealed class OutlineMaker(Runbook runbook, OrganisationDirectory organisation)
{
    private string _phase = "";
    private int _number;

    public static Outline Of(Runbook runbook, OrganisationDirectory organisation)
    {
        var maker = new OutlineMaker(runbook, organisation);
        return new Outline(runbook, [.. runbook.Phases.Select(maker.Phase)]);
    }

    private OutlinePhase Phase(Phase phase)
    {
        (_phase, _number) = (phase.Code, 0);
        return new OutlinePhase(
            phase.Code, phase.Title, phase.LatestStart is { } latest ? $"Begint uiterlijk {RunbookWords.Target(latest, runbook)}." : null, Nodes(phase.Nodes, null));
    }

    private List<OutlineNode> Nodes(IReadOnlyList<Node> nodes, string? track) => [.. nodes.Select(node => One(node, track))];

    private OutlineNode One(Node node, string? track) => node switch
    {
        Step step => Step(step, track),
        ParallelBlock block => new OutlineBlock(
            "Doe dit naast elkaar:", OutlineShape.Together, [.. Side(block).Select(b => new OutlineBranch(TrackName(b.Track), Nodes(b.Nodes, b.Track ?? track)))]),
        IfBlock block => new OutlineBlock(
            $"Als {RunbookWords.Sentence(block.Condition, runbook)}:",
            OutlineShape.OneOf,
            [new OutlineBranch(block.Else.Count > 0 ? "Zo ja" : null, Nodes(block.Then, track)), .. block.Else.Count > 0 ? [new OutlineBranch("Zo nee", Nodes(block.Else, track))] : Array.Empty<OutlineBranch>()]),
        WhenBlock block => new OutlineBlock(
            $"Zodra {RunbookWords.Sentence(block.Condition, runbook)}, ook als andere stappen nog lopen:", OutlineShape.OneOf, [new OutlineBranch(null, Nodes(block.Then, track))]),
        ChoiceBlock block => new OutlineBlock(
            $"Volgt uit '{RunbookWords.NameOf(runbook, block.Subject)}':",
            OutlineShape.OneOf,
            [
                .. block.Cases.Select(c => new OutlineBranch($"Bij {RunbookWords.Value(runbook, block.Subject, c.Key)}", Nodes(c.Value, track))),
                .. block.Otherwise.Count > 0 ? [new OutlineBranch("Bij iets anders", Nodes(block.Otherwise, track))] : Array.Empty<OutlineBranch>(),
            ]),
        RepeatBlock block => new OutlineBlock(Repeat(block), OutlineShape.Again, [new OutlineBranch(null, Nodes(block.Nodes, track))]),
        _ => throw new ArgumentException($"unknown node {node.GetType().Name}", nameof(node)),
    };

    /// <summary>What is side by side within side by side, as where an included phase has tracks of its own, is one list to who reads it.</summary>
    private static IEnumerable<Branch> Side(ParallelBlock block) =>
        block.Branches.SelectMany(branch => branch is { Track: null, Nodes: [ParallelBlock inner] } ? Side(inner) : [branch]);

    private string Repeat(RepeatBlock block) =>
        $"Herhaal elke {RunbookWords.Length(block.Every)}"
        + (block.Until is { } until ? $", totdat {RunbookWords.Sentence(until, runbook)}" : "")
        + (block.AtMost is { } most ? $", hoogstens {most} keer" : "") + ":";

    private OutlineStep Step(Step step, string? track)
    {
        _number++;
        var when = string.Join("; ", new[]
        {
            step.ConfirmedBefore is { } confirmed ? $"bevestigd {RunbookWords.Target(confirmed, runbook)}" : null,
            step.DoneBefore is { } done ? $"gereed {RunbookWords.Target(done, runbook)}" : null,
        }.OfType<string>());
        return new OutlineStep(
            step, $"{_phase}.{_number}", RunbookWords.Kind(step), step.Owner is { } owner ? organisation.TitleOf(owner) : "", when, track, [.. Facts(step), .. After(step)]);
    }

    private IEnumerable<OutlineFact> After(Step step)
    {
        if (step.After.Count > 0)
        {
            yield return new OutlineFact("Pas na", string.Join(", ", step.After.Select(id => RunbookWords.NameOf(runbook, id.Value))));
        }

        if (step.Evidence is { } evidence)
        {
            yield return new OutlineFact("Noteer", evidence);
        }

        if (step.Paper is { } paper)
        {
            yield return new OutlineFact("Op papier", paper);
        }

        if (step.Check is { } check)
        {
            yield return new OutlineFact("Nog nakijken", check);
        }
    }

    private IEnumerable<OutlineFact> Facts(Step step) => step switch
    {
        NotifyStep notify =>
        [
            new OutlineFact("Aan", RunbookWords.Roles(notify.To, organisation)),
            new OutlineFact("Tekst", TextName(notify.Template)),
            .. notify.SecondReader is { } reader ? [new OutlineFact("Tweede lezer", organisation.TitleOf(reader))] : Array.Empty<OutlineFact>(),
        ],
        DecisionStep decision =>
        [
            new OutlineFact("Vraag", decision.Question),
            .. decision.Capacity is { } capacity ? [new OutlineFact("Hoedanigheid", capacity)] : Array.Empty<OutlineFact>(),
            .. decision.Advisers.Count > 0 ? [new OutlineFact("Advies van", RunbookWords.Roles(decision.Advisers, organisation))] : Array.Empty<OutlineFact>(),
            .. decision.ReviewAfter is { } review ? [new OutlineFact("Kijk opnieuw na", RunbookWords.Length(review))] : Array.Empty<OutlineFact>(),
        ],
        QuestionStep question => question.Fields.Select(field => new OutlineFact("Vul in", RunbookWords.NameOf(runbook, field))),
        WaitStep wait =>
        [
            .. wait.Until is { } until ? [new OutlineFact("Wacht tot", RunbookWords.Target(until, runbook))] : Array.Empty<OutlineFact>(),
            .. wait.UntilTrue is { } condition ? [new OutlineFact("Wacht totdat", RunbookWords.Sentence(condition, runbook))] : Array.Empty<OutlineFact>(),
        ],
        ScaleStep scale => [new OutlineFact("Voorstel", $"niveau {scale.Level}{(scale.Grip is { } grip ? $", {GripName.Of(grip)}" : "")}")],
        ClockStep clock => runbook.Clocks.TryGetValue(clock.Clock, out var law) ? Clock(law) : [],
        SitrapStep sitrap => [new OutlineFact("Aan", RunbookWords.Roles(sitrap.To, organisation)), new OutlineFact("Tekst", TextName(sitrap.Template))],
        StartRunbookStep start => [new OutlineFact("Start", start.Runbook.Value)],
        WebhookStep hook => [new OutlineFact("Aan", organisation.TitleOf(hook.To))],
        _ => [],
    };

    private IEnumerable<OutlineFact> Clock(LegalClock clock) =>
    [
        new OutlineFact("Klok", $"{clock.Title}: {(clock.Length is { } length ? RunbookWords.Length(length) : "onverwijld")}, bij {organisation.TitleOf(clock.Receiver)}"),
        new OutlineFact("Begint als", clock.Trigger),
        new OutlineFact("Bron", $"{clock.Source}{(clock.CheckedOn is { } day ? $", nagekeken op {day:d-M-yyyy}" : ", NOG NOOIT NAGEKEKEN")}"),
    ];

    private string TextName(TemplateId template) =>
        runbook.Templates.TryGetValue(template, out var text) ? $"{text.Texts["nl"].Subject} ({template})" : template.Value;

    private static string? TrackName(string? track) => track switch
    {
        null => null,
        "bron" => "Spoor bron: het incident zelf",
        "gevolg" => "Spoor gevolg: de gevolgen",
        _ => $"Spoor {track}",
    };
}
