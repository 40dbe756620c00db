namespace CyberDraaiboek.Runbooks.Yaml;

/// <summary>What a file may be at most. Far above what people write, far below what hurts.</summary>
internal static class YamlLimits
{
    /// <summary>Bytes in one file.</summary>
    public const int FileBytes = 1_000_000;

    /// <summary>Levels of nesting.</summary>
    public const int Depth = 64;

    /// <summary>Keys, values and items in one file.</summary>
    public const int Nodes = 200_000;

    /// <summary>Files in the map.</summary>
    public const int Files = 1_000;

    /// <summary>Bytes of all files together.</summary>
    public const long TotalBytes = 50_000_000;

    /// <summary>Levels of maps below the map.</summary>
    public const int MapDepth = 8;
}
