using System.Net;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>What a browser is told with every page and every file.</summary>
[Collection(nameof(DeskCollection))]
public sealed class HeadersTests(DeskFixture desk)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/aanmelden")]
    [InlineData("/beheer")]
    [InlineData("/bestaat-niet")]
    public async Task A_page_stays_out_of_frames_and_caches_and_runs_only_our_own(string path)
    {
        using var anna = await desk.Anna();

        var headers = (await anna.Get(path)).Headers;

        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(
            ("nosniff", "DENY", "same-origin", "same-origin"),
            (headers["X-Content-Type-Options"], headers["X-Frame-Options"], headers["Referrer-Policy"], headers["Cross-Origin-Opener-Policy"]));
        Assert.Contains("camera=()", headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.Contains("no-store", headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_ours_may_load_and_run_nothing()
    {
        using var anna = await desk.Anna();

        var file = await anna.Get("/uiterlijk/app.css");

        Assert.Equal((HttpStatusCode.OK, "default-src 'none'"), (file.Status, file.Headers["Content-Security-Policy"]));
    }
}
