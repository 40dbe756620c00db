using System.CommandLine;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>A verb of the command line. Its file stands where its name stands in the tree of commands.</summary>
internal abstract class Verb : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Schrijf het resultaat als JSON." };

    protected Verb(string name, string description, Shell shell)
        : base(name, description)
    {
        Shell = shell;
        Options.Add(_json);
        SetAction(Run);
    }

    protected Shell Shell { get; }

    /// <summary>Does it. Returns one of <see cref="Exit"/>; throws <see cref="UsageFault"/> or <see cref="CommandFault"/> for what people must read.</summary>
    protected abstract Task<int> Run(ParseResult line, CancellationToken stop);

    protected bool Json(ParseResult line) => line.GetValue(_json);

    protected static Argument<string> Needed(string name, string description) => new(name) { Description = description };

    protected static Argument<string?> Maybe(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>An option with a value; <paramref name="value"/> is how help calls the value.</summary>
    protected static Option<string?> Valued(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };

    /// <summary>An option that may be given several times.</summary>
    protected static Option<string[]> Several(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };

    /// <summary>The value of an option that this verb cannot do without.</summary>
    protected static string Must(ParseResult line, Option<string?> option) =>
        line.GetValue(option) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new UsageFault($"Optie {option.Name} <{option.HelpName}> ontbreekt. {option.Description}");
}
