using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli;

/// <summary><c>bevestig</c>: somebody takes a step up, or cannot.</summary>
internal sealed class AcknowledgeVerb : ActVerb
{
    private readonly Argument<string> _step = Needed("stap", "De id van de stap.");
    private readonly Option<string?> _person = Valued("--persoon", "persoon", "Wie antwoordt, als een ander het invoert.");
    private readonly Option<string?> _role = Valued("--rol", "rol", "Voor welke rol, als de persoon er meer heeft.");
    private readonly Option<string?> _answer = Valued("--antwoord", "antwoord", "ik_kom (zonder deze optie), ik_kan_niet of verkeerde_persoon.");
    private readonly Option<string?> _strength = Valued("--sterkte", "sterkte", "zwak, middel of sterk (zonder deze optie: u sprak de persoon zelf).");

    public AcknowledgeVerb(Shell shell)
        : base("bevestig", "Bevestig dat iemand een stap op zich neemt, of niet kan.", shell)
    {
        Arguments.Add(_step);
        Options.Add(_person);
        Options.Add(_role);
        Options.Add(_answer);
        Options.Add(_strength);
    }

    protected override (string Path, JsonObject Body) Ask(ParseResult line) => (
        ServerClient.Path("stappen", line.GetRequiredValue(_step), "bevestigingen"),
        new JsonObject
        {
            ["persoon"] = line.GetValue(_person),
            ["voor_rol"] = line.GetValue(_role),
            ["antwoord"] = line.GetValue(_answer),
            ["sterkte"] = line.GetValue(_strength),
        });
}
