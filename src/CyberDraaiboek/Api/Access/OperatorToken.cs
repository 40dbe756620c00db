using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Api.Access;

/// <summary>
/// Lets whoever may read the data folder of this machine operate the server, also when every account system is gone. New at every start
/// of the server, in a file that only its owner can read.
/// </summary>
internal sealed class OperatorToken
{
    private const string Prefix = "cdo_";

    private readonly string _hash;

    private OperatorToken(string hash) => _hash = hash;

    /// <summary>Makes the file anew. On Windows the rights of the data folder hold.</summary>
    public static OperatorToken Write(HostPaths paths)
    {
        Directory.CreateDirectory(paths.Data);
        var text = Prefix + Secret.New();
        var fresh = $"{paths.OperatorToken}.{Environment.ProcessId}";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(fresh, options))
        {
            file.Write(text);
        }

        File.Move(fresh, paths.OperatorToken, overwrite: true);
        return new OperatorToken(Secret.HashOf(text));
    }

    /// <summary>What the command line on this machine shows to the server; null: no server was ever started here.</summary>
    public static string? Read(HostPaths paths) => File.Exists(paths.OperatorToken) ? File.ReadAllText(paths.OperatorToken).Trim() : null;

    public bool Matches(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) && Secret.Matches(text, _hash);
}
