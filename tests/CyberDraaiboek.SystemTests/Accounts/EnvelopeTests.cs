using System.Net;
using System.Text.RegularExpressions;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>The sealed envelope: works when everything else is gone, and never in silence.</summary>
public sealed partial class EnvelopeTests : IAsyncLifetime
{
    private readonly Box _box = new Box().WithQuickRunbooks();

    public async Task InitializeAsync() => await _box.Up();

    public async Task DisposeAsync() => await _box.DisposeAsync();

    [Fact]
    public async Task A_code_works_once_and_everybody_hears_of_it()
    {
        var run = await _box.Start("snel");
        var codes = await Make(3);
        using var guest = Guest.Stranger(_box);
        using var manager = await Guest.SignedIn(_box, null, "Beheer", Right.Manage);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Use(guest, "", codes[1])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Use(guest, "Joke Jansen", "AAAA-BBBB-CCCC-DDDD-EEEE")).Status);
        Assert.DoesNotContain("De noodenvelop is gebruikt", (await manager.Get("/account")).Read, StringComparison.Ordinal);
        Assert.Equal("/", (await Use(guest, "Joke Jansen", codes[1].ToLowerInvariant().Replace('-', ' '))).Location);
        using var again = Guest.Stranger(_box);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Use(again, "Joke Jansen", codes[1])).Status);

        Assert.Contains("Joke Jansen (envelop 1-2)", (await guest.Get("/account")).Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.Get("/beheer/accounts")).Status);
        var note = Assert.Single(await _box.Journal(run), e => (string?)e["actie"] == "notitie");
        Assert.Equal("ALARM: code 1-2 uit de noodenvelop is gebruikt door Joke Jansen. Klopt dat niet? Waarschuw de beheerder.", (string?)note["gegevens"]!["tekst"]);
        Assert.Equal(("Joke Jansen", "scherm"), ((string?)note["actor"], (string?)note["oorsprong"]));
        Assert.Contains("A code of the sealed envelope was used: code 1-2 by Joke Jansen from 127.0.0.1", _box.Said, StringComparison.Ordinal);
        Assert.Contains("Code 1-2 door Joke Jansen.", (await manager.Get("/account")).Read, StringComparison.Ordinal);

        using var anybody = await Guest.SignedIn(_box, "anna");
        Assert.DoesNotContain("De noodenvelop is gebruikt", (await anybody.Get("/account")).Read, StringComparison.Ordinal);
        Assert.Equal("/beheer/envelop", (await manager.Post("/beheer/envelop", "/beheer/envelop/gezien")).Location);
        Assert.DoesNotContain("De noodenvelop is gebruikt", (await manager.Get("/account")).Read, StringComparison.Ordinal);
        Assert.Contains("2 codes zijn nog te gebruiken", (await _box.Type("envelop", "stand")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_when_accounts_passwords_and_keys_are_gone()
    {
        var codes = await Make(2);
        await _box.Down();
        Directory.Delete(Path.Combine(_box.Data, "sleutels"), recursive: true);
        await using (var connection = new SqliteConnection($"Data Source={_box.DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "drop table account_geheimen; drop table account_passkeys; drop table account_aanmeldingen; drop table account_kenmerken; delete from sessies; delete from accounts";
            await command.ExecuteNonQueryAsync();
        }

        await _box.Up();
        using var guest = Guest.Stranger(_box);

        Assert.Equal("/", (await Use(guest, "Joke Jansen", codes[0])).Location);
        Assert.Equal(HttpStatusCode.OK, (await guest.Get("/beheer/envelop")).Status);
    }

    [Fact]
    public async Task A_new_series_and_withdrawing_end_the_old_codes()
    {
        var old = await Make(2);
        var fresh = await Make(1);
        using var guest = Guest.Stranger(_box);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Use(guest, "Joke", old[0])).Status);
        Assert.Contains("1 codes ingetrokken", (await _box.Type("envelop", "intrek")).Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Use(guest, "Joke", fresh[0])).Status);
        Assert.Equal(2, (await _box.Type("envelop", "maak", "veel")).Exit);
        Assert.Contains("Maak 1 tot en met 50 codes", (await _box.Type("envelop", "maak", "51")).Error, StringComparison.Ordinal);
    }

    internal static Task<Sight> Use(Guest guest, string name, string code) =>
        guest.Post("/aanmelden/envelop", "/aanmelden/envelop", ("naam", name), ("code", code));

    private async Task<IReadOnlyList<string>> Make(int count)
    {
        var made = await _box.Type("envelop", "maak", $"{count}");
        Assert.True(made.Exit == 0, made.Error);
        var codes = Code().Matches(made.Output).Select(m => m.Value).ToList();
        Assert.Equal(count, codes.Count);
        return codes;
    }

    [GeneratedRegex("[A-Z0-9]{4}(-[A-Z0-9]{4}){4}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
