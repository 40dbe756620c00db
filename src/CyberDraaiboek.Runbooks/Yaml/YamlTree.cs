using System.Text.RegularExpressions;
using CyberDraaiboek.Runbooks.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CyberDraaiboek.Runbooks.Yaml;

/// <summary>From text to a tree with places. Reads events one by one and stops at the first that is not allowed, so a bomb never grows.</summary>
internal sealed partial class YamlTree
{
    /// <summary>How far before the place that the library names a missing space may be.</summary>
    private const int LinesBack = 2;

    [GeneratedRegex(@"^\s*(- +)?(?<key>[a-z][a-z0-9_]*):[^\s:/]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyWithoutSpace { get; }

    private readonly string _path;
    private readonly string _text;
    private readonly Parser _parser;
    private int _nodes;
    private int _depth;
    private int _flows;

    private YamlTree(string path, string text)
    {
        _path = path;
        _text = text;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The trees of files, in the same order, made on all processors.</summary>
    public static IReadOnlyList<YamlFile> Parse(IReadOnlyList<SourceFile> files)
    {
        var trees = new YamlFile[files.Count];
        Parallel.For(0, files.Count, at => trees[at] = Parse(files[at]));
        return trees;
    }

    /// <summary>The tree of a file, or the fault that made it unreadable; then with the first key if that was read.</summary>
    public static YamlFile Parse(SourceFile file)
    {
        var (text, fault) = YamlText.Read(file);
        if (text is null)
        {
            return new YamlFile(file.Path, string.Empty, null, fault, null);
        }

        var reader = new YamlTree(file.Path, text);
        try
        {
            return new YamlFile(file.Path, text, reader.Document(), null, reader.FirstEntry);
        }
        catch (RefusedException refused)
        {
            return new YamlFile(file.Path, text, null, refused.Fault, reader.FirstEntry);
        }
        catch (YamlException wrong)
        {
            var at = reader.PlaceOf(wrong.Start);
            return new YamlFile(file.Path, text, null, reader.MissingSpace(at) ?? TextFaults.BadYaml(at, wrong.Message), reader.FirstEntry);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // The library answers some broken texts with these instead of its own exception, without a place.
            return new YamlFile(
                file.Path, text, null, reader.MissingSpace(reader.LastPlace) ?? TextFaults.BadYaml(reader.LastPlace, reader._flows > 0 ? "flow" : string.Empty), reader.FirstEntry);
        }
    }

    /// <summary>The first key, which says what kind of file this is; null when the text does not begin like a file that can be read.</summary>
    public static string? FirstKey(SourceFile file)
    {
        var (text, _) = YamlText.Read(file);
        if (text is null)
        {
            return null;
        }

        var reader = new YamlTree(file.Path, text);
        try
        {
            reader.Expect<StreamStart>();
            reader.Expect<DocumentStart>();
            reader.Expect<MappingStart>();
            return (reader._parser.Current as Scalar)?.Value;
        }
        catch (Exception wrong) when (wrong is RefusedException or YamlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private MapEntry? FirstEntry { get; set; }

    private Position LastPlace => PlaceOf(_parser.Current?.End ?? new Mark());

    private Position PlaceOf(Mark mark) => new(_path, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));

    /// <summary>
    /// <c>titel:Eerste</c> is a text to YAML, and the library then blames a line further on. Looks for it just before the place that it names.
    /// </summary>
    private Diagnostic? MissingSpace(Position at)
    {
        var lines = _text.Split('\n');
        for (var line = Math.Min(at.Line, lines.Length); line >= Math.Max(at.Line - LinesBack, 1); line--)
        {
            if (KeyWithoutSpace.Match(lines[line - 1]) is { Success: true } match && Language.Grammar.Shapes.Any(s => s.Keys.Any(k => k.Name == match.Groups["key"].Value)))
            {
                return TextFaults.MissingSpace(new Position(_path, line, match.Groups["key"].Index + 1), match.Groups["key"].Value);
            }
        }

        return null;
    }

    private MapValue Document()
    {
        Expect<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            throw new RefusedException(TextFaults.Empty(_path));
        }

        var start = Expect<DocumentStart>();
        if (start.Version is not null || (start.Tags?.Any(tag => !tag.Prefix.StartsWith("tag:yaml.org", StringComparison.Ordinal) && tag.Prefix != "!") ?? false))
        {
            throw new RefusedException(TextFaults.Directive(PlaceOf(start.Start)));
        }

        var root = Value();
        Expect<DocumentEnd>();
        return _parser.Current is not StreamEnd
            ? throw new RefusedException(TextFaults.SeveralDocuments(PlaceOf(_parser.Current!.Start)))
            : root as MapValue ?? throw new RefusedException(TextFaults.NotAMap(root.At));
    }

    private YamlValue Value()
    {
        var current = _parser.Current ?? throw new RefusedException(TextFaults.BadYaml(LastPlace, string.Empty));
        Count(current);
        if (current is AnchorAlias)
        {
            throw new RefusedException(TextFaults.Alias(PlaceOf(current.Start)));
        }

        if (current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new RefusedException(TextFaults.Anchor(PlaceOf(current.Start)));
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new RefusedException(TextFaults.Tag(PlaceOf(current.Start)));
        }

        _flows += current is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow } ? 1 : 0;
        return current switch
        {
            Scalar scalar => ScalarOf(scalar),
            SequenceStart => ListOf(),
            MappingStart => MapOf(),
            _ => throw new RefusedException(TextFaults.BadYaml(PlaceOf(current.Start), string.Empty)),
        };
    }

    private void Count(ParsingEvent current)
    {
        if (++_nodes > YamlLimits.Nodes)
        {
            throw new RefusedException(TextFaults.TooManyNodes(PlaceOf(current.Start), YamlLimits.Nodes));
        }

        if (_depth >= YamlLimits.Depth)
        {
            throw new RefusedException(TextFaults.TooDeep(PlaceOf(current.Start), YamlLimits.Depth));
        }
    }

    private ScalarValue ScalarOf(Scalar scalar)
    {
        var at = PlaceOf(scalar.Start);
        foreach (var c in scalar.Value)
        {
            if (!YamlText.Allowed(c))
            {
                throw new RefusedException(TextFaults.ControlCharacter(at, c));
            }
        }

        var raw = _text[(int)Math.Clamp(scalar.Start.Index, 0, _text.Length)..(int)Math.Clamp(scalar.End.Index, 0, _text.Length)];
        if (scalar.Style == ScalarStyle.Plain && raw.Contains('\n', StringComparison.Ordinal)
            && raw.Split('\n').Skip(1).Any(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal)))
        {
            throw new RefusedException(TextFaults.SwallowedItem(at));
        }

        _parser.MoveNext();
        return new ScalarValue(at, scalar.Value, scalar.Style, raw);
    }

    private ListValue ListOf()
    {
        var start = Expect<SequenceStart>();
        _depth++;
        var items = new List<YamlValue>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(Value());
        }

        _depth--;
        _flows -= start.Style == SequenceStyle.Flow ? 1 : 0;
        _parser.MoveNext();
        return new ListValue(PlaceOf(start.Start), items);
    }

