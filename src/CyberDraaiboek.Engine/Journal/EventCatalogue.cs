using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Engine.Journal;

/// <summary>Action codes and the events they stand for. A code that was ever stored stays readable for ever.</summary>
public static class EventCatalogue
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(RunEvent).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<StoredAsAttribute>() is not null)
        .ToFrozenDictionary(type => type.GetCustomAttribute<StoredAsAttribute>()!.Code, StringComparer.Ordinal);

    /// <summary>All action codes.</summary>
    public static IReadOnlyCollection<string> AllCodes => Types.Keys;

    /// <summary>Reads an event back.</summary>
    /// <exception cref="JsonException">The code is unknown or the data does not fit: history must not be guessed at.</exception>
    public static RunEvent Read(string code, string data) =>
        Types.TryGetValue(code, out var type)
            ? (RunEvent)JsonSerializer.Deserialize(data, type)!
            : throw new JsonException($"unknown action code {code}");
}
