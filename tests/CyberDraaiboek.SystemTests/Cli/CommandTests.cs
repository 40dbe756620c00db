using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Cli;

/// <summary>The server operated from the command line of its own machine.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    private readonly Box _box = new Box().WithQuickRunbooks();

    public async Task InitializeAsync() => await _box.Up();

    public async Task DisposeAsync() => await _box.DisposeAsync();

    [Fact]
    public async Task The_start_tells_what_it_uses_and_where_mail_goes()
    {
        var said = await Box.Until(() => Task.FromResult(_box.Said.Contains("adres", StringComparison.Ordinal) ? _box.Said : null), "the announcement");

        Assert.Contains(Path.Combine(_box.Folder, "appsettings.json"), said, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_box.Folder, "runbooks"), said, StringComparison.Ordinal);
        Assert.Contains(_box.DatabasePath, said, StringComparison.Ordinal);
        Assert.Contains($"http://127.0.0.1:{_box.Port}", said, StringComparison.Ordinal);
        Assert.Contains("GAAT NIET WEG maar naar bestanden", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_keeps_is_for_its_owner_alone()
    {
        Assert.False(OperatingSystem.IsWindows(), "these tests run on Linux");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_box.Data, "operator.token")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_box.Data));
    }

    [Fact]
    public async Task What_people_said_is_read_in_the_logbook()
    {
        var run = await _box.Start("snel");
        await Good("notitie", "De printer rolt brieven uit");
        await Good("besluit", "netwerk-los", "nee_niets", "--reden", "het is een storing", "--als", "anna");
        await Good("gereed", "bel-ibd", "--bewijs", "Jan van de IBD", "--als", "dirk");

        var text = (await _box.Type("logboek", run)).Output;

        Assert.Contains("| tekst: De printer rolt brieven uit", text, StringComparison.Ordinal);
        Assert.Contains("| keuze: nee_niets", text, StringComparison.Ordinal);
        Assert.Contains("| reden: het is een storing", text, StringComparison.Ordinal);
        Assert.Contains("| bewijs: Jan van de IBD", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_year_is_asked_about_and_the_reason_is_kept()
    {
        var wrong = await _box.Type("start", "snel", "--titel", "x", "--t0", "2020-01-01 03:17");
        Assert.Equal(1, wrong.Exit);
        Assert.Contains("t0 ligt meer dan een jaar terug.", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("(optie --ondanks <reden>)", wrong.Error, StringComparison.Ordinal);

        var run = await _box.Start("snel", "--t0", "2020-01-01 03:17", "--ondanks", "we spelen het na");

        Assert.Contains(await _box.Journal(run), e => (string?)e["actie"] == "notitie" && ((string)e["gegevens"]!["tekst"]!).EndsWith("Toch aangehouden: we spelen het na", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_run_is_operated_without_a_screen()
    {
        var run = await _box.Start("snel", "--als", "carla");
        Assert.Contains("Nog in te vullen", (await _box.Type("status")).Output, StringComparison.Ordinal);

        await Good("gegeven", "systemen=zaaksysteem", "--als", "anna");
        await Good("notitie", "De printer rolt brieven uit", "--soort", "aanname", "--om", "00:01");
        await Good("bevestig", "alarm", "--als", "anna");
        await Good("bevestig", "alarm", "--als", "carla");
        await Good("gebeld", "bert", "bereikt", "--stap", "bellen-maar", "--als", "anna");
        await Good("besluit", "netwerk-los", "nee_niets", "--reden", "het is een storing", "--als", "anna");
        await Good("gereed", "beeld", "--veld", "ernst=laag", "--als", "dirk");
        await Good("stil", "bel-ibd", "--duur", "30m", "--reden", "overleg", "--als", "dirk");
        await Good("pauze", "--reden", "iedereen eet", "--als", "carla");
        await Good("hervat", "--reden", "verder", "--als", "carla");
        await Good("niveau", "N2", "--reden", "voor de zekerheid", "--als", "carla");
        await Good("voeg-toe", "Zet koffie", "--rol", "secretaris", "--binnen", "20m", "--reden", "het wordt laat", "--als", "carla");
        await Good("overslaan", "extra-1", "--reden", "er is thee", "--als", "carla");
        await Good("heropen", "extra-1", "--reden", "toch koffie", "--als", "carla");
        await Good("gereed", "extra-1", "--als", "carla");
        var refused = await _box.Type("sluit", "--reden", "klaar", "--als", "carla");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("--ondanks", refused.Error, StringComparison.Ordinal);
        await Good("gereed", "bel-ibd", "--bewijs", "Jan van de IBD", "--als", "dirk");
        await Good("sluit", "--reden", "klaar", "--als", "carla");

        var status = JsonNode.Parse((await _box.Type("status", run, "--json")).Output)!;
        Assert.Equal("gesloten", (string)status["status"]!);
        var export = await _box.Type("logboek", run, "--formaat", "jsonl");
        Assert.Contains("\"actie\":\"inzet.gesloten\"", export.Output.Split('\n')[^2], StringComparison.Ordinal);
        Assert.All(
            export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).Where(e => (string?)e["persoon"] is not null && (string?)e["actie"] != "melding.bevestigd"),
            e => Assert.Equal("opdrachtregel", (string)e["oorsprong"]!));
        Assert.Equal(export.Output.Split('\n').Length, (await _box.Type("logboek", run, "--formaat", "csv")).Output.Split('\n').Length - 1);
        Assert.Equal(0, (await _box.Type("verifieer")).Exit);
    }

    [Fact]
    public async Task Every_refusal_is_one_dutch_line_and_exit_code_one()
    {
        await _box.Start("snel");
        foreach (var words in new[]
        {
            new[] { "gereed", "bestaat-niet" }, ["bevestig", "alarm", "--als", "niemand"], ["besluit", "netwerk-los", "misschien", "--reden", "x", "--als", "anna"],
            ["status", "bestaat-niet"], ["start", "bestaat-niet", "--titel", "x"], ["klok", "stop", "avg-33", "--kenmerk", "1"], ["sleutel", "intrek", "zzz"],
            ["gebeld", "anna", "bereikt"], ["niveau", "N9", "--reden", "x"], ["stil", "bel-ibd", "--duur", "even", "--reden", "x"],
        })
        {
            var answer = await _box.Type(words);

            Assert.True(answer.Exit == 1, $"{string.Join(' ', words)} gives {answer.Exit}: {answer.Error}");
            Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Empty(answer.Output);
        }
    }

    [Fact]
    public async Task With_several_runs_a_verb_asks_which_one()
    {
        await _box.Start("snel");
        await _box.Start("snel");

        var answer = await _box.Type("notitie", "voor welke?");

        Assert.Equal(1, answer.Exit);
        Assert.Contains("kies er een met --inzet", answer.Error, StringComparison.Ordinal);
        Assert.Contains("kies er een met logboek <inzet>:", (await _box.Type("logboek")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_made_shown_once_and_revoked()
    {
        var made = await _box.Type("sleutel", "maak", "monitoring", "--bereik", "starten", "--bereik", "lezen");
        Assert.Matches("^cd_[a-z0-9]{8}_[A-Za-z0-9_-]{43}\\s*$", made.Output);
        var id = made.Output.Split('_')[1];

        var list = (await _box.Type("sleutel", "lijst")).Output;
        Assert.Contains($"{id}  monitoring", list, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Output.Trim()[12..], list, StringComparison.Ordinal);
        Assert.Equal(0, (await _box.Type("sleutel", "intrek", id)).Exit);
        Assert.Contains("ingetrokken", (await _box.Type("sleutel", "lijst")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_is_refused_in_one_line()
    {
        var same = await _box.Run();
        Assert.Equal(1, same.Exit);
        Assert.Equal(
            $"Het adres http://127.0.0.1:{_box.Port} is niet te openen: een ander programma gebruikt het al. Draait de server misschien al? Kies een ander met Server:Adres.",
            same.Error.Trim());

        _box.Write("appsettings.json", """{ "Server": { "Adres": "http://127.0.0.1:0" } }""");
        var other = await _box.Run();

        Assert.Equal(1, other.Exit);
        Assert.Equal(
            $"De database {_box.DatabasePath} is in gebruik: er draait al een server in deze map. Stop die eerst, of kies met Data:Map een andere map.",
            other.Error.Trim());
    }

    [Fact]
    public async Task A_request_to_stop_is_obeyed()
    {
        Assert.Equal(0, await _box.Down());

        var answer = await _box.Type("status");
        Assert.Equal(1, answer.Exit);
        Assert.Contains("antwoordt niet", answer.Error, StringComparison.Ordinal);
    }

    private async Task Good(params string[] words)
    {
        var answer = await _box.Type(words);
        Assert.True(answer.Exit == 0, $"{string.Join(' ', words)}: {answer.Error}");
    }
}
