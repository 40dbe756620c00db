using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Runs;

/// <summary>What decides and what folds.</summary>
internal sealed record RunRules(
    Func<RunState?, Request, OrganisationDirectory, DateTimeOffset, Outcome> Decide,
    Func<IEnumerable<JournalEntry>, Func<string, Runbook>, RunState> Replay);
