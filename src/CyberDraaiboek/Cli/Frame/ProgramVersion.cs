using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace CyberDraaiboek.Cli.Frame;

/// <summary><c>--versie</c>.</summary>
internal sealed class ProgramVersion(Shell shell) : SynchronousCommandLineAction
{
    /// <summary>As the project file counts, without the revision of the source.</summary>
    public static string Number { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public override bool ClearsParseErrors => true;

    public static Option<bool> Option(Shell shell) =>
        new("--versie") { Description = "Laat de versie van het programma zien.", Action = new ProgramVersion(shell) };

    public override int Invoke(ParseResult parseResult)
    {
        shell.Out.WriteLine($"CyberDraaiboek {Number}");
        return Exit.Ok;
    }
}
