using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>The municipality's own name, picture and colours.</summary>
public sealed class LookTests
{
    [Fact]
    public async Task A_municipality_shows_its_name_picture_and_colours()
    {
        await using var box = new Box(Own("logo.svg", "kleuren.css")).WithQuickRunbooks();
        box.Write("logo.svg", """<svg xmlns="http://www.w3.org/2000/svg"/>""");
        box.Write("kleuren.css", ":root { --cd-main: #00604a; }");
        await box.Up();
        using var guest = Guest.Stranger(box);

        var page = await guest.Get("/aanmelden");

        Assert.Contains("Gemeente Proefstad", page.Text, StringComparison.Ordinal);
        foreach (var (file, type) in new[] { ("gemeente/logo", "image/svg+xml"), ("gemeente/stijl.css", "text/css; charset=utf-8") })
        {
            Assert.Contains($"/uiterlijk/{file}?v=", page.Text, StringComparison.Ordinal);
            var asset = await guest.Get($"/uiterlijk/{file}");
            Assert.Equal(HttpStatusCode.OK, asset.Status);
            Assert.Equal(type, asset.Headers["Content-Type"]);
        }
    }

    [Fact]
    public async Task A_picture_that_cannot_be_read_stops_the_start_and_is_named()
    {
        await using var box = new Box(Own("er-is-geen-logo.svg", "")).WithQuickRunbooks();

        Assert.NotEqual(0, await box.FailToStart());

        Assert.Contains("Gemeente:Logo", box.Said, StringComparison.Ordinal);
    }

    private static JsonObject Own(string logo, string sheet) =>
        new() { ["Gemeente"] = new JsonObject { ["Naam"] = "Gemeente Proefstad", ["Logo"] = logo, ["Stijlblad"] = sheet } };
}
