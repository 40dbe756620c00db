using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser.Tour;

/// <summary>Walks once past every page there is; the tests look at what it came upon. Two walks at a time, because there are two processors.</summary>
public sealed class PageTour(BrowserFixture room) : IAsyncLifetime
{
    private readonly Lazy<Task<TourResult>> _result = new(() => Walk(room));

    /// <summary>The same for every test that asks.</summary>
    internal Task<TourResult> Result => _result.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<TourResult> Walk(BrowserFixture room)
    {
        var parts = await Task.WhenAll(Part(new RoomTour(room).Stops()), Part(new TownTour(room).Stops()));
        var names = parts.SelectMany(p => p.Names).ToList();
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new Fault(FaultKind.Wrong, $"{g.Key} is the name of two pages"));
        return new TourResult([.. parts.SelectMany(p => p.Faults), .. twice], parts.SelectMany(p => p.Visited).ToHashSet(StringComparer.Ordinal), names);
    }

    private static async Task<TourResult> Part(IAsyncEnumerable<Stop> stops)
    {
        var (faults, visited, names) = (new List<Fault>(), new HashSet<string>(StringComparer.Ordinal), new List<string>());
        await foreach (var stop in stops)
        {
            names.Add(stop.Name);
            var page = await stop.Context.NewPageAsync();
            try
            {
                var answer = await page.GotoAsync(stop.Path);
                visited.Add(new Uri(page.Url).AbsolutePath);
                if (answer!.Status != stop.Status)
                {
                    faults.Add(new Fault(FaultKind.Wrong, $"{stop.Name}: {stop.Path} gave {answer.Status}"));
                }

                if (stop.Act is not null)
                {
                    await stop.Act(page);
                    visited.Add(new Uri(page.Url).AbsolutePath);
                }

                faults.AddRange(await Inspection.Of(page, stop.Name, stop.Dark));
            }
            catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
            {
                // The rest of the tour is worth knowing too.
                faults.Add(new Fault(FaultKind.Wrong, $"{stop.Name}: {fault.Message}"));
            }

            await page.CloseAsync();
        }

        return new TourResult(faults, visited, names);
    }
}
