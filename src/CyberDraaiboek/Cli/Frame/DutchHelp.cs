using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CyberDraaiboek.Cli.Frame;

/// <summary><c>--help</c> in Dutch; the library's own texts cannot be translated from outside.</summary>
internal sealed class DutchHelp(Shell shell) : SynchronousCommandLineAction
{
    private const int Margin = 2;

    private const int WidestName = 34;

    public override bool ClearsParseErrors => true;

    public static HelpOption Option(Shell shell) =>
        new("--help", "-h", "-?") { Description = "Laat deze uitleg zien.", Recursive = true, Action = new DutchHelp(shell) };

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var outside = shell.Out;
        outside.WriteLine(command.Description);
        outside.WriteLine();
        outside.WriteLine("Gebruik:");
        outside.WriteLine($"  {Usage(command)}");
        Table(outside, command is RootCommand ? "Opdrachten:" : "Kies:", command.Subcommands.Where(c => !c.Hidden).Select(c => (Heading(c), c.Description)));
        Table(outside, "Gegevens:", command.Arguments.Select(a => (Show(a), a.Description)));
        Table(outside, "Opties:", OptionsOf(command).Select(o => (Heading(o), o.Description)));
        return Exit.Ok;
    }

    private static string Usage(Command command)
    {
        var words = new List<string>();
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            words.Insert(0, at.Name);
        }

        words.AddRange(command.Arguments.Select(Show));
        if (command.Subcommands.Count > 0)
        {
            words.Add(command is RootCommand ? "[opdracht]" : "<keuze>");
        }

        words.Add("[opties]");
        return string.Join(' ', words);
    }

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        var inherited = new List<Option>();
        for (var parent = command.Parents.OfType<Command>().FirstOrDefault(); parent is not null; parent = parent.Parents.OfType<Command>().FirstOrDefault())
        {
            inherited.AddRange(parent.Options.Where(o => o.Recursive));
        }

        return command.Options.Concat(inherited).Where(o => !o.Hidden);
    }

    private static string Heading(Command command) =>
        command.Subcommands.Count > 0
            ? $"{command.Name} {string.Join('|', command.Subcommands.Select(c => c.Name))}"
            : string.Join(' ', command.Arguments.Select(Show).Prepend(command.Name));

    private static string Show(Argument argument) =>
        argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : $"<{argument.Name}>";

    private static string Heading(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a != "-?").Order(StringComparer.Ordinal).Append(option.Name));
        return option.HelpName is null ? names : $"{names} <{option.HelpName}>";
    }

    private static void Table(TextWriter outside, string heading, IEnumerable<(string Name, string? Text)> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        outside.WriteLine();
        outside.WriteLine(heading);
        var width = Math.Min(WidestName, lines.Max(l => l.Name.Length)) + Margin;
        foreach (var (name, text) in lines)
        {
            if (name.Length + Margin > width)
            {
                outside.WriteLine($"  {name}");
                outside.WriteLine($"  {new string(' ', width)}{text}");
            }
            else
            {
                outside.WriteLine($"  {name.PadRight(width)}{text}");
            }
        }
    }
}
