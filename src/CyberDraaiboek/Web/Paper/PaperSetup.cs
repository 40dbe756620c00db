using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Web.Paper;

/// <summary>What the host needs of paper.</summary>
internal static class PaperSetup
{
    public static void AddPaper(this IServiceCollection services, PaperSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<PaperRecords>();
        services.AddSingleton<PaperWriter>();
        services.AddSingleton<PaperDesk>();
        services.AddSingleton<Logbook.LogPdf>();
        services.AddHostedService<PaperSchedule>();
    }
}
