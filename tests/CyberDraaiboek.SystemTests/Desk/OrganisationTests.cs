using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>People and addresses: to look at, out as a table and in again.</summary>
public sealed class OrganisationTests
{
    private const string Heads = "id;naam;kanaal;adres;na;soort;gecontroleerd_op\n";

    [Fact]
    public async Task A_table_goes_out_and_comes_in_again_with_a_look_beforehand()
    {
        await using var box = new Box(new JsonObject { ["Organisatie"] = new JsonObject { ["Bestand"] = "mensen.yaml" } }).WithQuickRunbooks();
        box.Write("mensen.yaml", "personen:\n  carla:\n    naam: Carla Vos-Smit\n    kanalen:\n      - mail: carla@thuis.example\n        gecontroleerd_op: 2026-11-01\n    afwezig:\n      - van: 2026-12-24\n        tot: 2027-01-02\n        reden: verlof\n");
        await box.Up();
        using var keeper = await Guest.SignedIn(box, null, "Beheerder", Right.Manage);
        using var anna = await Guest.SignedIn(box, "anna", "Anna de Boer");
        using var nobody = await Guest.SignedIn(box, null, "Niemand");
        var table = await anna.Get("/organisatie.csv");
        Assert.Contains("bert;Bert Smit;bellen;'+31205550100;;;2026-11-01", table.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.Get("/organisatie.csv")).Status);
        Assert.DoesNotContain("5550100", (await nobody.Get("/organisatie")).Text, StringComparison.Ordinal);
        Assert.Contains("tel:+31205550100", WebUtility.HtmlDecode((await anna.Get("/organisatie")).Text), StringComparison.Ordinal);

        var same = await keeper.Post("/organisatie", "/organisatie/voorbeeld", ("csv", table.Text));
        Assert.Contains("Er verandert niets: alle 4 mensen zijn al zo.", same.Read, StringComparison.Ordinal);

        var csv = Heads + "carla;Carla Vos;bellen;06 12345678;5m;privé;2026-11-20\nzoë;Zoë;mail;z@x.example;;;\nnieuw;Nieuw <b>Mens</b>;mail;nieuw@proefstad.example;;;22-11-2026\n";
        var wrong = await keeper.Post("/organisatie", "/organisatie/voorbeeld", ("csv", csv + "x1;X;fax;123;later;;gisteren\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.All(["Regel 3: id 'zoë'", "Regel 5: kanaal 'fax' bestaat niet"], text => Assert.Contains(text, wrong.Read, StringComparison.Ordinal));

        csv = csv.Replace("zoë;Zoë;mail;z@x.example;;;\n", "", StringComparison.Ordinal);
        var preview = await keeper.Post("/organisatie", "/organisatie/voorbeeld", ("csv", csv));
        Assert.Contains("Nieuw &lt;b&gt;Mens&lt;/b&gt;", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Carla Vos-Smit; mail carla@thuis.example", preview.Read, StringComparison.Ordinal);
        var mark = preview.Text.Split("name=\"kenmerk\" value=\"")[1].Split('"')[0];
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostWith((await anna.Get("/noodmap")).Token, "/organisatie/import", ("csv", csv), ("kenmerk", mark))).Status);
        Assert.Equal("/organisatie?ingelezen=2", (await keeper.PostWith(preview.Token, "/organisatie/import", ("csv", csv), ("kenmerk", mark))).Location);

        var after = await anna.Get("/organisatie");
        Assert.Contains("06 1234 5678", after.Read, StringComparison.Ordinal);
        var file = await File.ReadAllTextAsync(Path.Combine(box.Folder, "mensen.yaml"));
        Assert.Contains("verlof", file, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(box.Folder, "mensen.yaml.*.oud"));
        Assert.True((await box.Type("controleer")).Exit == 0, file);

        var late = await keeper.PostWith(preview.Token, "/organisatie/import", ("csv", csv.Replace("5678", "9999", StringComparison.Ordinal)), ("kenmerk", mark));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("intussen veranderd", late.Read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_and_rotas_go_out_and_in_and_what_goes_out_changes_nothing_when_it_comes_in()
    {
        await using var box = new Box(new JsonObject { ["Organisatie"] = new JsonObject { ["Bestand"] = "mensen.yaml" } }).WithQuickRunbooks();
        box.Write("mensen.yaml", "organisatie: Gemeente Proefstad\n");
        box.Write("runbooks/organisatie.yaml", QuickRunbooks.Organisation.Replace("escalaties:", Rotas, StringComparison.Ordinal));
        await box.Up();
        using var keeper = await Guest.SignedIn(box, "anna", "Anna de Boer", Right.Manage);
        using var nobody = await Guest.SignedIn(box, null, "Niemand");
        foreach (var (path, what) in new[] { ("/organisatie.csv", "4 mensen"), ("/organisatie/rollen.csv", "4 rollen"), ("/organisatie/roosters.csv", "1 roosters") })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await nobody.Get(path)).Status);
            var same = await keeper.Post("/organisatie", "/organisatie/voorbeeld", ("csv", (await keeper.Get(path)).Text));
            Assert.Contains($"Er verandert niets: alle {what} zijn al zo.", same.Read, StringComparison.Ordinal);
        }

