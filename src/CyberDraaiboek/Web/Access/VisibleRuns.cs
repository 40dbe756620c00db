using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Web.Access;

/// <summary>Runs in a list, as one visitor may see them.</summary>
internal sealed class VisibleRuns(RunList runs, RunAccess access)
{
    /// <inheritdoc cref="RunList.Visible"/>
    public Task<IReadOnlyList<RunSummary>> Of(Visitor visitor, string? status, int skip, int most, CancellationToken stop) =>
        runs.Visible(run => access.Sees(visitor, run), status, skip, most, stop);
}
