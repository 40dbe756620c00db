using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Clocks;

/// <summary>
/// A term that a law or contract sets ("wettelijke klok"). Data, not code: laws change, so each says where it comes from and when
/// a person last checked it.
/// </summary>
/// <param name="Id">How runbooks call it.</param>
/// <param name="Title">For people.</param>
/// <param name="Trigger">What starts it, in words.</param>
/// <param name="Length">Null: at once ("onverwijld"), without an instant that can pass.</param>
/// <param name="Receiver">The party that must be told.</param>
/// <param name="Owner">The role that answers for it.</param>
/// <param name="Source">Law and article, or contract.</param>
/// <param name="CheckedOn">When a person checked length and trigger against the source; null: never, and every use says so.</param>
/// <param name="Status">Anything the user must know, such as a law that may not be in force yet.</param>
/// <param name="PerAuthority">Each affected authority has its own, as controller or governing body.</param>
/// <param name="WarnBefore">How long before the end the owner is warned.</param>
/// <param name="StartsAfter">A clock whose stopping starts this one (the final report after the notification); null: a person starts it.</param>
public sealed record LegalClock(
    ClockId Id,
    string Title,
    string Trigger,
    TimeLimit? Length,
    RoleId Receiver,
    RoleId Owner,
    string Source,
    DateOnly? CheckedOn,
    string? Status,
    bool PerAuthority,
    IReadOnlyList<TimeLimit> WarnBefore,
    ClockId? StartsAfter = null);
