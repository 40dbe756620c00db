using System.Diagnostics;

namespace CyberDraaiboek.SystemTests;

public sealed class RealPartsTests
{
    [SkippableTheory]
    [InlineData("chromium", "--version")]
    [InlineData("postconf", "mail_version")]
    [InlineData("sqlite3", "--version")]
    [InlineData("python3", "--version")]
    public async Task A_program_that_scenarios_use_is_here_and_starts(string program, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(RealParts.Require(program), argument)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
    }
}
