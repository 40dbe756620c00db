using CyberDraaiboek.Cli;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Tests.Cli;

/// <summary>A command line without a process: what somebody types, and what comes back.</summary>
internal sealed class Prompt : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("draaiboek-cli-");

    public string Folder => _folder.FullName;

    /// <summary>Whether the server was asked to start.</summary>
    public bool Served { get; private set; }

    public async Task<Said> Type(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var shell = new Shell(TextReader.Null, output, error, Folder, Path.Combine(Folder, "programma"), "tester", TimeProvider.System);
        var exit = await new CommandLine(shell, Serve).Run(words, CancellationToken.None);
        return new Said(exit, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<int> Serve(Shell shell, CancellationToken stop)
    {
        Served = true;
        return Task.FromResult(Exit.Ok);
    }
}

/// <summary>What a command answered.</summary>
internal sealed record Said(int Exit, string Output, string Error);
