using System.Globalization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>
/// Reads the values of a block by the keys of the key tables. Never reports: the checks have done that. What is absent or wrong is
/// null or empty, so that building goes on and the checks on the whole find what else is wrong.
/// </summary>
internal sealed class Fields(MapValue map)
{
    private static readonly MapValue Nothing = new(new Position(string.Empty, 1, 1), []);

    public MapValue Map => map;

    public static Fields Of(YamlValue? value) => new(value as MapValue ?? Nothing);

    public bool Has(Key key) => map.Entry(key.Name) is not null;

    public YamlValue? Value(Key key) => map[key.Name];

    public string? Text(Key key) => Text(map[key.Name]);

    public static string? Text(YamlValue? value) => value is ScalarValue { IsEmpty: false } scalar ? scalar.Text.TrimEnd() : null;

    public IReadOnlyList<string> Texts(Key key) =>
        [.. ((map[key.Name] as ListValue)?.Items ?? []).Select(Text).OfType<string>()];

    public bool Yes(Key key) => Text(key) == "ja";

    public DateOnly? Date(Key key) => MomentText.TryDate(Text(key) ?? string.Empty, out var date) ? date : null;

    public DateTimeOffset? Moment(Key key, TimeZoneInfo zone)
    {
        var text = Text(key) ?? string.Empty;
        return MomentText.TryMoment(MomentText.TryDate(text, out _) ? $"{text} 00:00" : text, zone, out var moment, out _) ? moment : null;
    }

    public TimeLimit? Duration(Key key) => DurationText.TryParse(Text(key) ?? string.Empty, out var limit, out _) ? limit : null;

    public TimeSpan? Exact(Key key) => Duration(key) is { Months: 0, Days: 0 } limit ? limit.Exact : null;

    /// <summary><c>elke 2u</c>.</summary>
    public TimeLimit? Every(Key key) =>
        Text(key) is { } text && text.StartsWith("elke ", StringComparison.Ordinal) && DurationText.TryParse(text["elke ".Length..], out var limit, out _) ? limit : null;

    public TargetTime? Target(Key key) => TargetText.TryParse(Text(key) ?? string.Empty, out var target, out _) ? target : null;

    public int? Number(Key key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public TId? Id<TId>(Key key)
        where TId : struct, IId<TId> => Text(key) is { } text ? TId.From(text) : null;

    public IReadOnlyList<TId> Ids<TId>(Key key)
        where TId : struct, IId<TId> => [.. Texts(key).Select(TId.From)];

    public Opschaling? Level(Key key) => Text(key) is ['N', >= '0' and <= '4'] text ? Opschaling.Parse(text) : null;

    public IReadOnlyList<Channel> Channels(Key key) => [.. Texts(key).Select(ChannelWords.Channel).OfType<Channel>()];

    public Strength? Strength(Key key) => ChannelWords.Strength(Text(key));

    public Quorum? Quorum(Key key) => Text(key) switch
    {
        null => null,
        "een" => Engine.Escalation.Quorum.One,
        "iedereen" => Engine.Escalation.Quorum.Everyone,
        _ => Number(key) is { } count ? new Quorum(count) : null,
    };

    public Fields Block(Key key) => Of(map[key.Name]);

    public IEnumerable<Fields> Blocks(Key key) => ((map[key.Name] as ListValue)?.Items ?? []).OfType<MapValue>().Select(item => new Fields(item));

    public IEnumerable<(string Name, Fields Value)> Table(Key key) =>
        ((map[key.Name] as MapValue)?.Entries ?? []).Select(entry => (entry.Key.Text, Of(entry.Value)));

    public IEnumerable<(string Name, YamlValue Value)> Entries(Key key) =>
        ((map[key.Name] as MapValue)?.Entries ?? []).Select(entry => (entry.Key.Text, entry.Value));
}
