using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli;

/// <summary><c>besluit</c>: take a decision.</summary>
internal sealed class DecideVerb : ActVerb
{
    private readonly Argument<string> _step = Needed("stap", "De id van het besluit.");
    private readonly Argument<string> _option = Needed("keuze", "De sleutel van de gekozen mogelijkheid.");
    private readonly Option<string?> _reason = Valued("--reden", "tekst", "Waarom. Altijd nodig.");
    private readonly Option<string?> _capacity = Valued("--hoedanigheid", "tekst", "In welke hoedanigheid, als dat anders is dan in het draaiboek staat.");
    private readonly Option<string?> _heard = Valued("--gehoord", "tekst", "Wie adviseerde en wie het niet eens was.");

    public DecideVerb(Shell shell)
        : base("besluit", "Neem een besluit, met een reden.", shell)
    {
        Arguments.Add(_step);
        Arguments.Add(_option);
        Options.Add(_reason);
        Options.Add(_capacity);
        Options.Add(_heard);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        ServerClient.Path("stappen", line.GetRequiredValue(_step), "besluiten"),
        new JsonObject
        {
            ["keuze"] = line.GetRequiredValue(_option),
            ["reden"] = Must(line, _reason),
            ["hoedanigheid"] = line.GetValue(_capacity),
            ["gehoord"] = line.GetValue(_heard),
        });
}
