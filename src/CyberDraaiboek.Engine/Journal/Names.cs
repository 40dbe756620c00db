using System.Reflection;
using System.Text.Json.Serialization;

namespace CyberDraaiboek.Engine.Journal;

/// <summary>The Dutch names of an enum, as they are stored and as people write them.</summary>
public static class Names<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, NameOf);

    private static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All names, in order of declaration.</summary>
    public static IReadOnlyCollection<string> All => ByValue.Values;

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => ByValue[value];

    /// <summary>The value of a name; null: no such name.</summary>
    public static T? Find(string name) => ByName.TryGetValue(name, out var value) ? value : null;

    private static string NameOf(T value) =>
        typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? value.ToString();
}
