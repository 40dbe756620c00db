using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Schema;

namespace CyberDraaiboek.Runbooks;

/// <summary>Writes <c>runbooks/draaiboek.schema.json</c> (JSON Schema 2020-12) from the key tables that the loader itself uses.</summary>
public static class SchemaWriter
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, always the same text for the same language.</summary>
    public static string Write()
    {
        var definitions = new JsonObject();
        foreach (var shape in Grammar.Shapes)
        {
            definitions[ShapeSchema.NameOf(shape)] = ShapeSchema.Of(shape);
        }

        foreach (var (name, shared) in FormSchema.Shared())
        {
            definitions[name] = shared;
        }

        definitions[FormSchema.Step] = OneOf(Grammar.Nodes.Values);
        definitions[FormSchema.StepOrTrack] = OneOf(Grammar.NodesAndTracks.Values);
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "CyberDraaiboek",
            ["description"] = "Draaiboeken, organisatie, klokken, sjablonen, oefeningen, campagnes en begrippen. Gemaakt met 'schema'; niet met de hand wijzigen. De controle zelf ziet meer: gebruik 'controleer'.",
            ["oneOf"] = Refs([.. Grammar.Files.Values, OrganisationKeys.OverrideFileShape]),
            ["$defs"] = definitions,
        };
        return whole.ToJsonString(Readable) + "\n";
    }

    private static JsonObject OneOf(IEnumerable<Shape> shapes) => new() { ["oneOf"] = Refs(shapes) };

    private static JsonArray Refs(IEnumerable<Shape> shapes) => [.. shapes.Select(shape => FormSchema.Ref(ShapeSchema.NameOf(shape)))];
}
