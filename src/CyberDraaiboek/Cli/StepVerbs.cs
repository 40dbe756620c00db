using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli;

/// <summary>A verb about a step that only asks why: <c>overslaan</c>, <c>open</c>, <c>heropen</c>, <c>escaleer</c>.</summary>
internal sealed class StepAct : ActVerb
{
    private readonly Argument<string> _step = Needed("stap", "De id van de stap.");
    private readonly Option<string?> _reason = Valued("--reden", "tekst", "Waarom. Altijd nodig.");
    private readonly string _resource;

    private StepAct(string name, string description, string resource, Shell shell)
        : base(name, description, shell)
    {
        _resource = resource;
        Arguments.Add(_step);
        Options.Add(_reason);
    }

    public static IEnumerable<Command> All(Shell shell) =>
    [
        new StepAct("overslaan", "Laat een stap weg, met een reden.", "overslagen", shell),
        new StepAct("open", "Open een stap voor zijn beurt.", "openingen", shell),
        new StepAct("heropen", "Zet een stap die klaar was weer open.", "heropeningen", shell),
        new StepAct("escaleer", "Bel nu de volgende, voor elke rol die nog niet bereikt is.", "escalaties", shell),
    ];

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        ServerClient.Path("stappen", line.GetRequiredValue(_step), _resource),
        new JsonObject { ["reden"] = Must(line, _reason) });
}

/// <summary><c>stil</c>: nothing is sent about a step for a while.</summary>
internal sealed class SilenceVerb : ActVerb
{
    private readonly Argument<string> _step = Needed("stap", "De id van de stap.");
    private readonly Option<string?> _for = Valued("--duur", "duur", "Hoe lang, zoals 30m of 2u.");
    private readonly Option<string?> _reason = Valued("--reden", "tekst", "Waarom. Altijd nodig.");

    public SilenceVerb(Shell shell)
        : base("stil", "Stuur een tijd niets over een stap.", shell)
    {
        Arguments.Add(_step);
        Options.Add(_for);
        Options.Add(_reason);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        ServerClient.Path("stappen", line.GetRequiredValue(_step), "stiltes"),
        new JsonObject { ["duur"] = Must(line, _for), ["reden"] = Must(line, _reason) });
}

/// <summary><c>akkoord</c>: agree with a text before it leaves.</summary>
internal sealed class ApproveVerb : ActVerb
{
    private readonly Argument<string> _step = Needed("stap", "De id van de stap met de tekst.");

    public ApproveVerb(Shell shell)
        : base("akkoord", "Geef akkoord op een tekst, als opsteller of als tweede lezer.", shell) => Arguments.Add(_step);

    protected override (string Path, JsonObject Body) Ask(ParseResult line) =>
        (ServerClient.Path("stappen", line.GetRequiredValue(_step), "akkoorden"), []);
}

/// <summary><c>voeg-toe</c>: an action that the runbook does not have.</summary>
internal sealed class AddStepVerb : ActVerb
{
    private readonly Argument<string> _title = Needed("titel", "Wat er moet gebeuren.");
    private readonly Option<string?> _owner = Valued("--rol", "rol", "Wie het doet.");
    private readonly Option<string?> _instruction = Valued("--doen", "tekst", "Hoe het moet.");
    private readonly Option<string?> _within = Valued("--binnen", "duur", "Wanneer het klaar moet zijn, zoals 45m.");
    private readonly Option<string?> _reason = Valued("--reden", "tekst", "Waarom. Altijd nodig.");

    public AddStepVerb(Shell shell)
        : base("voeg-toe", "Voeg een actie toe die niet in het draaiboek staat.", shell)
    {
        Arguments.Add(_title);
        Options.Add(_owner);
        Options.Add(_instruction);
        Options.Add(_within);
        Options.Add(_reason);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        "stappen",
        new JsonObject
        {
            ["titel"] = line.GetRequiredValue(_title),
            ["rol"] = Must(line, _owner),
            ["doen"] = line.GetValue(_instruction),
            ["gereed_binnen"] = line.GetValue(_within),
            ["reden"] = Must(line, _reason),
        });
}
