using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Runbooks;

/// <summary>A file as it was read.</summary>
/// <param name="Path">Relative to the map, with forward slashes.</param>
/// <param name="Bytes">Its content. A file that is too large may be cut off one byte after the limit.</param>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>What loading needs to know besides the files.</summary>
/// <param name="Today">For what has passed: review dates, addresses not checked.</param>
/// <param name="Overrides">Organisation files outside the map ("tweede organisatiebestand"); they replace by id.</param>
public sealed record LoadOptions(DateOnly Today, IReadOnlyList<SourceFile> Overrides)
{
    /// <summary>
    /// Only what this runbook is made of or names is read and checked; null: everything. For who wants to use one runbook soon: faults in
    /// other files, and things that nothing uses, are not found.
    /// </summary>
    public RunbookId? Only { get; init; }

    /// <summary>Without a second organisation file.</summary>
    public LoadOptions(DateOnly today)
        : this(today, [])
    {
    }
}
