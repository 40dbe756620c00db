using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace CyberDraaiboek.Settings;

/// <summary>
/// Where settings come from: <c>appsettings.json</c> of the working directory, else the one beside the program, then environment variables
/// such as <c>CYBERDRAAIBOEK__Smtp__Wachtwoord</c>.
/// </summary>
internal static class SettingsSource
{
    public const string FileName = "appsettings.json";

    public const string Prefix = "CYBERDRAAIBOEK__";

    /// <summary>The file in use; null: none, every default holds.</summary>
    public static string? FindFile(string workingDirectory, string programDirectory) =>
        new[] { workingDirectory, programDirectory }.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);

    /// <exception cref="SettingsFault">The file is not JSON.</exception>
    public static IConfigurationRoot Open(string? file)
    {
        var builder = new ConfigurationBuilder();
        if (file is not null)
        {
            builder.AddJsonFile(file, optional: false, reloadOnChange: false);
        }

        try
        {
            return builder.AddEnvironmentVariables(Prefix).Build();
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException)
        {
            throw new SettingsFault([$"{file}: dit is geen geldige JSON. {Place(fault)}"], fault);
        }
    }

    /// <summary>Names of the environment variables in use; never their values.</summary>
    public static IReadOnlyList<string> Variables(IConfigurationRoot configuration) =>
    [
        .. configuration.AsEnumerable()
            .Where(pair => pair.Value is not null && configuration.Providers.OfType<EnvironmentVariablesConfigurationProvider>().Any(p => p.TryGet(pair.Key, out _)))
            .Select(pair => VariableOf(pair.Key))
            .Order(StringComparer.Ordinal),
    ];

    public static string NameOf(IConfigurationProvider provider, string key) =>
        provider is EnvironmentVariablesConfigurationProvider ? $"omgevingsvariabele {VariableOf(key)}" : FileName;

    private static string VariableOf(string key) => Prefix + key.Replace(":", "__", StringComparison.Ordinal);

    private static string Place(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is System.Text.Json.JsonException { LineNumber: { } line } json)
            {
                return $"Kijk op regel {line + 1}, teken {(json.BytePositionInLine ?? 0) + 1}.";
            }
        }

        return "Kijk of elke sleutel één keer voorkomt en of de haakjes kloppen.";
    }
}

/// <summary>The settings cannot be used; the program does not start.</summary>
internal sealed class SettingsFault(IReadOnlyList<string> faults, Exception? inner = null)
    : Exception(string.Join(Environment.NewLine, faults), inner)
{
    /// <summary>In Dutch, one line each.</summary>
    public IReadOnlyList<string> Faults => faults;
}
