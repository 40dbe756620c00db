using System.Text;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Tests.Content;

/// <summary>A text that people read, and where it stands.</summary>
/// <param name="File">Kind of file: its first key.</param>
/// <param name="Key">The key it stands under.</param>
/// <param name="English">Whether it is meant to be English.</param>
/// <param name="Scalar">The text with its place.</param>
internal sealed record ShippedText(string File, string Key, bool English, ScalarValue Scalar)
{
    /// <summary>Texts of every file of the shipped draaiboek, the organisation and the clocks too.</summary>
    public static IReadOnlyList<ShippedText> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "runbooks"), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Of(Path.GetRelativePath(Path.Combine(Repository.Root, "runbooks"), path), System.IO.File.ReadAllBytes(path))),
    ];

    /// <summary>Every value that the key tables call a text; names, moments, conditions and the like are none.</summary>
    public static IEnumerable<ShippedText> Of(string path, byte[] bytes)
    {
        var file = YamlTree.Parse(new SourceFile(path, bytes));
        var root = file.Root ?? throw new InvalidOperationException(file.Fault!.ToString());
        var kind = root.Entries[0].Key.Text;
        return Block(Grammar.Files[kind], root, kind, english: false);
    }

    public static IEnumerable<ShippedText> Of(string path, string text) => Of(path, Encoding.UTF8.GetBytes(text));

    private static IEnumerable<ShippedText> Block(Shape shape, MapValue map, string file, bool english) =>
        map.Entries.Where(entry => shape.Find(entry.Key.Text) is not null).SelectMany(entry =>
        {
            var key = shape.Find(entry.Key.Text)!;
            return Value(key.Form, entry.Value, file, key.Name, english || key.Name == "en" || key.Name.EndsWith("_en", StringComparison.Ordinal));
        });

    private static IEnumerable<ShippedText> Value(Form form, YamlValue value, string file, string key, bool english) => (form, value) switch
    {
        (TextForm, ScalarValue text) => [new ShippedText(file, key, english, text)],
        (EitherForm either, ScalarValue) when either.Scalar is { } scalar => Value(scalar, value, file, key, english),
        (EitherForm either, ListValue) when either.List is { } list => Value(list, value, file, key, english),
        (EitherForm either, MapValue) when either.Map is { } map => Value(map, value, file, key, english),
        (ListForm list, ListValue items) => items.Items.SelectMany(item => Value(list.Item, item, file, key, english)),
        (TableForm table, MapValue map) => map.Entries.SelectMany(entry => Value(table.Value, entry.Value, file, key, english)),
        (ShapeForm shape, MapValue map) => Block(shape.Shape(), map, file, english),
        (NodeForm node, MapValue map) => Block(Grammar.NodesFor(node)[map.Entries[0].Key.Text], map, file, english),
        _ => [],
    };
}
