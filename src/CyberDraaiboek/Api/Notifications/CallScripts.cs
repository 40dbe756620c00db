using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Notifications;

/// <summary>What a caller says on the telephone.</summary>
internal sealed class CallScripts(RunbookShelf shelf)
{
    public string Of(RunState run, NotificationPrepared message)
    {
        var what = message.Step is { } step ? run.Steps[step].Definition.Title
            : message.Clock is { } clock ? run.Runbook.Clocks[clock.Authored].Title
            : run.Title;
        return $"U spreekt met {shelf.Organisation.Name}. {run.Title}. U wordt gebeld als {shelf.Organisation.TitleOf(message.Target)}: {what}.";
    }
}
