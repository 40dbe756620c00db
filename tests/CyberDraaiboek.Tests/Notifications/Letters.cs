using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Notifications.Texts;
using CyberDraaiboek.Tests.Engine;

namespace CyberDraaiboek.Tests.Notifications;

/// <summary>Short ways to the texts of a run in virtual time.</summary>
internal static class Letters
{
    public static readonly TextBlock.AnswerHere Link = new("https://draaiboek.example/b/AbC", "4711");

    public static Town TownOf(Node step, RunMode mode = RunMode.Live, string title = "Ransomware", Func<Runbook, Runbook>? change = null)
    {
        var book = TownHall.Book(step);
        book = book with { Templates = new Dictionary<TemplateId, Template> { [Alarm.Id] = Alarm, [Public.Id] = Public } };
        return new Town(change is null ? book : change(book), mode: mode, title: title);
    }

    public static Template Alarm { get; } = new(new TemplateId("alarm"), false, new Dictionary<string, TemplateText>
    {
        ["nl"] = new("ALARM {{stap_titel}}", "U bent nodig als {{rol_titel}}.\n\nLek: {{lek}}. Aantal: {{aantal}}. Sinds {{t0}}.", null, null),
        ["en"] = new("ALARM", "You are needed.", null, null),
    });

    public static Template Public { get; } = new(new TemplateId("publiek"), true, new Dictionary<string, TemplateText>
    {
        ["nl"] = new("Storing bij {{organisatie}}", "Wij hebben een storing.", null, null),
    });

    public static TextContext About(this Town town, Func<NotificationPrepared, bool>? which = null)
    {
        // What is ready leaves now.
        town.Push(TimeSpan.Zero);
        return new TextContext(town.State, town.Sent.Select(s => s.Message).Last(which ?? (_ => true)), town.Organisation, town.Now);
    }

    /// <summary>The last message that was sent, as plain text with its subject on top.</summary>
    public static string Last(this Town town, Func<NotificationPrepared, bool>? which = null)
    {
        var about = town.About(which);
        var text = Composer.Compose(about, Composer.AsksAnswer(about) ? Link : null);
        return $"{text.Subject}\n{text.Plain()}";
    }
}
