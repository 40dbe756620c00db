using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Notifications.Texts;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Notifications;

/// <summary>What a caller says on the telephone.</summary>
internal sealed class CallScripts(RunbookShelf shelf, TimeProvider clock)
{
    public string Of(RunState run, NotificationPrepared message)
    {
        var about = new TextContext(run, message, shelf.Organisation, clock.GetUtcNow());
        var role = Everyone.RoleOf(message.Target) is null ? "" : $" als {about.TargetTitle}";
        var opening = $"U spreekt met {shelf.Organisation.Name}. {about.PersonName} wordt gebeld{role}.";
        return message.Template is { } id && run.Runbook.Templates.TryGetValue(id, out var template)
            ? $"{opening}{(template.Test ? $" {MessageTexts.TestSubject}." : "")}\n{Fields.Fill(template.Texts["nl"].CallScript ?? template.Texts["nl"].Body, about)}"
            : $"{opening}\n{Composer.Compose(about, null).Subject}";
    }
}
