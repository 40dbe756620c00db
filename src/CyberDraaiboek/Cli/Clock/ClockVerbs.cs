using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli.Clock;

/// <summary><c>klok</c>: legal clocks.</summary>
internal static class ClockVerbs
{
    public static Command All(Shell shell) => new("klok", "Wettelijke klokken: vaststellen en stoppen.")
    {
        new StartClockVerb(shell), new StopClockVerb(shell), new ClockDoesNotApplyVerb(shell),
    };
}

/// <summary><c>klok start</c>: since when the organisation knew.</summary>
internal sealed class StartClockVerb : ActVerb
{
    private readonly Argument<string> _clock = Needed("klok", "De id van de klok, zoals avg-33.");
    private readonly Option<string?> _aware = Valued("--bewust", "moment", "Wanneer de organisatie het wist of redelijk zeker was.");
    private readonly Option<string?> _authority = Valued("--autoriteit", "id", "Voor welke autoriteit. Zonder deze optie: alle.");
    private readonly Option<string?> _reason = Valued("--reden", "tekst", "Waarom dit het moment is. Altijd nodig.");

    public StartClockVerb(Shell shell)
        : base("start", "Leg vast wanneer een klok begon.", shell)
    {
        Arguments.Add(_clock);
        Options.Add(_aware);
        Options.Add(_authority);
        Options.Add(_reason);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        ServerClient.Path("klokken", line.GetRequiredValue(_clock), "vaststellingen"),
        new JsonObject
        {
            ["van_toepassing"] = true,
            ["bewust_om"] = MomentConverter.Write(MomentInput.Parse(Must(line, _aware), Shell.Time.GetUtcNow())),
            ["autoriteit"] = line.GetValue(_authority),
            ["reden"] = Must(line, _reason),
        });
}

/// <summary><c>klok nvt</c>: it does not apply.</summary>
internal sealed class ClockDoesNotApplyVerb : ActVerb
{
    private readonly Argument<string> _clock = Needed("klok", "De id van de klok.");
    private readonly Option<string?> _authority = Valued("--autoriteit", "id", "Voor welke autoriteit. Zonder deze optie: alle.");
    private readonly Option<string?> _reason = Valued("--reden", "tekst", "Waarom niet. Altijd nodig.");

    public ClockDoesNotApplyVerb(Shell shell)
        : base("nvt", "Leg vast dat een klok niet van toepassing is.", shell)
    {
        Arguments.Add(_clock);
        Options.Add(_authority);
        Options.Add(_reason);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        ServerClient.Path("klokken", line.GetRequiredValue(_clock), "vaststellingen"),
        new JsonObject { ["van_toepassing"] = false, ["autoriteit"] = line.GetValue(_authority), ["reden"] = Must(line, _reason) });
}

/// <summary><c>klok stop</c>: the report was filed.</summary>
internal sealed class StopClockVerb : ActVerb
{
    private readonly Argument<string> _clock = Needed("klok", "De id van de klok.");
    private readonly Option<string?> _reference = Valued("--kenmerk", "tekst", "Nummer of ander bewijs van de indiening. Altijd nodig.");

    public StopClockVerb(Shell shell)
        : base("stop", "Leg vast dat de wettelijke melding is ingediend.", shell)
    {
        Arguments.Add(_clock);
        Options.Add(_reference);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        ServerClient.Path("klokken", line.GetRequiredValue(_clock), "indieningen"),
        new JsonObject { ["kenmerk"] = Must(line, _reference) });
}