    private MapValue MapOf()
    {
        var start = Expect<MappingStart>();
        var seen = new Dictionary<string, Position>(StringComparer.Ordinal);
        var entries = new List<MapEntry>();
        _depth++;
        while (_parser.Current is not MappingEnd)
        {
            var key = KeyOf(seen);
            var value = Value();
            entries.Add(new MapEntry(key, value));
            FirstEntry ??= _depth == 1 ? entries[0] : null;
        }

        _depth--;
        _flows -= start.Style == MappingStyle.Flow ? 1 : 0;
        _parser.MoveNext();
        return new MapValue(PlaceOf(start.Start), entries);
    }

    private ScalarValue KeyOf(Dictionary<string, Position> seen)
    {
        var at = PlaceOf(_parser.Current?.Start ?? new Mark());
        if (Value() is not ScalarValue key)
        {
            throw new RefusedException(TextFaults.KeyNotAWord(at));
        }

        if (key.Text == "<<")
        {
            throw new RefusedException(TextFaults.MergeKey(at));
        }

        if (key.IsEmpty)
        {
            throw new RefusedException(TextFaults.KeyNotAWord(at));
        }

        return seen.TryAdd(key.Text, at) ? key : throw new RefusedException(TextFaults.DuplicateKey(at, key.Text, seen[key.Text]));
    }

    private TEvent Expect<TEvent>()
        where TEvent : ParsingEvent
    {
        if (_parser.Current is null && !_parser.MoveNext())
        {
            throw new RefusedException(TextFaults.BadYaml(LastPlace, string.Empty));
        }

        if (_parser.Current is not TEvent found)
        {
            throw new RefusedException(TextFaults.BadYaml(PlaceOf(_parser.Current!.Start), string.Empty));
        }

        if (found is not StreamEnd)
        {
            _parser.MoveNext();
        }

        return found;
    }

    /// <summary>Unwinds the parser at the first thing that is not allowed; never leaves this class.</summary>
    private sealed class RefusedException(Diagnostic fault) : Exception
    {
        public Diagnostic Fault => fault;
    }
}

/// <summary>A file after parsing: a tree or a fault.</summary>
/// <param name="Path">Relative path.</param>
/// <param name="Text">Decoded, without byte order mark, with LF.</param>
/// <param name="Root">Null when unreadable.</param>
/// <param name="Fault">Why it is unreadable.</param>
/// <param name="First">The first key with its value, read even if something later was wrong: it says what kind of file this was meant to be.</param>
internal sealed record YamlFile(string Path, string Text, MapValue? Root, Diagnostic? Fault, MapEntry? First);
