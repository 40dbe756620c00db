using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Runs;

/// <summary>Runs in a list, without those that the reader may not know of. Every list that people or other systems see comes from here.</summary>
internal sealed class RunList(JournalReader reader, RunDesk desk)
{
    /// <summary>Rows read at a time.</summary>
    private const int Page = 200;

    /// <summary>The newest first.</summary>
    /// <param name="sees">Whether the reader may know of a restricted run.</param>
    /// <param name="status">Only with this status, as stored; null: all.</param>
    /// <param name="skip">So many that the reader may see are left out, for the next page.</param>
    /// <param name="most">At most so many.</param>
    public async Task<IReadOnlyList<RunSummary>> Visible(Func<RunState, bool> sees, string? status, int skip, int most, CancellationToken stop)
    {
        var found = new List<RunSummary>();
        var hidden = skip;
        for (var from = 0; found.Count < most; from += Page)
        {
            var rows = reader.Runs(status, from, Page);
            foreach (var run in rows)
            {
                if (found.Count < most && await Sees(run.Run, run.Restricted, sees, stop) && --hidden < 0)
                {
                    found.Add(run.Parent is { } parent && !await Sees(parent, reader.Summary(parent)?.Restricted, sees, stop) ? run with { Parent = null } : run);
                }
            }

            if (rows.Count < Page)
            {
                break;
            }
        }

        return found;
    }

    private async Task<bool> Sees(RunId run, bool? restricted, Func<RunState, bool> sees, CancellationToken stop) =>
        restricted == false || (await desk.State(run, stop) is { } state && (!state.Restricted || sees(state)));
}
