using CyberDraaiboek.Notifications.Channels;
using CyberDraaiboek.Notifications.Links;
using CyberDraaiboek.Notifications.Mail;
using CyberDraaiboek.Notifications.Reach;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CyberDraaiboek.Notifications;

/// <summary>Puts sending together.</summary>
internal static class NotificationsSetup
{
    /// <summary>
    /// Adds the outbox, its dispatcher, the channels and the answering by link. Needs the settings and paths, the run desk, the shelf,
    /// the journal and a clock.
    /// </summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => provider.GetRequiredService<HostSettings>().Sending);
        services.TryAddSingleton(provider => provider.GetRequiredService<HostSettings>().Smtp);
        return services
            // Below a warning the framework logs the path of each request, and the path of an answer link is a secret.
            .AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning))
            .AddSingleton<Outbox>()
            .AddSingleton<ICommitPart, OutboxPart>()
            // After the outbox, where it reads to which address a message went.
            .AddSingleton<ICommitPart, ReachPart>()
            .AddSingleton<Reachability>()
            .AddSingleton<LinkTable>()
            .AddSingleton<AnswerDesk>()
            .AddSingleton<Preparation>()
            .AddSingleton(Transport)
            .AddSingleton<IChannel, MailChannel>()
            .AddSingleton<IChannel, SmsChannel>()
            .AddSingleton<IChannel>(services => new WebhookChannel(services.GetRequiredService<SendingSettings>(), TimeProvider.System))
            .AddSingleton<SendingHealth>()
            .AddSingleton<Dispatcher>()
            .AddHostedService(services => services.GetRequiredService<Dispatcher>());
    }

    // Networks keep real time, also while a drill pushes the clock.
    private static IMailTransport Transport(IServiceProvider services)
    {
        var settings = services.GetRequiredService<HostSettings>();
        if (settings.Smtp.Host.Length > 0)
        {
            return new SmtpTransport(settings.Smtp, settings.Sending.Parallel, TimeProvider.System);
        }

        var folder = services.GetRequiredService<HostPaths>().Outbox;
        services.GetRequiredService<ILogger<FileTransport>>().LogInformation(
            "NO MAIL LEAVES THIS MACHINE: no mail server is set (Smtp:Host). Every mail becomes a file in {Folder}", folder);
        return new FileTransport(folder, settings.Smtp, TimeProvider.System);
    }
}
