using System.Diagnostics;

namespace CyberDraaiboek.SystemTests.EndToEnd;

/// <summary>The literal commands of the README, with the SDK in between: it decides in which folder the program runs.</summary>
public sealed class DotnetRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Run_from_the_top_of_the_repository_the_program_finds_its_files_there()
    {
        using var process = DotnetRun(Box.Repository, "--", "controleer");
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, said);
        Assert.Contains($"in {Path.Combine(Box.Repository, "runbooks")}: 0 fouten", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_starts_on_the_files_of_the_folder_that_it_is_started_in()
    {
        await using var box = new Box().WithQuickRunbooks();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var process = DotnetRun(box.Folder);
        var said = "";
        while (!said.Contains("adres ", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said += line + "\n";
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(patience.Token);
        Assert.Contains($"{Path.Combine(box.Folder, "runbooks")}: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("FOUTEN", said, StringComparison.Ordinal);
        Assert.True(File.Exists(box.DatabasePath), said);
    }

    private static Process DotnetRun(string folder, params string[] more)
    {
        // As it was built for these tests.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Process.Start(new ProcessStartInfo("dotnet", ["run", "--no-build", "-c", configuration, "--project", Path.Combine(Box.Repository, "src", "CyberDraaiboek"), .. more])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
