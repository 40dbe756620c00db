using System.Diagnostics.CodeAnalysis;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Organisation;

/// <summary>
/// The reserved recipient of a message ("iedereen"): every person of the organisation, each for themselves. When the step opens it becomes one
/// call per person, whose target is written as <c>@jan</c>; no role or party can have such a name.
/// </summary>
public static class Everyone
{
    private const char Mark = '@';

    /// <summary>How runbooks write it.</summary>
    public static RoleId Role { get; } = new("iedereen");

    /// <summary>The target of a call to this person alone.</summary>
    public static RoleId Only(PersonId person) => new($"{Mark}{person}");

    /// <summary>Whether the target is one person; then who.</summary>
    public static bool IsPerson(RoleId target, [NotNullWhen(true)] out PersonId? person)
    {
        person = target.Value is [Mark, .. var id] ? new PersonId(id) : null;
        return person is not null;
    }

    /// <summary>The role in which somebody answers a call; null: they were called as themselves.</summary>
    public static RoleId? RoleOf(RoleId target) => IsPerson(target, out _) ? null : target;
}
