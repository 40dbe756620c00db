using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Makes the use of a code loud: a line in the journal of every open run, a warning in the technical log, the record of access, a mail.</summary>
internal sealed class EnvelopeAlarm(JournalReader reader, RunDesk desk, AccessLog access, EnvelopeMail mail, ILogger<EnvelopeAlarm> log)
{
    private const int MostRuns = 10_000;

    public async Task Sound(EnvelopeCode code, string name, string? place)
    {
        log.LogWarning("A code of the sealed envelope was used: code {Code} by {Name} from {Place}", code.Name, name, place);
        await access.Write(null, name, $"code {code.Name} uit de noodenvelop gebruikt", name, place);
        mail.Wake();
        var text = $"ALARM: code {code.Name} uit de noodenvelop is gebruikt door {name}. Klopt dat niet? Waarschuw de beheerder.";
        var actor = new Actor(name, null, Origin.Screen, null, place);
        foreach (var status in new[] { RunStatus.Open, RunStatus.Paused })
        {
            foreach (var run in reader.Runs(Names<RunStatus>.Of(status), 0, MostRuns))
            {
                await Note(run.Run, new Request(new AddNote(text, EntryKind.Fact), actor));
            }
        }
    }

    /// <summary>A run that cannot record now must not keep anybody out.</summary>
    private async Task Note(RunId run, Request request)
    {
        try
        {
            await desk.Handle(run, request, CancellationToken.None);
        }
        catch (StorageException fault)
        {
            log.LogError(fault, "The use of a code of the envelope is not in the journal of {Run}", run);
        }
    }
}
