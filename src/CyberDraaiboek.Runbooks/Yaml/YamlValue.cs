using YamlDotNet.Core;

namespace CyberDraaiboek.Runbooks.Yaml;

/// <summary>A value in a YAML file with its place. Nothing is interpreted: every scalar is text.</summary>
/// <param name="At">Where it starts.</param>
internal abstract record YamlValue(Position At)
{
    /// <summary>What an author calls it, for messages.</summary>
    public abstract string Dutch { get; }
}

/// <summary>A text.</summary>
/// <param name="At">Where it starts, quotes and <c>|</c> included.</param>
/// <param name="Text">After YAML's own rules for quotes and folding.</param>
/// <param name="Style">How it was written.</param>
/// <param name="Raw">As it stands in the file, to find places inside it.</param>
internal sealed record ScalarValue(Position At, string Text, ScalarStyle Style, string Raw) : YamlValue(At)
{
    public override string Dutch => IsEmpty ? "niets" : "een tekst";

    /// <summary>Nothing was written after the colon or hyphen.</summary>
    public bool IsEmpty => Text.Length == 0;
}

/// <summary>A list.</summary>
internal sealed record ListValue(Position At, IReadOnlyList<YamlValue> Items) : YamlValue(At)
{
    public override string Dutch => "een lijst";
}

/// <summary>Keys with values, in the order of the file.</summary>
internal sealed record MapValue(Position At, IReadOnlyList<MapEntry> Entries) : YamlValue(At)
{
    public override string Dutch => "een blok met sleutels";

    public MapEntry? Entry(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key);

    public YamlValue? this[string key] => Entry(key)?.Value;
}

/// <summary>A key with its value.</summary>
internal sealed record MapEntry(ScalarValue Key, YamlValue Value);
