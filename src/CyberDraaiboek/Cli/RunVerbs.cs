using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli;

/// <summary>A verb about a run that only asks why: <c>pauze</c>, <c>hervat</c>, <c>neem-over</c>, <c>sluit</c>.</summary>
internal sealed class RunAct : ActVerb
{
    private readonly Option<string?> _reason = Valued("--reden", "tekst", "Waarom. Altijd nodig.");
    private readonly string _resource;

    private RunAct(string name, string description, string resource, Shell shell)
        : base(name, description, shell)
    {
        _resource = resource;
        Options.Add(_reason);
    }

    public static IEnumerable<Command> All(Shell shell) =>
    [
        new RunAct("pauze", "Zet alle termijnen stil, behalve de wettelijke klokken.", "pauzes", shell),
        new RunAct("hervat", "Laat de termijnen weer lopen.", "hervattingen", shell),
        new RunAct("neem-over", "Ga verder met de nieuwste versie van het draaiboek.", "overnames", shell),
        new RunAct("sluit", "Sluit de inzet. Staat er nog iets open, dan is --ondanks nodig.", "sluitingen", shell),
    ];

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (_resource, new JsonObject { ["reden"] = Must(line, _reason) });
}

/// <summary><c>notitie</c>: a note in the journal.</summary>
internal sealed class NoteVerb : ActVerb
{
    private readonly Argument<string> _text = Needed("tekst", "Wat er in het logboek moet.");
    private readonly Option<string?> _kind = Valued("--soort", "soort", "feit (zonder deze optie), aanname, besluit of mening.");
    private readonly Option<string?> _step = Valued("--stap", "stap", "Bij welke stap het hoort.");

    public NoteVerb(Shell shell)
        : base("notitie", "Schrijf een notitie in het logboek.", shell)
    {
        Arguments.Add(_text);
        Options.Add(_kind);
        Options.Add(_step);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        "notities",
        new JsonObject { ["tekst"] = line.GetRequiredValue(_text), ["soort"] = line.GetValue(_kind), ["stap"] = line.GetValue(_step) });
}

/// <summary><c>gegeven</c>: fill in or change data.</summary>
internal sealed class DataVerb : ActVerb
{
    private readonly Argument<string[]> _pairs = new("naam=waarde") { Description = "Een of meer gegevens.", Arity = ArgumentArity.OneOrMore };

    public DataVerb(Shell shell)
        : base("gegeven", "Vul gegevens van de inzet in, of wijzig ze.", shell) => Arguments.Add(_pairs);

    protected override (string Path, JsonObject Body) Ask(ParseResult line) =>
        ("gegevens", new JsonObject { ["gegevens"] = Pairs.Parse("gegeven", line.GetValue(_pairs)) });
}

/// <summary><c>niveau</c>: scale up or down.</summary>
internal sealed class LevelVerb : ActVerb
{
    private readonly Argument<string> _level = Needed("niveau", "N0 tot en met N4.");
    private readonly Option<string?> _grip = Valued("--grip", "code", "De GRIP van de regio, als die er is.");
    private readonly Option<string?> _reason = Valued("--reden", "tekst", "Waarom. Altijd nodig.");

    public LevelVerb(Shell shell)
        : base("niveau", "Schaal op of af.", shell)
    {
        Arguments.Add(_level);
        Options.Add(_grip);
        Options.Add(_reason);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        "opschalingen",
        new JsonObject { ["niveau"] = line.GetRequiredValue(_level), ["grip"] = line.GetValue(_grip), ["reden"] = Must(line, _reason) });
}

/// <summary><c>gebeld</c>: what a telephone call led to.</summary>
internal sealed class CalledVerb : ActVerb
{
    private readonly Argument<string> _person = Needed("persoon", "Wie u belde (id uit 'status').");
    private readonly Argument<string> _result = Needed("uitkomst", "bereikt, geen_gehoor, voicemail of verkeerd_nummer.");
    private readonly Option<string?> _step = Valued("--stap", "stap", "Voor welke stap, als er meer zijn.");
    private readonly Option<string?> _remark = Valued("--opmerking", "tekst", "Wat er gezegd is.");

    public CalledVerb(Shell shell)
        : base("gebeld", "Leg vast wat een telefoongesprek opleverde.", shell)
    {
        Arguments.Add(_person);
        Arguments.Add(_result);
        Options.Add(_step);
        Options.Add(_remark);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        "belresultaten",
        new JsonObject
        {
            ["persoon"] = line.GetRequiredValue(_person),
            ["uitkomst"] = line.GetRequiredValue(_result),
            ["stap"] = line.GetValue(_step),
            ["opmerking"] = line.GetValue(_remark),
        });
}
