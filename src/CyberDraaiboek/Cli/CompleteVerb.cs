using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli;

/// <summary><c>gereed</c>: a step was done.</summary>
internal sealed class CompleteVerb : ActVerb
{
    private readonly Argument<string> _step = Needed("stap", "De id van de stap.");
    private readonly Option<string?> _evidence = Valued("--bewijs", "tekst", "Wat de stap vraagt te noteren, zoals wie u sprak of een kenmerk.");
    private readonly Option<string[]> _fields = Several("--veld", "naam=waarde", "Een gegeven dat de stap vraagt. Mag vaker.");
    private readonly Option<int?> _version = new("--versie-stap") { HelpName = "nummer", Description = "Alleen als de stap nog deze versie heeft." };

    public CompleteVerb(Shell shell)
        : base("gereed", "Meld een stap gereed.", shell)
    {
        Arguments.Add(_step);
        Options.Add(_evidence);
        Options.Add(_fields);
        Options.Add(_version);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        ServerClient.Path("stappen", line.GetRequiredValue(_step), "gereedmeldingen"),
        new JsonObject
        {
            ["bewijs"] = line.GetValue(_evidence),
            ["velden"] = Pairs.Parse(_fields.Name, line.GetValue(_fields)),
            ["versie"] = line.GetValue(_version),
        });
}
