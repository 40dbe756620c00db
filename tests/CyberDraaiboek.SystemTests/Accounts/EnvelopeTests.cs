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
    public async Task Without_a_run_and_without_anybody_at_a_screen_a_mail_tells_that_a_code_was_used()
    {
        using var keeper = await Guest.SignedIn(_box, "carla", "Carla Vos", Right.Manage);
        using var nobody = await Guest.SignedIn(_box, "dirk", "Dirk Mol");
        using var thief = await In("Een <b>Dief</b>", (await Make(1))[0]);

        Assert.Equal(["anna", "bert", "carla"], await Told(3));
        var mail = await File.ReadAllTextAsync(Directory.GetFiles(_box.Outbox, "*envelop.1-1.anna.eml").Single());
        Assert.Contains("Code 1-1 uit de noodenvelop is gebruikt door Een <b>Dief</b>", mail, StringComparison.Ordinal);
        Assert.Contains($"http://127.0.0.1:{_box.Port}/beheer/envelop", mail, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Dief", mail, StringComparison.Ordinal);

        // Until somebody knows of it, a new start says it again.
        await _box.Down();
        Directory.Delete(_box.Outbox, recursive: true);
        await _box.Up();
        Assert.Equal(["anna", "bert", "carla"], await Told(3));
        await keeper.Post("/beheer/envelop", "/beheer/envelop/gezien");
        await _box.Down();
        Directory.Delete(_box.Outbox, recursive: true);
        await _box.Up();
        await _box.Start("snel");
        await Box.Until(() => Task.FromResult(Directory.Exists(_box.Outbox) && Directory.GetFiles(_box.Outbox, "*.eml").Length > 0 ? "" : null), "another mail");
        Assert.Empty(Directory.GetFiles(_box.Outbox, "*envelop*"));

        Task<List<string>> Told(int count) => Box.Until(
            () => Task.FromResult(
                Directory.Exists(_box.Outbox) && Directory.GetFiles(_box.Outbox, "*envelop.1-1.*.eml") is var files && files.Length == count
                    ? files.Select(file => file.Split('.')[^2]).Order(StringComparer.Ordinal).ToList()
                    : null),
            "everybody is told");
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

    [Fact]
    public async Task Who_came_in_with_a_code_is_seen_and_can_be_put_out()
    {
        var codes = await Make(3);
        using var manager = await Guest.SignedIn(_box, null, "Beheer", Right.Manage);
        using var colleague = await Guest.SignedIn(_box, null, "Collega", Right.Manage);
        using var thief = await In("Een Dief", codes[0]);
        var page = await manager.Get("/beheer/envelop");
        Assert.Contains("Een Dief (envelop 1-1), vanaf 127.0.0.1", page.Read, StringComparison.Ordinal);
        var end = EndOf().Match(page.Text).Value;

        Assert.Equal("/beheer/envelop", (await manager.PostWith(page.Token, end)).Location);

        Assert.NotEqual(HttpStatusCode.OK, (await thief.Get("/beheer/envelop")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostWith(page.Token, end)).Status);
        Assert.DoesNotContain("Nu binnen met een code", (await manager.Get("/beheer/envelop")).Read, StringComparison.Ordinal);
        Assert.Contains("afgemeld door beheerder: binnen met de noodenvelop", (await manager.Get("/beheer/toegangslog")).Read, StringComparison.Ordinal);

        using var second = await In("Nog Een", codes[1]);
        Assert.Contains("1 codes ingetrokken, 1 keer iemand afgemeld", (await _box.Type("envelop", "intrek")).Output, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await second.Get("/beheer/envelop")).Status);

        using var third = await In("De Derde", (await Make(1))[0]);
        await Make(1);
        Assert.NotEqual(HttpStatusCode.OK, (await third.Get("/beheer/envelop")).Status);
        Assert.Equal(HttpStatusCode.OK, (await colleague.Get("/beheer/envelop")).Status);
    }

    internal static Task<Sight> Use(Guest guest, string name, string code) =>
        guest.Post("/aanmelden/envelop", "/aanmelden/envelop", ("naam", name), ("code", code));

    private async Task<Guest> In(string name, string code)
    {
        var guest = Guest.Stranger(_box);
        Assert.Equal("/", (await Use(guest, name, code)).Location);
        Assert.Equal(HttpStatusCode.OK, (await guest.Get("/beheer/envelop")).Status);
        return guest;
    }

    private async Task<IReadOnlyList<string>> Make(int count)
    {
        var made = await _box.Type("envelop", "maak", $"{count}");
        Assert.True(made.Exit == 0, made.Error);
        var codes = Code().Matches(made.Output).Select(m => m.Value).ToList();
        Assert.Equal(count, codes.Count);
        return codes;
    }

    [GeneratedRegex("/beheer/envelop/sessies/[0-9a-f]{64}/einde", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndOf();

    [GeneratedRegex("[A-Z0-9]{4}(-[A-Z0-9]{4}){4}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
