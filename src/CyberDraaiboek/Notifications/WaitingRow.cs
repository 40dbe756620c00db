using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Notifications;

/// <summary>A message that has not left yet, for people who look.</summary>
/// <param name="Run">Of which run.</param>
/// <param name="Person">Id of whom it is for.</param>
/// <param name="Channel">As stored, such as <c>mail</c>.</param>
/// <param name="Purpose">As stored.</param>
/// <param name="State">As stored: <c>klaar</c>, <c>bezig</c>, <c>te_bellen</c>.</param>
/// <param name="Attempts">Made so far.</param>
/// <param name="NextTry">Not before this.</param>
/// <param name="SendBefore">No attempt starts after this.</param>
/// <param name="Made">When it was prepared.</param>
/// <param name="LastFault">Why the last attempt failed; null: none did.</param>
public sealed record WaitingRow(
    RunId Run, string Person, string Channel, string Purpose, string State, int Attempts,
    DateTimeOffset NextTry, DateTimeOffset SendBefore, DateTimeOffset Made, string? LastFault);
