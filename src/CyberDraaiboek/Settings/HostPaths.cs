namespace CyberDraaiboek.Settings;

/// <summary>
/// The files that the program uses, as full paths. Relative ones count from the working directory, so that a clone, a published folder and
/// a USB stick behave alike.
/// </summary>
/// <param name="SettingsFile">The <c>appsettings.json</c> that was read; null: none was found.</param>
/// <param name="Runbooks">Folder of the draaiboek.</param>
/// <param name="Organisation">The second organisation file; null: none.</param>
/// <param name="Data">Folder of what must not be lost.</param>
/// <param name="Database">SQLite file.</param>
/// <param name="Outbox">Where mail goes while no mail server is set.</param>
internal sealed record HostPaths(string? SettingsFile, string Runbooks, string? Organisation, string Data, string Database, string Outbox)
{
    /// <summary>Lets the command line on this machine speak to the server; readable by its owner alone.</summary>
    public string OperatorToken => Path.Combine(Data, "operator.token");

    /// <summary>Folder of the keys with which cookies, forms and secrets of accounts are encrypted.</summary>
    public string Keys => Path.Combine(Data, "sleutels");

    /// <summary>Folder of the paper packs that were made.</summary>
    public string Paper => Path.Combine(Data, "noodmap");

    public static HostPaths Of(HostSettings settings, string? settingsFile, string workingDirectory)
    {
        var data = Path.GetFullPath(settings.Data.Folder, workingDirectory);
        return new HostPaths(
            settingsFile,
            Path.GetFullPath(settings.Runbooks.Folder, workingDirectory),
            settings.Organisation.File.Length == 0 ? null : Path.GetFullPath(settings.Organisation.File, workingDirectory),
            data,
            Path.GetFullPath(settings.Data.Database, data),
            Path.GetFullPath(settings.Data.Outbox, data));
    }
}
