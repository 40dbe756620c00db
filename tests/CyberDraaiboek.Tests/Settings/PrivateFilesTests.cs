using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Tests.Settings;

/// <summary>Files for the user of the server alone, whatever the folder around them allows.</summary>
public sealed class PrivateFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("draaiboek-rechten-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_made_and_what_was_open_is_closed()
    {
        Assert.False(OperatingSystem.IsWindows(), "these tests run on Linux");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var (fresh, old, folder, oldFolder) = (Path.Combine(_folder, "nieuw"), Path.Combine(_folder, "oud"), Path.Combine(_folder, "map"), Path.Combine(_folder, "oude-map"));
        File.WriteAllText(old, "inhoud");
        File.SetUnixFileMode(old, (UnixFileMode)0b110_100_100);
        Directory.CreateDirectory(oldFolder, (UnixFileMode)0b111_101_101);
        Assert.True(PrivateFiles.OpenToOthers(old));
        Assert.True(PrivateFiles.OpenToOthers(oldFolder));

        PrivateFiles.File(fresh);
        PrivateFiles.File(old);
        PrivateFiles.Folder(folder);
        PrivateFiles.Folder(oldFolder);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(fresh));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(old));
        Assert.Equal("inhoud", File.ReadAllText(old));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(oldFolder));
        Assert.False(PrivateFiles.OpenToOthers(Path.Combine(_folder, "is-er-niet")));
    }
}
