using System.CommandLine;
using System.CommandLine.Parsing;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>What the parser did not understand, in Dutch. The parser's own texts are English and are not shown.</summary>
internal static class UsageFaults
{
    public static IReadOnlyList<string> Of(ParseResult line)
    {
        var faults = line.UnmatchedTokens.Select(token => Unknown(line.CommandResult.Command, token)).ToList();
        if (faults.Count == 0)
        {
            faults.AddRange(line.Errors.Select(Describe).Distinct(StringComparer.Ordinal));
        }

        return faults;
    }

    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"Achter {option.Option.Name} hoort een waarde: <{option.Option.HelpName ?? "waarde"}>.",
        OptionResult option => $"{option.Option.Name} mag één keer gegeven worden.",
        ArgumentResult argument => $"<{argument.Argument.Name}> ontbreekt. {argument.Argument.Description}",
        CommandResult command => $"Kies wat u wilt met '{command.Command.Name}': {string.Join(", ", Names(command.Command))}.",
        _ => "Deze opdracht is niet te lezen.",
    };

    private static string Unknown(Command command, string token)
    {
        var option = token.StartsWith('-');
        var known = option ? OptionNames(command) : Names(command);
        if (!option && known.Count == 0)
        {
            return $"'{token}' is te veel: '{command.Name}' verwacht {Expected(command)}. Zet tekst met spaties tussen aanhalingstekens.";
        }

        var nearest = Nearest.To(token, known);
        var kind = option ? "Optie" : "Opdracht";
        return $"{kind} '{token}' bestaat niet.{(nearest is null ? "" : $" Bedoelde u '{nearest}'?")}";
    }

    private static string Expected(Command command) => command.Arguments.Count == 0
        ? "geen losse woorden"
        : string.Join(" ", command.Arguments.Select(a => $"<{a.Name}>"));

    private static List<string> Names(Command command) => [.. command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];

    private static List<string> OptionNames(Command command)
    {
        var names = command.Options.Select(o => o.Name).ToList();
        for (var parent = command.Parents.OfType<Command>().FirstOrDefault(); parent is not null; parent = parent.Parents.OfType<Command>().FirstOrDefault())
        {
            names.AddRange(parent.Options.Where(o => o.Recursive).Select(o => o.Name));
        }

        return names;
    }
}

/// <summary>The name that somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The closest one, if it is close; null otherwise.</summary>
    public static string? To(string typed, IEnumerable<string> known) => known
        .Select(name => (Name: name, Edits: Edits(typed, name)))
        .Where(found => found.Edits <= MostEdits(typed.Length))
        .OrderBy(found => found.Edits)
        .ThenBy(found => found.Name, StringComparer.Ordinal)
        .Select(found => found.Name)
        .FirstOrDefault();

    private static int MostEdits(int length) => length switch { <= 3 => 1, <= 6 => 2, _ => 3 };

    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var kept = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(kept, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
