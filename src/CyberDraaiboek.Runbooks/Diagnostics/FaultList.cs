namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Gathers faults. Bounded per file, so that a hostile file cannot flood the rest.</summary>
internal sealed class FaultList
{
    /// <summary>More faults in one file are counted, not shown.</summary>
    public const int MostPerFile = 500;

    private readonly HashSet<Diagnostic> _faults = [];
    private readonly Dictionary<string, int> _perFile = new(StringComparer.Ordinal);

    public void Add(Diagnostic fault)
    {
        if (_faults.Contains(fault))
        {
            return;
        }

        var count = _perFile.GetValueOrDefault(fault.At.File) + 1;
        _perFile[fault.At.File] = count;
        if (count <= MostPerFile)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Adds what another list gathered.</summary>
    public void Add(FaultList other)
    {
        foreach (var fault in other._faults)
        {
            Add(fault);
        }

        foreach (var (file, count) in other._perFile)
        {
            _perFile[file] = Math.Max(_perFile.GetValueOrDefault(file), count);
        }
    }

    /// <summary>Ordered by file and place, each fault once.</summary>
    public IReadOnlyList<Diagnostic> Ordered() =>
    [
        .. _faults
            .Concat(_perFile.Where(file => file.Value > MostPerFile).Select(file => TextFaults.TooManyFaults(file.Key, MostPerFile)))
            .OrderBy(fault => fault.At.File, StringComparer.Ordinal)
            .ThenBy(fault => fault.At.Line)
            .ThenBy(fault => fault.At.Column)
            .ThenBy(fault => fault.Code, StringComparer.Ordinal)
            .ThenBy(fault => fault.Message, StringComparer.Ordinal),
    ];
}
