using System.CommandLine;
using System.CommandLine.Parsing;
using CyberDraaiboek.Api.Rules;

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

        var kind = option ? "Optie" : "Opdracht";
        return $"{kind} '{token}' bestaat niet.{Nearest.Question(token, known)}";
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