        var rotas = (await keeper.Get("/organisatie/roosters.csv")).Text;
        Assert.Contains("piket;beurt;anna;2026-11-16 08:00;2;;;", rotas, StringComparison.Ordinal);
        Assert.Contains("piket;afwijking;dirk;;;2026-12-24 00:00;2026-12-27 08:00;ruil", rotas, StringComparison.Ordinal);
        var wrong = await keeper.Post("/organisatie", "/organisatie/voorbeeld", ("csv", rotas + "piket;beurt;niemand;2026-11-23 08:00;99;;;\npiket;ruil;anna;;;;;\npiket;afwijking;anna;;;2027-01-02;2027-01-01;\n"));
        Assert.All(
            ["persoon 'niemand' staat niet in de organisatie", "is anders dan op een eerdere regel", "geen aantal van 1 tot 52", "soort 'ruil' bestaat niet", "tot ligt niet na van"],
            text => Assert.Contains(text, wrong.Read, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);

        await Write(keeper, rotas + "piket;afwijking;carla;;;2027-03-28 08:00;2027-03-29;zomertijd\nnacht;beurt;carla;2026-11-16 20:00;1;;;\nnacht;beurt;dirk;2026-11-16 20:00;1;;;\n", 2);
        var roles = (await keeper.Get("/organisatie/rollen.csv")).Text;
        Assert.Contains("dienst;Dienstdoende;\"Neemt op.\nBelt terug.\";;carla, dirk;piket", roles.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var badRole = await keeper.Post("/organisatie", "/organisatie/voorbeeld", ("csv", roles + "ciso;Nog een;;anna;;nacht\nx;;;;;geen\n"));
        Assert.All(["rol 'ciso' staat er al", "bezetting of rooster", "titel ontbreekt", "rooster 'geen' bestaat niet"], text => Assert.Contains(text, badRole.Read, StringComparison.Ordinal));
        await Write(keeper, roles.Replace("dienst;Dienstdoende", "dienst;Dienst 's nachts", StringComparison.Ordinal).Replace("carla, dirk;piket", "dirk;nacht", StringComparison.Ordinal), 1);

        // What was read is what was written, also after a look by the same check that authors use.
        Assert.True((await box.Type("controleer")).Exit == 0, await File.ReadAllTextAsync(Path.Combine(box.Folder, "mensen.yaml")));
        var page = await keeper.Get("/organisatie");
        Assert.Contains("Dienst 's nachts", page.Read, StringComparison.Ordinal);
        Assert.Contains("Rooster van Dienst 's nachts", page.Read, StringComparison.Ordinal);
        Assert.Contains("piket;afwijking;carla;;;2027-03-28 08:00;2027-03-29 00:00;zomertijd", (await keeper.Get("/organisatie/roosters.csv")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/organisatie/rollen.csv", "/organisatie/roosters.csv" })
        {
            Assert.Contains("Er verandert niets", (await keeper.Post("/organisatie", "/organisatie/voorbeeld", ("csv", (await keeper.Get(path)).Text))).Read, StringComparison.Ordinal);
        }
    }

    private static async Task Write(Guest keeper, string csv, int changes)
    {
        var preview = await keeper.Post("/organisatie", "/organisatie/voorbeeld", ("csv", csv));
        Assert.True(preview.Status == HttpStatusCode.OK, preview.Read);
        var mark = preview.Text.Split("name=\"kenmerk\" value=\"")[1].Split('"')[0];
        Assert.Equal($"/organisatie?ingelezen={changes}", (await keeper.PostWith(preview.Token, "/organisatie/import", ("csv", csv), ("kenmerk", mark))).Location);
    }

    private const string Rotas = """
          dienst:
            titel: Dienstdoende
            taak: |
              Neemt op.
              Belt terug.
            rooster: piket
            vervangers: [carla, dirk]
        roosters:
          piket:
            eerste_wissel: 2026-11-16 08:00
            weken: 2
            personen: [anna, bert]
            afwijkingen:
              - van: 2026-12-24
                tot: 2026-12-27 08:00
                persoon: dirk
                reden: ruil
        escalaties:
        """;

    [Fact]
    public async Task The_keeper_sees_health_settings_queue_and_keys_and_nobody_else_does()
    {
        await using var box = new Box(new JsonObject { ["Smtp"] = new JsonObject { ["Gebruiker"] = "post", ["Wachtwoord"] = "heel-geheim-17" } }).WithQuickRunbooks();
        await box.Up();
        using var keeper = await Guest.SignedIn(box, null, "Beheerder", Right.Manage);
        using var anna = await Guest.SignedIn(box, "anna", "Anna de Boer");
        Assert.All(
            await Task.WhenAll(new[] { "/beheer", "/beheer/wachtrij", "/beheer/instellingen", "/beheer/sleutels" }.Select(anna.Get)),
            sight => Assert.Equal(HttpStatusCode.Forbidden, sight.Status));

        var run = await box.Start("snel");
        var health = await keeper.Get("/beheer");
        Assert.All(["Logboek", "ER GAAT GEEN MAIL WEG", "Schijf", "Er is nog geen reservekopie"], text => Assert.Contains(text, health.Read, StringComparison.Ordinal));
        Assert.Equal("/beheer?gedaan=kopie", (await keeper.Post("/beheer", "/beheer/reservekopie")).Location);
        var copy = Assert.Single(Directory.EnumerateFiles(Path.Combine(box.Data, "reservekopie"), "*.db"));
        var verified = await box.Type("verifieer", copy);
        Assert.True(verified.Exit == 0, verified.Error + verified.Output);

        var settings = await keeper.Get("/beheer/instellingen");
        Assert.DoesNotContain("heel-geheim-17", settings.Text, StringComparison.Ordinal);
        Assert.Contains("ingesteld, niet getoond", settings.Read, StringComparison.Ordinal);

        var queue = await keeper.Get("/beheer/wachtrij");
        Assert.Contains($"/inzetten/{run}/bereikt", queue.Text, StringComparison.Ordinal);
        Assert.Contains("Iemand moet bellen", queue.Read, StringComparison.Ordinal);

        var empty = await keeper.Post("/beheer/sleutels", "/beheer/sleutels", ("naam", "<i>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("value=\"&lt;i&gt;\"", empty.Text, StringComparison.Ordinal);
        var made = await keeper.Post("/beheer/sleutels", "/beheer/sleutels", ("naam", "Monitor"), ("bereik-lezen", "ja"));
        var key = made.Text.Split("class=\"mono big\">")[1].Split('<')[0];
        Assert.Equal(HttpStatusCode.OK, (await box.Ask(HttpMethod.Get, "draaiboeken", key: key)).Status);
        var list = await keeper.Get("/beheer/sleutels");
        Assert.DoesNotContain(key, list.Text, StringComparison.Ordinal);
        var id = key.Split('_')[1];
        Assert.Equal("/beheer/sleutels", (await keeper.Post("/beheer/sleutels", "/beheer/sleutels/intrekken", ("sleutel", id))).Location);
        Assert.Equal(HttpStatusCode.Unauthorized, (await box.Ask(HttpMethod.Get, "draaiboeken", key: key)).Status);
    }
}
