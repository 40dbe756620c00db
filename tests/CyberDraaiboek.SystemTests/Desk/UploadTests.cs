using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>Runbooks from somebody's own computer: looked at with all others first, then all of them or none.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private const string Page = "/draaiboeken";
    private const string Look = "/draaiboeken/opladen";
    private const string Done = "/draaiboeken/opladen/bevestigd";

    private static readonly string Faster = QuickRunbooks.Quick
        .Replace("versie: 1", "versie: 2", StringComparison.Ordinal).Replace("gereed_binnen: 60m", "gereed_binnen: 30m", StringComparison.Ordinal);

    private readonly Box _box = new Box().WithQuickRunbooks();
    private Guest _keeper = null!;

    private string Map => Path.Combine(_box.Folder, "runbooks");

    public async Task InitializeAsync()
    {
        await _box.Up();
        _keeper = await Guest.SignedIn(_box, null, "Beheerder", Right.Manage);
    }

    public async Task DisposeAsync()
    {
        _keeper.Dispose();
        await _box.DisposeAsync();
    }

    [Fact]
    public async Task A_better_file_is_looked_at_confirmed_and_in_use_and_the_old_one_is_kept()
    {
        var old = await File.ReadAllTextAsync(Path.Combine(Map, "snel.yaml"));
        var fresh = Faster.Replace("draaiboek: snel", "draaiboek: sneller", StringComparison.Ordinal).Replace("Snelle proef", "Nog sneller", StringComparison.Ordinal);

        var look = await Choose("", ("snel.yaml", Faster));
        Assert.Equal(HttpStatusCode.OK, look.Status);
        Assert.All(["snel.yaml gewijzigd", "Versie 1 wordt 2", "gereed binnen 30 minuten"], text => Assert.Contains(text, Plain(look), StringComparison.Ordinal));
        Assert.Equal(old, await File.ReadAllTextAsync(Path.Combine(Map, "snel.yaml")));
        Assert.Equal($"{Page}?opgeladen=1", (await Confirm(look)).Location);

        Assert.Equal(Faster, await File.ReadAllTextAsync(Path.Combine(Map, "snel.yaml")));
        var kept = Assert.Single(Directory.EnumerateFiles(Path.Combine(_box.Data, "draaiboeken-oud"), "*", SearchOption.AllDirectories));
        Assert.Equal(old, await File.ReadAllTextAsync(kept));
        Assert.Contains("30 minuten", (await _keeper.Get("/draaiboeken/snel")).Read, StringComparison.Ordinal);
        Assert.Contains("draaiboeken opgeladen: snel.yaml (gewijzigd)", (await _keeper.Get("/beheer/toegangslog")).Read, StringComparison.Ordinal);

        var added = await Choose("scenarios", ("sneller.yaml", fresh));
        Assert.Contains("scenarios/sneller.yaml nieuw", Plain(added), StringComparison.Ordinal);
        await Confirm(added);
        Assert.Equal(fresh, await File.ReadAllTextAsync(Path.Combine(Map, "scenarios", "sneller.yaml")));
        Assert.Contains("Nog sneller", (await _keeper.Get("/starten")).Read, StringComparison.Ordinal);
        Assert.Contains("Er verandert niets", (await Choose("", ("sneller.yaml", fresh))).Read, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Map, "*.nieuw", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
    }

    [Fact]
    public async Task A_fault_is_told_as_controleer_does_and_nothing_is_written()
    {
        var wrong = QuickRunbooks.Quick.Replace("rol: burgemeester", "rol: burgemeestr", StringComparison.Ordinal);

        var look = await Choose("", ("snel.yaml", wrong));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, look.Status);
        Assert.DoesNotContain("kenmerk\"", look.Text, StringComparison.Ordinal);
        var page = Plain(look);
        Assert.Equal(QuickRunbooks.Quick, await File.ReadAllTextAsync(Path.Combine(Map, "snel.yaml")));

        // The command says the same of the same file.
        _box.Write("runbooks/snel.yaml", wrong);
        var told = (await _box.Type("controleer")).Output.Split('\n').First(line => line.Contains("burgemeestr", StringComparison.Ordinal));
        Assert.StartsWith("snel.yaml:", told, StringComparison.Ordinal);
        Assert.Contains(string.Join(' ', told.Split(' ', StringSplitOptions.RemoveEmptyEntries)), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_others_use_is_checked_with_them()
    {
        var look = await Choose("", ("organisatie.yaml", QuickRunbooks.Organisation.Replace("burgemeester:", "loco:", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, look.Status);
        Assert.Contains("snel.yaml:", look.Read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_was_first_is_not_overwritten()
    {
        var look = await Choose("", ("snel.yaml", Faster));
        var mine = QuickRunbooks.Quick.Replace("versie: 1", "versie: 7", StringComparison.Ordinal);
        _box.Write("runbooks/snel.yaml", mine);

        var late = await Confirm(look);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("intussen veranderd", late.Read, StringComparison.Ordinal);
        Assert.Equal(mine, await File.ReadAllTextAsync(Path.Combine(Map, "snel.yaml")));
    }

    [Fact]
    public async Task When_one_file_cannot_be_written_none_is()
    {
        // A file where a folder must come: a disk that refuses, also for who may do everything.
        _box.Write("runbooks/scenarios", "geen map");
        var fresh = Faster.Replace("draaiboek: snel", "draaiboek: sneller", StringComparison.Ordinal).Replace("Snelle proef", "Nog sneller", StringComparison.Ordinal);
        var page = await Choose("scenarios", ("sneller.yaml", fresh));

        var answer = await _keeper.PostWith(
            page.Token, Done, ("kenmerk", Mark(page)),
            ("pad-0", "snel.yaml"), ("inhoud-0", Convert.ToBase64String(Encoding.UTF8.GetBytes(Faster))),
            ("pad-1", "scenarios/sneller.yaml"), ("inhoud-1", Convert.ToBase64String(Encoding.UTF8.GetBytes(fresh))));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("kan of mag het programma niet schrijven. Er is niets veranderd", answer.Read, StringComparison.Ordinal);
        Assert.Equal(QuickRunbooks.Quick, await File.ReadAllTextAsync(Path.Combine(Map, "snel.yaml")));
        Assert.Empty(Directory.EnumerateFiles(Map, "*.nieuw", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));

        // A folder that is a link leads out of the map, where nobody looks.
        var elsewhere = Directory.CreateDirectory(Path.Combine(_box.Folder, "elders")).FullName;
        File.Delete(Path.Combine(Map, "scenarios"));
        Directory.CreateSymbolicLink(Path.Combine(Map, "scenarios"), elsewhere);
        var linked = await Choose("scenarios", ("sneller.yaml", fresh));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, linked.Status);
        Assert.Contains("verwijzing naar elders", linked.Read, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    private Task<Sight> Choose(string folder, params (string Name, string Text)[] files) =>
        _keeper.Upload(Page, Look, files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))), "bestanden", ("map", folder));

    /// <summary>Sends the form of the preview as it is.</summary>
    private async Task<Sight> Confirm(Sight look)
    {
        using var document = await new HtmlParser().ParseDocumentAsync(look.Text);
        var form = document.Forms.Single(f => f.GetAttribute("action") == Done);
        return await _keeper.PostWith(null, Done, [.. form.Elements.OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Value))]);
    }

    private static string Mark(Sight look) => look.Text.Split("name=\"kenmerk\" value=\"")[1].Split('"')[0];

    private static string Plain(Sight sight) => string.Join(' ', sight.Read.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
