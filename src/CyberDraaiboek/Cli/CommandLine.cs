using System.CommandLine;
using System.CommandLine.Invocation;
using CyberDraaiboek.Cli.Clock;
using CyberDraaiboek.Cli.Envelope;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Cli.Key;

namespace CyberDraaiboek.Cli;

/// <summary>Starts the server: what the program does without a verb.</summary>
internal delegate Task<int> Serve(Shell shell, CancellationToken stop);

/// <summary>The tree of commands, and the one place where an exception becomes a Dutch line.</summary>
internal sealed class CommandLine
{
    private static readonly Option<bool> Details = new("--uitgebreid") { Description = "Toon bij een fout ook de technische bijzonderheden.", Recursive = true };

    private readonly Shell _shell;
    private readonly RootCommand _root;

    public CommandLine(Shell shell, Serve serve)
    {
        _shell = shell = shell with { Out = new TerminalWriter(shell.Out), Error = new TerminalWriter(shell.Error) };
        _root = new RootCommand("CyberDraaiboek: het draaiboek voor de gevolgen van een cybercrisis, als programma. Zonder opdracht start de server.");
        _root.Options.Clear();
        _root.Directives.Clear();
        _root.Options.Add(DutchHelp.Option(shell));
        _root.Options.Add(ProgramVersion.Option(shell));
        _root.Options.Add(Details);
        _root.SetAction((_, stop) => serve(shell, stop));
        foreach (var verb in Verbs(shell))
        {
            _root.Subcommands.Add(verb);
        }
    }

    /// <summary>Runs one command; the result is one of <see cref="Exit"/>.</summary>
    public async Task<int> Run(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        // A title or reason may well begin with an @: it is never the name of a file with arguments.
        var line = _root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (line.Action is not SynchronousCommandLineAction { ClearsParseErrors: true } && UsageFaults.Of(line) is { Count: > 0 } faults)
        {
            return Explain(line, faults);
        }

        try
        {
            return await line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, stop);
        }
        catch (UsageFault fault)
        {
            return Explain(line, [fault.Message]);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await _shell.Error.WriteLineAsync("Afgebroken.");
            return Exit.Fault;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            await _shell.Error.WriteLineAsync(FaultText.Of(fault));
            if (line.GetValue(Details))
            {
                await _shell.Error.WriteLineAsync(fault.ToString());
            }

            return Exit.Fault;
        }
    }

    private static IEnumerable<Command> Verbs(Shell shell) =>
    [
        new CheckVerb(shell), new SchemaVerb(shell), new SimulateVerb(shell), new StartVerb(shell), new StatusVerb(shell),
        new AcknowledgeVerb(shell), new CompleteVerb(shell), new DecideVerb(shell), .. StepAct.All(shell), new SilenceVerb(shell), new ApproveVerb(shell),
        new AddStepVerb(shell), new DataVerb(shell), new NoteVerb(shell), new LevelVerb(shell), new CalledVerb(shell), ClockVerbs.All(shell), .. RunAct.All(shell),
        new LogbookVerb(shell), new VerifyVerb(shell), new PaperVerb(shell), KeyVerbs.All(shell), EnvelopeVerbs.All(shell),
    ];

    private int Explain(ParseResult line, IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
        {
            _shell.Error.WriteLine(fault);
        }

        var names = new List<string>();
        for (var at = line.CommandResult.Command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            names.Insert(0, at.Name);
        }

        _shell.Error.WriteLine($"Uitleg: {string.Join(' ', names)} --help");
        return Exit.WrongUse;
    }
}
