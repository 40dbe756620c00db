using System.Text.Json.Nodes;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>Options of the form <c>naam=waarde</c>.</summary>
internal static class Pairs
{
    /// <exception cref="UsageFault">Not a pair, or a name twice.</exception>
    public static JsonObject Parse(string option, IReadOnlyList<string>? typed)
    {
        var pairs = new JsonObject();
        foreach (var text in typed ?? [])
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw new UsageFault($"{option} '{text}' kan niet. Schrijf naam=waarde, bijvoorbeeld {option} systemen=zaaksysteem.");
            }

            if (!pairs.TryAdd(text[..at].Trim(), text[(at + 1)..]))
            {
                throw new UsageFault($"{option} {text[..at].Trim()} staat er twee keer.");
            }
        }

        return pairs;
    }
}
