using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>How people react, and what must come of it.</summary>
/// <param name="Reactions">Who does what when.</param>
/// <param name="File">When it stands in a file: an act that the engine refuses is then a fault, because somebody wrote it down.</param>
internal sealed record ReactionScript(Reactions Reactions, ReactionFile? File = null)
{
    public IReadOnlyDictionary<string, string> Data => File?.Data ?? new Dictionary<string, string>();

    public IReadOnlyList<ReactionExpectation> Expected => File?.Expected ?? [];

    /// <summary><c>geen</c>, <c>alle</c> or the path of a reaction file.</summary>
    /// <exception cref="CommandFault">The file cannot be used.</exception>
    public static ReactionScript Open(string? asked, Shell shell, Library library, Runbook runbook) => asked switch
    {
        null or "geen" => new ReactionScript(Reactions.Nobody),
        "alle" => new ReactionScript(new Everybody(library.Organisation!)),
        _ => Read(asked, shell.Resolve(asked), library, runbook),
    };

    private static ReactionScript Read(string asked, string path, Library library, Runbook runbook)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new UsageFault($"--reactie '{asked}' kan niet: dat is geen bestand. Kies geen, alle of een reactiebestand.");
        }

        var (file, diagnostics) = ReactionReader.Read(new SourceFile(asked, System.IO.File.ReadAllBytes(path)), library, runbook);
        return file is null
            ? throw new CommandFault(string.Join(Environment.NewLine, diagnostics))
            : new ReactionScript(new Scripted(file, library.Organisation!), file);
    }
}
