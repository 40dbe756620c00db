using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Runs;

/// <summary>A run that a step of another run asked for.</summary>
internal sealed record ChildRequest(RunId Parent, StepId Step, RunbookId Runbook);

/// <summary>The table <c>deelinzetten</c>: which runs were asked for by steps, and what became of them.</summary>
internal sealed class ChildRequests(Database database) : ICommitPart
{
    /// <inheritdoc/>
    public void Write(Committed change, SqliteConnection connection, SqliteTransaction transaction)
    {
        var parent = change.After.Id.Value;
        for (var i = 0; i < change.Events.Count; i++)
        {
            switch (change.Events[i])
            {
                case ChildRequested asked:
                    connection.Run(
                        transaction,
                        "insert into deelinzetten (inzet, stap, draaiboek, staat) values ($1, $2, $3, 'gevraagd') on conflict (inzet, stap) do nothing",
                        parent,
                        asked.Step.Value,
                        asked.Runbook.Value);
                    break;
                case ChildRunStarted started:
                    connection.Run(
                        transaction,
                        "update deelinzetten set staat = 'gestart', deelinzet = $3 where inzet = $1 and stap = $2",
                        parent,
                        started.Step.Value,
                        started.Child.Value);
                    break;
                case NoteAdded { Step: { } step } when change.Entries[i].Actor == ChildStarter.Self:
                    connection.Run(
                        transaction,
                        "update deelinzetten set staat = 'mislukt' where inzet = $1 and stap = $2 and staat = 'gevraagd'",
                        parent,
                        step.Value);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>What was asked for and is not there yet.</summary>
    public IReadOnlyList<ChildRequest> Open()
    {
        using var connection = database.Reader();
        using var command = connection.Command("select inzet, stap, draaiboek from deelinzetten where staat = 'gevraagd' order by inzet, stap");
        using var rows = command.ExecuteReader();
        var open = new List<ChildRequest>();
        while (rows.Read())
        {
            open.Add(new ChildRequest(new RunId(rows.GetString(0)), new StepId(rows.GetString(1)), new RunbookId(rows.GetString(2))));
        }

        return open;
    }
}
