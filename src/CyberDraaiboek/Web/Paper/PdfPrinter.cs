using System.Diagnostics;

namespace CyberDraaiboek.Web.Paper;

/// <summary>Prints a file to a tagged PDF with a chromium on this machine. Only there when one is configured.</summary>
internal sealed class PdfPrinter(string chromium, TimeSpan limit)
{
    private static readonly string[] Quiet =
    [
        "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-extensions", "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf",
    ];

    /// <summary>The one that the settings name; null: none.</summary>
    public static PdfPrinter? Of(Settings.PaperSettings settings) => settings.Chromium.Length == 0 ? null : new PdfPrinter(settings.Chromium, settings.PdfLimit);

    /// <summary>Prints the whole pack in a folder.</summary>
    /// <exception cref="PrintFault">See <see cref="Print"/>.</exception>
    public async Task PrintWhole(string folder, CancellationToken stop)
    {
        var pdf = Path.Combine(folder, PaperParts.Whole + ".pdf");
        await Print(Path.Combine(folder, PaperParts.Whole + ".html"), pdf, stop);
        Settings.PrivateFiles.Close(pdf);
    }

    /// <exception cref="PrintFault">There is no chromium there, or it did not make the file.</exception>
    public async Task Print(string html, string pdf, CancellationToken stop)
    {
        var profile = Directory.CreateTempSubdirectory("draaiboek-pdf-");
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(limit);
            using var browser = Start(html, pdf, profile.FullName);
            var said = browser.StandardError.ReadToEndAsync(patience.Token);
            _ = browser.StandardOutput.ReadToEndAsync(patience.Token);
            try
            {
                await browser.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
            {
                browser.Kill(entireProcessTree: true);
                throw new PrintFault($"Chromium was na {limit.TotalSeconds} seconden nog niet klaar met de PDF. Zet Noodmap:PdfTijdslimiet hoger.", late);
            }

            if (browser.ExitCode != 0 || !File.Exists(pdf))
            {
                throw new PrintFault($"Chromium maakte geen PDF (code {browser.ExitCode}). Het zei: {LastLine(await said)}");
            }
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private Process Start(string html, string pdf, string profile)
    {
        var start = new ProcessStartInfo(
            chromium,
            [.. Quiet, .. Sandbox(), $"--user-data-dir={profile}", $"--print-to-pdf={pdf}", new Uri(html).AbsoluteUri])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new PrintFault($"Chromium is niet te starten: {chromium}. Kijk naar Noodmap:Chromium.", fault);
        }
    }

    // A browser in a container runs as root and then refuses to start with a sandbox. What it opens is a file that we wrote ourselves.
    private static IEnumerable<string> Sandbox() => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? ["--no-sandbox"] : [];

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "geen melding";
}

/// <summary>No PDF came out. The message is Dutch, for people.</summary>
internal sealed class PrintFault(string message, Exception? inner = null) : IOException(message, inner);
