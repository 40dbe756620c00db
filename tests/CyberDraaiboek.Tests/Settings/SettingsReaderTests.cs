using System.Text.Json.Nodes;
using CyberDraaiboek.Settings;
using Microsoft.Extensions.Configuration;

namespace CyberDraaiboek.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Without_any_source_every_default_holds()
    {
        var (settings, faults) = Read();

        Assert.Empty(faults);
        Assert.Equal("http://127.0.0.1:5080", settings.Server.Address);
        Assert.Equal(TimeSpan.FromSeconds(20), settings.Smtp.TimeLimit);
    }

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var (settings, faults) = Read(("Smtp:Poort", "25"), ("Smtp:Tijdslimiet", "90s"), ("Smtp:Beveiliging", "geen"), ("Server:PubliekAdres", "https://draaiboek.voorbeeldstad.example"));

        Assert.Empty(faults);
        Assert.Equal(25, settings.Smtp.Port);
        Assert.Equal(TimeSpan.FromSeconds(90), settings.Smtp.TimeLimit);
        Assert.Equal("geen", settings.Smtp.Security);
        Assert.Equal("https://draaiboek.voorbeeldstad.example", settings.Server.LinkBase());
    }

    [Fact]
    public void All_faults_are_told_at_once_with_key_value_and_what_is_allowed()
    {
        var (_, faults) = Read(
            ("Server:Adres", "127.0.0.1"), ("Smtp:Poort", "99999"), ("Smtp:Beveiliging", "ssl"), ("Smtp:Afzender", ""), ("Smtp:Tijdslimiet", "twintig"));

        Assert.Equal(
            [
                "Server:Adres: '127.0.0.1' kan niet. Toegestaan: een adres als http://127.0.0.1:5080 of https://draaiboek.gemeente.example, zonder pad.",
                "Smtp:Poort: '99999' kan niet. Toegestaan: een geheel getal van 1 tot en met 65535.",
                "Smtp:Beveiliging: 'ssl' kan niet. Toegestaan: starttls of geen.",
                "Smtp:Afzender: een lege waarde kan niet. Toegestaan: een mailadres als naam@gemeente.example.",
                "Smtp:Tijdslimiet: 'twintig' kan niet. Toegestaan: een duur van 1s tot en met 5m, geschreven als 90s, 15m, 2u of 1d.",
            ],
            faults.Select(WithoutSource));
    }

    private static IEnumerable<string> Groups() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.json")))!.AsObject().Select(group => group.Key);

    [Fact]
    public void An_unknown_key_is_a_fault_that_lists_what_there_is()
    {
        var (_, faults) = Read(("Server:Poort", "1"), ("Smpt:Host", "mail.example"));

        Assert.Equal(
            [
                "Server:Poort: deze instelling bestaat niet. In Server staan: Adres, PubliekAdres, Certificaat, CertificaatSleutel, CertificaatWachtwoord, BekendeProxies.",
                $"Smpt:Host: deze instelling bestaat niet. De groepen zijn: {string.Join(", ", Groups())}.",
            ],
            faults.Select(WithoutSource));
    }

    [Fact]
    public void Rules_about_two_settings_are_checked_too()
    {
        var (_, faults) = Read(("Smtp:Wachtwoord", "geheim-1234"), ("Smtp:Beveiliging", "geen"), ("Verzending:EersteWachttijd", "5m"));

        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, f => f.StartsWith("Verzending:EersteWachttijd (5m) is langer dan Verzending:LangsteWachttijd (2m).", StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_is_never_told()
    {
        var (_, faults) = Read(("Smtp:Wachtwoord", "geheim-1234"), ("Smtp:Beveiliging", "geen"), ("Smtp:Pasword", "geheim-5678"));

        Assert.All(faults, fault => Assert.DoesNotContain("geheim-", fault, StringComparison.Ordinal));
    }

    private static (HostSettings Settings, IReadOnlyList<string> Faults) Read(params (string Key, string Value)[] values) =>
        SettingsReader.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value)))
            .Build());

    private static string WithoutSource(string fault) => fault.Replace(" (Komt uit appsettings.json.)", "", StringComparison.Ordinal);
}
