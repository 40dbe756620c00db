using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Runs;

/// <summary>What a map, or the texts that a run kept, hold.</summary>
/// <param name="HasErrors">Something could not be used.</param>
/// <param name="Runbooks">With the texts that each was made of.</param>
/// <param name="Organisation">Who fills which role.</param>
internal sealed record Shelved(bool HasErrors, IReadOnlyDictionary<RunbookId, (Runbook Runbook, string Bundle)> Runbooks, OrganisationDirectory Organisation);
