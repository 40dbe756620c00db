using System.Net;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>Situation reports, handovers and scaling.</summary>
[Collection(nameof(DeskCollection))]
public sealed class ReportTests(DeskFixture desk)
{
    private const string Reason = "De verslaglegger is er niet";

    [Fact]
    public async Task A_situation_report_is_proposed_from_the_run_fixed_once_and_ready_for_LCMS()
    {
        var run = await desk.Box.Start("beeld");
        var path = $"/inzetten/{run}/sitrap";
        using var anna = await desk.Anna();
        var form = await anna.Get($"{path}?stap=sitrap-1");
        Assert.Contains("Houd het dossier bij: CISO", form.Read, StringComparison.Ordinal);

        var empty = await anna.Post(path, path, ("stap", "sitrap-1"), ("doe", "vast"), ("ondanks", Reason));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var without = await anna.Post(path, path, ("stap", "sitrap-1"), ("doe", "vast"), ("veld.1_beeld", "Drie <b>servers</b> uit"));
        Assert.Equal(HttpStatusCode.Forbidden, without.Status);
        Assert.Contains("Drie &lt;b&gt;servers&lt;/b&gt; uit", without.Text, StringComparison.Ordinal);

        var done = await anna.Post(path, path, ("stap", "sitrap-1"), ("versie", "1"), ("doe", "vast"), ("ondanks", Reason), ("veld.1_beeld", "Drie <b>servers</b> uit"), ("veld.onbekend", "weg"));
        Assert.Equal($"{path}?gedaan=vast", done.Location);
        var after = await anna.Get(path);
        Assert.Contains("SITUATIERAPPORT 1", after.Read, StringComparison.Ordinal);
        Assert.Contains("INCIDENT EN STAND", after.Read, StringComparison.Ordinal);
        var fixedEntry = (await desk.Box.Journal(run)).Single(e => (string?)e["actie"] == "sitrap.vastgesteld");
        Assert.DoesNotContain("onbekend", fixedEntry.ToJsonString(), StringComparison.Ordinal);

        var late = await anna.Post(path, path, ("stap", "sitrap-1"), ("doe", "vast"), ("ondanks", Reason), ("veld.1_beeld", "Anders"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(">Anders<", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_waits_for_a_reader_who_fixes_it()
    {
        var run = await desk.Box.Start("beeld");
        var path = $"/inzetten/{run}/sitrap";
        using var anna = await desk.Anna();
        using var dirk = await desk.Dirk();
        Task<Accounts.Sight> Send(Accounts.Guest who, string act, params (string, string)[] more) =>
            who.Post(path, path, [("stap", "sitrap-2"), ("doe", act), ("veld.1_beeld", "De balie is dicht"), .. more]);

        var drafted = await Send(anna, "concept", ("ondanks", Reason));
        Assert.Equal($"{path}?gedaan=concept", drafted.Location);
        var seen = await dirk.Get($"{path}?stap=sitrap-2");
        Assert.Contains("Concept van Anna de Boer", seen.Read, StringComparison.Ordinal);
        Assert.Contains(">De balie is dicht<", seen.Text, StringComparison.Ordinal);
        var fixedBy = await Send(dirk, "vast", ("ondanks", Reason));
        Assert.Equal($"{path}?gedaan=vast", fixedBy.Location);
    }

    [Fact]
    public async Task A_public_report_gets_its_number_from_a_second_reader_or_with_a_reason()
    {
        var run = await desk.Box.Start("beeld");
        var path = $"/inzetten/{run}/sitrap";
        using var anna = await desk.Anna();
        using var carla = await Accounts.Guest.SignedIn(desk.Box, "carla", "Carla Vos");
        foreach (var person in new[] { "anna", "carla" })
        {
            await anna.Post($"/inzetten/{run}/rollen", $"/inzetten/{run}/rollen", ("persoon", person), ("rol", "verslaglegger"), ("reden", "Proef"));
        }

        Task<Accounts.Sight> Send(Accounts.Guest who, string step, string act, string text, params (string, string)[] more) =>
            who.Post(path, path, [("stap", step), ("doe", act), ("openbaar", "ja"), ("veld.1_beeld", text), .. more]);

        var alone = await Send(anna, "sitrap-1", "vast", "De balie is dicht");
        Assert.Equal(HttpStatusCode.Conflict, alone.Status);
        Assert.Contains("laat een ander het lezen en vaststellen", alone.Read, StringComparison.Ordinal);
        Assert.Matches("id=\"openbaar\"[^>]* checked", alone.Text);
        Assert.Equal($"{path}?gedaan=concept", (await Send(anna, "sitrap-1", "concept", "De balie is dicht")).Location);
        Assert.Contains("Anna de Boer schreef het", (await Send(anna, "sitrap-1", "vast", "De balie is dicht")).Read, StringComparison.Ordinal);

        var changed = await Send(carla, "sitrap-1", "vast", "De balie is open");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.Status);
        Assert.Contains("u hebt de tekst veranderd", changed.Read, StringComparison.Ordinal);
        Assert.Contains(">De balie is open<", changed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await desk.Box.Journal(run), e => (string?)e["actie"] == "sitrap.vastgesteld");

        Assert.Equal($"{path}?gedaan=vast", (await Send(carla, "sitrap-1", "vast", "De balie is dicht")).Location);
        Assert.Equal($"{path}?gedaan=vast", (await Send(anna, "sitrap-2", "vast", "Nog steeds dicht", ("ondanks", "Er is niemand anders"))).Location);

        var all = (await desk.Box.Journal(run)).Where(e => (string?)e["actie"] == "sitrap.vastgesteld").Select(e => e["gegevens"]!).ToList();
        Assert.Equal(("Anna de Boer", null), ((string?)all[0]["opgesteld_door"], (string?)all[0]["ondanks"]));
        Assert.Equal((null, "Er is niemand anders"), ((string?)all[1]["opgesteld_door"], (string?)all[1]["ondanks"]));
        var page = await anna.Get(path);
        Assert.Contains("Vastgesteld door Carla Vos, opgesteld door Anna de Boer", page.Read, StringComparison.Ordinal);
        Assert.Contains("Zonder tweede lezer: Er is niemand anders", page.Read, StringComparison.Ordinal);
        Assert.Contains("OPENBAAR", page.Read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handover_counts_when_somebody_else_takes_over()
    {
        var run = await desk.Box.Start("beeld");
        var path = $"/inzetten/{run}/overdracht";
        using var anna = await desk.Anna();
        using var dirk = await desk.Dirk();
        var proposal = await anna.Get(path);
        Assert.Contains("Houd het dossier bij", proposal.Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.Post(path, path, ("ondanks", Reason))).Status);
        Assert.Equal(path, (await anna.Post(path, path, ("veld.1_beeld", "Alles \"uit\""), ("veld.5_beloften", "Pers om 9 uur"), ("ondanks", Reason))).Location);

        var own = await anna.Post(path, $"{path}/aanvaarden", ("nummer", "1"), ("begrepen", "ja"));
        Assert.Equal(HttpStatusCode.Conflict, own.Status);
        Assert.Contains("draagt zelf over", own.Read, StringComparison.Ordinal);
        var unread = await dirk.Post(path, $"{path}/aanvaarden", ("nummer", "1"));
        Assert.Contains("Zet een vinkje", unread.Read, StringComparison.Ordinal);
        Assert.Equal(path, (await dirk.Post(path, $"{path}/aanvaarden", ("nummer", "1"), ("begrepen", "ja"), ("opmerking", "Wie belt de pers?"))).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await dirk.Post(path, $"{path}/aanvaarden", ("nummer", "1"), ("begrepen", "ja"))).Status);

        var journal = (await desk.Box.Journal(run)).Where(e => (string?)e["object"] == "overdracht").Select(e => ((string?)e["actie"], (string?)e["actor"])).ToList();
        Assert.Equal([("overdracht.aangeboden", "Anna de Boer"), ("overdracht.aanvaard", "Dirk Mol")], journal);
        Assert.Contains("Pers om 9 uur", (await anna.Get(path)).Read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scaling_takes_two_acts_and_does_the_proposal_of_the_runbook()
    {
        var run = await desk.Box.Start("beeld");
        var path = $"/inzetten/{run}/opschalen";
        using var anna = await desk.Anna();
        Assert.Contains("Schaal op naar N3: niveau N3", (await anna.Get(path)).Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.Post(path, path, ("niveau", "N9"), ("reden", "x"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.Post(path, path, ("niveau", "N3"))).Status);

        var asked = await anna.Post(path, path, ("niveau", "N3"), ("reden", "Loket <script> dicht"));
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("Klopt dit?", asked.Read, StringComparison.Ordinal);
        Assert.Contains("Loket &lt;script&gt; dicht", asked.Text, StringComparison.Ordinal);
        Assert.Equal("N1", (string?)(await desk.Box.State(run))["niveau"]);

        (string, string)[] confirmed = [("was", "N1/"), ("niveau", "N3"), ("reden", "Loket dicht"), ("ondanks", "De voorzitter slaapt")];
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.Post(path, $"{path}/bevestigd", confirmed[..3])).Status);
        Assert.Equal($"{path}?gedaan=ja", (await anna.Post(path, $"{path}/bevestigd", confirmed)).Location);
        Assert.Equal("N3", (string?)(await desk.Box.State(run))["niveau"]);
        Assert.Contains((await desk.Box.Journal(run)), e => (string?)e["actie"] == "stap.gereed" && (string?)e["object"] == "naar-n3");

        var late = await anna.Post(path, $"{path}/bevestigd", ("was", "N1/"), ("niveau", "N4"), ("reden", "Nog erger"), ("ondanks", "x"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("intussen veranderd: nu N3", late.Read, StringComparison.Ordinal);
    }
}
