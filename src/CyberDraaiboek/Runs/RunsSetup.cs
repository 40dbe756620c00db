using CyberDraaiboek.Journal;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Runs;

/// <summary>What the host needs of Journal and Runs.</summary>
internal static class RunsSetup
{
    /// <summary>The database, the journal and the desk. The file is opened, and brought up to date, when the first of them is asked for.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services, HostPaths paths, HostSettings settings)
    {
        services.AddSingleton(_ => DatabaseLock.Take(paths.Database));
        services.AddSingleton(provider =>
        {
            // One server at a time on these data: two would both send everything.
            _ = provider.GetRequiredService<DatabaseLock>();
            return Database.Open(paths.Database);
        });
        services.AddSingleton<JournalReader>();
        services.AddSingleton(provider => new JournalWriter(
            provider.GetRequiredService<Database>(), settings.Journal.BatchSize, provider.GetRequiredService<ILogger<JournalWriter>>()));
        services.AddSingleton(provider => new RunbookShelf(
            () => LibraryFiles.Read(paths, provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<ILogger<RunbookShelf>>()));
        services.AddSingleton<RunHistory>();
        services.AddSingleton<RunDesk>();
        services.AddSingleton<RunList>();
        services.AddSingleton<ChildRequests>();
        services.AddSingleton<ICommitPart>(provider => provider.GetRequiredService<ChildRequests>());
        services.AddSingleton<ICommitPart, RunSummaries>();
        services.AddHostedService<ChildStarter>();
        return services;
    }
}
