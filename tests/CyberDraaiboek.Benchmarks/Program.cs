namespace CyberDraaiboek.Benchmarks;

/// <summary>
/// Measures on the machine it runs on: <c>dotnet run -c Release --project tests/CyberDraaiboek.Benchmarks [all|parts|throughput [runs]|lateness|recovery|verify|screens [viewers]]</c>.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var what = args.FirstOrDefault() ?? "all";
        if (what == Recovery.ChildVerb)
        {
            await Recovery.Fill(args[1], int.Parse(args[2], null));
            return 0;
        }

        Console.WriteLine($"processors {Environment.ProcessorCount}, {Environment.OSVersion}, .NET {Environment.Version}");
        if (what is "all" or "parts")
        {
            Parts.Measure(runs: 3000);
        }

        if (what is "all" or "throughput")
        {
            await Throughput.Measure(runs: args.Length > 1 ? int.Parse(args[1], null) : 5000, atOnce: 512);
        }

        if (what is "all" or "lateness")
        {
            await Lateness.Measure(deadlines: 10_000);
        }

        if (what is "all" or "recovery")
        {
            await Recovery.Measure(runs: 1000);
        }

        if (what is "all" or "verify")
        {
            await Verify.Measure(entries: 100_000);
        }

        if (what is "all" or "screens")
        {
            await Screens.Measure(viewers: what == "screens" && args.Length > 1 ? int.Parse(args[1], null) : 50);
        }

        return 0;
    }
}
