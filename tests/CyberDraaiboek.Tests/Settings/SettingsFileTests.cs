using System.Text.Json;
using System.Text.RegularExpressions;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Tests.Settings;

/// <summary>The file at the top of the repository, the classes and the README tell the same.</summary>
public sealed class SettingsFileTests
{
    [Fact]
    public void The_file_holds_every_setting_with_its_default()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, SettingsSource.FileName)));
        var inFile = file.RootElement.EnumerateObject()
            .SelectMany(group => group.Value.EnumerateObject().Select(value => $"{group.Name}:{value.Name}={value.Value}"));

        Assert.Equal(SettingCatalogue.All.Select(s => $"{s.Key}={s.Default}"), inFile);
    }

    [Fact]
    public void The_readme_explains_every_setting_and_no_other()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var table = readme[readme.IndexOf("## Settings", StringComparison.Ordinal)..readme.IndexOf("## How it is built up", StringComparison.Ordinal)];
        var told = Regex.Matches(table, "`(?<key>[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+)`", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["key"].Value);

        Assert.Equal(SettingCatalogue.All.Select(s => s.Key).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_default_is_allowed() =>
        Assert.All(SettingCatalogue.All, setting => Assert.True(setting.TryRead(setting.Default, out _), setting.Key));

    [Fact]
    public void Faults_name_the_file_or_the_variable_that_they_come_from()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var file = Path.Combine(folder, SettingsSource.FileName);
        File.WriteAllText(file, """{ "Smtp": { "Poort": "veel" } }""");

        var (_, faults) = SettingsReader.Read(SettingsSource.Open(file));

        Assert.Equal("Smtp:Poort: 'veel' kan niet. Toegestaan: een geheel getal van 1 tot en met 65535. (Komt uit appsettings.json.)", Assert.Single(faults));
    }

    [Fact]
    public void A_file_that_is_not_json_is_told_with_its_line()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, SettingsSource.FileName);
        File.WriteAllText(file, "{\n  \"Smtp\": {\n    Host: 1\n");

        var fault = Assert.Throws<SettingsFault>(() => SettingsSource.Open(file));

        Assert.Contains("dit is geen geldige JSON. Kijk op regel 3", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void The_working_directory_goes_before_the_folder_of_the_program()
    {
        var working = Directory.CreateTempSubdirectory().FullName;
        var program = Directory.CreateTempSubdirectory().FullName;
        Assert.Null(SettingsSource.FindFile(working, program));

        File.WriteAllText(Path.Combine(program, SettingsSource.FileName), "{}");
        Assert.Equal(Path.Combine(program, SettingsSource.FileName), SettingsSource.FindFile(working, program));

        File.WriteAllText(Path.Combine(working, SettingsSource.FileName), "{}");
        Assert.Equal(Path.Combine(working, SettingsSource.FileName), SettingsSource.FindFile(working, program));
    }
}
