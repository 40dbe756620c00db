using System.Globalization;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Web.Paper;

/// <summary>Makes paper packs, one at a time, and keeps the last few.</summary>
internal sealed class PaperDesk(RunbookShelf shelf, PaperRecords records, PaperWriter writer, HostPaths paths, PaperSettings settings, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Why the last attempt failed, in Dutch; null: it did not.</summary>
    public string? LastFault { get; private set; }

    /// <summary>Packs that are still there, the newest first.</summary>
    public IReadOnlyList<MadePack> All() => [.. records.All().Where(pack => Directory.Exists(Folder(pack)))];

    public string Folder(MadePack pack) => Path.Combine(paths.Paper, pack.Folder);

    /// <summary>What a pack would be made of now.</summary>
    public PaperPack Now() => PaperPack.Of(shelf.Current, shelf.Organisation, PaperPack.CardsIn(paths.Runbooks), clock.GetUtcNow());

    /// <summary>Makes one because somebody asks.</summary>
    /// <exception cref="IOException">The disk or the browser refuses; the message is for people.</exception>
    public async Task<MadePack> Make(string by, CancellationToken stop)
    {
        var pack = Now();
        var hand = string.Create(CultureInfo.InvariantCulture, $"hand/{pack.Printed.ToUnixTimeMilliseconds()}");
        return await Make(pack, [hand, ChangeKey(pack)], "Op verzoek", by, stop);
    }

    /// <summary>Makes one when the runbooks or people changed since the last, or when this month has none yet.</summary>
    /// <returns>Null: there was nothing to do.</returns>
    public async Task<MadePack?> MakeWhenDue(CancellationToken stop)
    {
        var pack = Now();
        var month = MonthKey(pack);
        if (pack.Outlines.Count == 0)
        {
            return null;
        }

        if (!records.Has(ChangeKey(pack)))
        {
            return await Make(pack, [ChangeKey(pack), month], "Draaiboek of organisatie is veranderd", "systeem", stop);
        }

        return records.Has(month) ? null : await Make(pack, [month], "Elke maand een nieuwe", "systeem", stop);
    }

    public void Dispose() => _one.Dispose();

    private async Task<MadePack> Make(PaperPack pack, IReadOnlyList<string> keys, string reason, string by, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            PrivateFiles.Folder(paths.Paper);
            var folder = await writer.Write(pack, paths.Paper, stop);
            var made = new MadePack(pack.Mark, reason, Path.GetFileName(folder), pack.Printed, by);
            await records.Keep(keys, made, stop);
            Prune();
            LastFault = null;

            // Last: the files that open anywhere are there by now, whatever a browser does.
            await (PdfPrinter.Of(settings)?.PrintWhole(folder, stop) ?? Task.CompletedTask);
            return made;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var told = fault as PrintFault ?? new IOException($"De noodmap is niet te schrijven in {paths.Paper}: {Trouble.Why(fault)}.", fault);
            LastFault = told.Message;
            throw told;
        }
        finally
        {
            _one.Release();
        }
    }

    // Old numbers on a disk are a risk of their own.
    private void Prune()
    {
        foreach (var old in All().Skip(settings.Keep))
        {
            Directory.Delete(Folder(old), recursive: true);
        }
    }

    private static string ChangeKey(PaperPack pack) => $"wijziging/{pack.Hash}";

    private static string MonthKey(PaperPack pack) =>
        "maand/" + TimeZoneInfo.ConvertTime(pack.Printed, pack.Organisation.Zone).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
