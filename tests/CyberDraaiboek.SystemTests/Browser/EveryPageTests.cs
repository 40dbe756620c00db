using CyberDraaiboek.SystemTests.Browser.Tour;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Every page there is, in every state: what axe finds, reading without pushing sideways, text twice as large, places for a thumb. Pictures are kept to look at.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class EveryPageTests(PageTour tour) : IClassFixture<PageTour>
{
    /// <summary>What answers a GET and is no page of people: streams, files to take along, doors that only lead on.</summary>
    private static readonly string[] NoPages =
    [
        "/inzetten/{run}/stroom", "/inzetten/{run}/wijzigingen", "/inzetten/{run}/logboek.jsonl", "/inzetten/{run}/logboek.csv", "/inzetten/{run}/logboek.html", "/inzetten/{run}/logboek.pdf", "/organisatie/rollen.csv", "/organisatie/roosters.csv",
        "/organisatie.csv", "/noodmap/{map}/{**bestand}", "/uiterlijk/{**name}", "/b/stijl.css", "/aanmelden/extern", "/aanmelden/extern/klaar",
    ];

    [SkippableFact]
    public async Task Every_mapped_page_is_on_the_tour()
    {
        var visited = (await tour.Result).Visited;
        await using var parts = new HostParts();

        var patterns = parts.Patterns();
        var forgotten = patterns.Except(NoPages).Where(pattern => !visited.Any(path => Owner(path, patterns) == pattern)).ToList();

        Assert.Empty(forgotten);
        Assert.Empty(NoPages.Except(patterns));
    }

    [SkippableFact]
    public async Task Every_page_is_the_one_that_was_asked_for() => await None(FaultKind.Wrong);

    [SkippableFact]
    public async Task Axe_finds_nothing_on_any_page_narrow_or_wide_in_light_or_dark() => await None(FaultKind.Axe);

    [SkippableFact]
    public async Task Nothing_has_to_be_pushed_sideways() => await None(FaultKind.Sideways);

    [SkippableFact]
    public async Task With_text_twice_as_large_nothing_is_cut_off_or_lies_over_something_else() => await None(FaultKind.Zoom);

    [SkippableFact]
    public async Task Every_button_and_field_is_large_enough_for_a_thumb() => await None(FaultKind.Thumb);

    private async Task None(FaultKind kind)
    {
        var faults = (await tour.Result).Faults.Where(fault => fault.Kind == kind).Select(fault => fault.Text).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count}:\n{string.Join('\n', faults)}");
    }

    /// <summary>The pattern that the router would choose: the one with the fewest holes.</summary>
    private static string? Owner(string path, IReadOnlyList<string> patterns) =>
        patterns.Where(pattern => HostParts.Fits(path, pattern)).MinBy(pattern => pattern.Count(c => c == '{'));
}
