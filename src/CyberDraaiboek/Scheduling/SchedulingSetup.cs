using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Scheduling;

/// <summary>What the host needs of Scheduling.</summary>
internal static class SchedulingSetup
{
    /// <summary>The deadlines and what wakes at them.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings.Scheduling);
        services.AddSingleton<DeadlineRows>();
        services.AddSingleton<ICommitPart>(provider => provider.GetRequiredService<DeadlineRows>());
        services.AddSingleton<DeadlineScheduler>();
        services.AddHostedService(provider => provider.GetRequiredService<DeadlineScheduler>());
        return services;
    }
}
