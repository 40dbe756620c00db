using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.SystemTests.Cli;

/// <summary>Verbs that need no server, as processes of their own, and starts that must not happen.</summary>
public sealed class OfflineTests : IAsyncLifetime
{
    private readonly Box _box = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _box.DisposeAsync();

    [Fact]
    public async Task Two_simulations_are_the_same_to_the_last_byte_and_verify_accepts_them()
    {
        _box.WithShippedRunbooks();

        var first = await _box.Run("simuleer", "ransomware", "--reactie", "geen", "--json");
        var second = await _box.Run("simuleer", "ransomware", "--reactie", "geen", "--json");

        Assert.Equal(0, first.Exit);
        Assert.Equal(first.Output, second.Output);
        var lines = first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("escalatie.uitgeput", (string)JsonNode.Parse(lines[^1])!["actie"]!);
        Assert.All(lines, line => Assert.StartsWith("{\"actie\":", line, StringComparison.Ordinal));
        _box.Write("export.jsonl", first.Output);
        var verdict = await _box.Run("verifieer", "export.jsonl");
        Assert.Equal(0, verdict.Exit);
        Assert.StartsWith("In orde:", verdict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_reacting_ends_with_the_run_closed()
    {
        _box.WithShippedRunbooks();

        var answer = await _box.Run("simuleer", "ransomware", "--reactie", "alle");

        Assert.Equal(0, answer.Exit);
        Assert.Contains("inzet.gesloten", answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.StartsWith("T0 2026-11-22 03:17:00 +01:00;", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_byte_of_the_database_is_found_and_named()
    {
        _box.WithQuickRunbooks();
        await _box.Up();
        var run = await _box.Start("snel");
        await _box.Down();
        Assert.Equal(0, (await _box.Type("verifieer")).Exit);
        await using (var connection = new SqliteConnection($"Data Source={_box.DatabasePath}"))
        {
            await connection.OpenAsync();
            await using var change = connection.CreateCommand();
            change.CommandText = "drop trigger journaal_niet_wijzigen; update journaal set gegevens = replace(gegevens, 'Proef', 'Proeg') where volgnummer = 1";
            await change.ExecuteNonQueryAsync();
        }

        var verdict = await _box.Type("verifieer");

        Assert.Equal(1, verdict.Exit);
        Assert.Contains($"inzet {run}, regel 1: de inhoud is veranderd", verdict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_changed_byte_of_an_export_is_found()
    {
        _box.WithShippedRunbooks();
        var export = (await _box.Type("simuleer", "ransomware", "--tot", "10m", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var at = export.Length / 2;
        foreach (var place in Enumerable.Range(1, export[at].Length - 2).Where(i => i % 60 == 0))
        {
            var changed = new StringBuilder(export[at]) { [place] = export[at][place] == 'x' ? 'y' : 'x' }.ToString();
            _box.Write("export.jsonl", string.Join('\n', [.. export[..at], changed, .. export[(at + 1)..]]) + "\n");

            var verdict = await _box.Type("verifieer", "export.jsonl", "--json");

            Assert.True(verdict.Exit == 1, $"byte {place} of line {at + 1} was changed and not found");
            Assert.Equal(at + 1, (long)JsonNode.Parse(verdict.Output)!["bestandsregel"]!);
        }
    }

    [Fact]
    public async Task An_empty_or_missing_journal_is_not_in_order()
    {
        _box.Write("leeg.jsonl", "");

        Assert.Equal(1, (await _box.Type("verifieer", "leeg.jsonl")).Exit);
        Assert.Equal(1, (await _box.Type("verifieer", "nergens.jsonl")).Exit);
        Assert.Equal(1, (await _box.Type("verifieer")).Exit);
    }

    [Fact]
    public async Task Check_tells_every_fault_with_its_place_and_exits_with_one()
    {
        _box.WithQuickRunbooks();
        Assert.Equal(0, (await _box.Run("controleer")).Exit);
        _box.Write("runbooks/snel.yaml", QuickRunbooks.Quick.Replace("rol: burgemeester", "rol: burgemeestr", StringComparison.Ordinal));

        var answer = await _box.Run("controleer");
        var json = JsonNode.Parse((await _box.Run("controleer", "--json")).Output)!;

        Assert.Equal(1, answer.Exit);
        Assert.Matches(@"(?m)^snel\.yaml:\d+:\d+  DRB\d{3}  .*Bedoelde u 'burgemeester'\?", answer.Output);
        Assert.Equal(2, (int)json["fouten"]!);
        Assert.Equal("snel.yaml", (string)json["bevindingen"]![0]!["bestand"]!);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_every_fault_at_once()
    {
        _box.WithQuickRunbooks();
        _box.Write("appsettings.json", """{ "Smtp": { "Poort": "veel", "Wachtwoord": "geheim" }, "Onzin": { "A": 1 } }""");

        var answer = await _box.Run();

        Assert.Equal(1, answer.Exit);
        Assert.Contains("Smtp:Poort: 'veel' kan niet. Toegestaan: een geheel getal van 1 tot en met 65535. (Komt uit appsettings.json.)", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Onzin:A: deze instelling bestaat niet.", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_box.DatabasePath));
    }

    [Theory]
    [InlineData("Draaiboeken", "Map", "nergens", "Draaiboeken:Map: de map '{0}' bestaat niet. Toegestaan: een map met draaiboeken.")]
    [InlineData("Organisatie", "Bestand", "nergens.yaml", "Organisatie:Bestand: '{0}' is niet te lezen: het bestand bestaat niet. Toegestaan: een YAML-bestand dat te lezen is, of leeg.")]
    [InlineData("Gemeente", "Logo", "nergens.svg", "Gemeente:Logo: '{0}' is niet te lezen: het bestand bestaat niet. Toegestaan: een bestand dat te lezen is, of leeg.")]
    public async Task A_file_or_folder_that_a_setting_names_and_that_is_not_there_stops_the_start(string group, string key, string value, string expected)
    {
        _box.WithQuickRunbooks();
        _box.Write("appsettings.json", $$"""{ "{{group}}": { "{{key}}": "{{value}}" }, "Server": { "Adres": "http://127.0.0.1:{{_box.Port}}" } }""");

        var answer = await _box.Run();

        Assert.Equal(1, answer.Exit);
        var told = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains("De instellingen kloppen niet:", told);
        Assert.Contains(told, line => line == string.Format(CultureInfo.InvariantCulture, expected, value) || line == string.Format(CultureInfo.InvariantCulture, expected, Path.Combine(_box.Folder, value)));
    }

    [Fact]
    public async Task Runs_that_are_open_go_on_when_the_folder_of_runbooks_is_gone()
    {
        _box.WithQuickRunbooks();
        await _box.Up();
        var run = await _box.Start("snel");
        await _box.Down();
        Directory.Delete(Path.Combine(_box.Folder, "runbooks"), recursive: true);

        await _box.Up();

        Assert.Equal("snel", (string)(await _box.State(run))["draaiboek"]!);
    }

    [Fact]
    public async Task A_line_with_two_values_under_one_name_is_not_in_order()
    {
        _box.WithShippedRunbooks();
        var export = (await _box.Type("simuleer", "ransomware", "--tot", "1m", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _box.Write("export.jsonl", string.Join('\n', [.. export[..^1], export[^1].Replace("\"gegevens\":", "\"gegevens\":{},\"gegevens\":", StringComparison.Ordinal)]) + "\n");

        var verdict = await _box.Type("verifieer", "export.jsonl", "--json");

        Assert.Equal(1, verdict.Exit);
        Assert.Equal(export.Length, (int)JsonNode.Parse(verdict.Output)!["bestandsregel"]!);
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_dutch()
    {
        _box.WithQuickRunbooks();
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, _box.Port);
        other.Start();

        var answer = await _box.Run();

        Assert.Equal(1, answer.Exit);
        Assert.StartsWith($"Het adres http://127.0.0.1:{_box.Port} is niet te openen", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_in_dutch()
    {
        _box.Write("appsettings.json", """{ "Data": { "Map": "/proc/x" } }""");

        var answer = await _box.Run();

        Assert.Equal((1, "De map /proc/x is niet te maken. Kies met Data:Map een map waarin u mag schrijven."), (answer.Exit, answer.Error.Trim()));
    }

    [Fact]
    public async Task What_is_no_journal_is_told_without_english()
    {
        _box.Write("iets.txt", "root:x:0:0\n");

        var verdict = await _box.Type("verifieer", "iets.txt");

        Assert.Equal(1, verdict.Exit);
        Assert.EndsWith("iets.txt, op regel 1 van het bestand: dit is geen logboekregel (meer). 0 regels daarvoor kloppen.", verdict.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_others_may_read_keeps_its_files_closed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _box.WithQuickRunbooks();
        Directory.CreateDirectory(_box.Data, (UnixFileMode)0b111_101_101);
        await _box.Up();
        await _box.Start("snel");
        await Box.Until(() => Task.FromResult(Directory.Exists(_box.Outbox) && Directory.GetFiles(_box.Outbox, "*.eml").Length > 0 ? "" : null), "a mail");
        using (var keeper = await Accounts.Guest.SignedIn(_box, null, "Beheerder", Web.Access.Right.Manage))
        {
            Assert.Equal("/beheer?gedaan=kopie", (await keeper.Post("/beheer", "/beheer/reservekopie")).Location);
            Assert.Equal("/noodmap", (await keeper.Post("/noodmap", "/noodmap")).Location);
        }

        string[] closed = [_box.Outbox, Path.Combine(_box.Data, "reservekopie"), Path.Combine(_box.Data, "noodmap"), Path.Combine(_box.Data, "sleutels")];
        Assert.All(closed, folder => Assert.True(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(), folder));
        var secret = Directory.EnumerateFileSystemEntries(_box.Data, "*", SearchOption.AllDirectories)
            .Where(path => path.Contains("draaiboek.db", StringComparison.Ordinal) || closed.Any(folder => path == folder || (folder != closed[^1] && path.StartsWith(folder, StringComparison.Ordinal))))
            .Where(path => !path.EndsWith(".slot", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(secret);
        foreach (var path in secret)
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & (UnixFileMode)0b000_111_111);
        }

        Assert.NotEqual(UnixFileMode.None, File.GetUnixFileMode(_box.Data) & UnixFileMode.OtherRead);
    }
}
