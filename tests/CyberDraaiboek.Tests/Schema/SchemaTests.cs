using System.Text;
using System.Text.Json.Nodes;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Schema;
using CyberDraaiboek.Runbooks.Yaml;
using CyberDraaiboek.Tests.Checking;

namespace CyberDraaiboek.Tests.Schema;

public sealed class SchemaTests
{
    private static readonly string SchemaFile = Path.Combine(Repository.Root, "runbooks", "draaiboek.schema.json");

    private static readonly JsonNode Schema = JsonNode.Parse(SchemaWriter.Write())!;

    [Fact]
    public void The_schema_that_is_checked_in_is_current()
    {
        if (Environment.GetEnvironmentVariable("CYBERDRAAIBOEK_VERNIEUW") == "1")
        {
            File.WriteAllText(SchemaFile, SchemaWriter.Write());
        }

        Assert.Equal(SchemaWriter.Write(), File.ReadAllText(SchemaFile));
    }

    [Fact]
    public void An_editor_finds_no_fault_in_a_shipped_file()
    {
        var map = Path.Combine(Repository.Root, "runbooks");
        foreach (var path in Directory.GetFiles(map, "*.yaml", SearchOption.AllDirectories))
        {
            Assert.Equal([$"{path}: "], SchemaCheck.Faults(Schema, AsEditorsRead(File.ReadAllText(path))).DefaultIfEmpty(string.Empty).Select(fault => $"{path}: {fault}"));
        }
    }

    [Fact]
    public void Each_shipped_file_names_the_schema_in_its_first_line()
    {
        var map = Path.Combine(Repository.Root, "runbooks");
        foreach (var path in Directory.GetFiles(map, "*.yaml", SearchOption.AllDirectories))
        {
            var schema = Path.GetRelativePath(Path.GetDirectoryName(path)!, SchemaFile).Replace('\\', '/');

            Assert.Equal($"{path}: # yaml-language-server: $schema={schema}", $"{path}: {File.ReadLines(path).First()}");
        }
    }

    [Fact]
    public void An_editor_finds_no_fault_in_the_small_whole()
    {
        Assert.All(SmallWhole.Files().Values, text => Assert.Empty(SchemaCheck.Faults(Schema, AsEditorsRead(text))));
    }

    [Theory]
    [InlineData("titel: Proef", "titl: Proef")]
    [InlineData("eigenaar: ciso", "eigenaar: De CISO")]
    [InlineData("herzien_voor: 2027-11-01", "herzien_voor: november")]
    [InlineData("fase: F1", "fase: F9")]
    [InlineData("- actie: ibd-bellen", "- acti: ibd-bellen")]
    [InlineData("rol: ciso", "gereed_binnen: morgen\n        rol: ciso")]
    [InlineData("rol: ciso", "wacht_op_gereed: waarschijnlijk\n        rol: ciso")]
    [InlineData("    stappen:\n", "    tegelijk: []\n    stappen:\n")]
    [InlineData("van: een", "van: niemand")]
    public void An_editor_sees_what_the_loader_refuses(string right, string wrong)
    {
        var text = SmallWhole.Runbook.Replace(right, wrong);

        Assert.NotEqual(SmallWhole.Runbook, text);
        Assert.NotEmpty(SchemaCheck.Faults(Schema, AsEditorsRead(text)));
        Assert.True(SmallWhole.Load(files => files["proef.yaml"] = text).HasErrors);
    }

    [Fact]
    public void Every_shape_of_the_key_tables_is_in_the_schema_and_reachable()
    {
        var names = Grammar.Shapes.Select(ShapeSchema.NameOf).ToList();
        var text = SchemaWriter.Write();

        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Contains($"#/$defs/{name}\"", text));
    }

    /// <summary>As YAML 1.2 readers do: plain numbers become numbers, <c>true</c> and <c>false</c> booleans; dates stay text.</summary>
    internal static JsonNode? AsEditorsRead(string text) => ToJson(YamlTree.Parse(new SourceFile("x.yaml", Encoding.UTF8.GetBytes(text))).Root!);

    private static JsonNode? ToJson(YamlValue value) => value switch
    {
        MapValue map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, ToJson(entry.Value)))),
        ListValue list => new JsonArray([.. list.Items.Select(ToJson)]),
        ScalarValue { Style: not YamlDotNet.Core.ScalarStyle.Plain } quoted => JsonValue.Create(quoted.Text),
        ScalarValue { Text: "true" or "false" } boolean => JsonValue.Create(boolean.Text == "true"),
        ScalarValue { Text: "null" or "~" or "" } => null,
        ScalarValue plain when decimal.TryParse(plain.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        ScalarValue plain => JsonValue.Create(plain.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
