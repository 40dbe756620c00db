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
    /// <summary>Without a second organisation file.</summary>
    public LoadOptions(DateOnly today)
        : this(today, [])
    {
    }
}
