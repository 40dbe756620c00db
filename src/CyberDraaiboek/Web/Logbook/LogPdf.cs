using System.Text;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.Web.Logbook;

/// <summary>Prints a journal to PDF, one at a time: a browser takes a lot of memory, and alarms go first.</summary>
internal sealed class LogPdf(PaperSettings settings) : IDisposable
{
    public const string NoBrowser =
        "Een PDF maakt deze server niet: er is geen chromium ingesteld. De beheerder kan dat doen met Noodmap:Chromium. Zonder: open de HTML, kies Afdrukken en dan Opslaan als PDF.";

    private readonly PdfPrinter? _printer = PdfPrinter.Of(settings);
    private readonly SemaphoreSlim _one = new(1);

    public bool Enabled => _printer is not null;

    /// <param name="html">A file that needs nothing beside it.</param>
    /// <param name="stop">Nobody waits for it any more.</param>
    /// <exception cref="PrintFault">The browser does not start, or made nothing.</exception>
    /// <exception cref="IOException">There is no room for the files in between.</exception>
    public async Task<byte[]> Print(string html, CancellationToken stop)
    {
        var printer = _printer ?? throw new InvalidOperationException("there is no chromium in the settings");
        await _one.WaitAsync(stop);
        try
        {
            return await Print(printer, html, stop);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static async Task<byte[]> Print(PdfPrinter printer, string html, CancellationToken stop)
    {
        // Only its owner can read it.
        var folder = Directory.CreateTempSubdirectory("draaiboek-logboek-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "logboek.html"), Path.Combine(folder.FullName, "logboek.pdf"));
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, stop);
            await printer.Print(page, pdf, stop);
            return await File.ReadAllBytesAsync(pdf, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
