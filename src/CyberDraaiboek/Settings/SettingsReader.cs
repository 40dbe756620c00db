namespace CyberDraaiboek.Settings;

/// <summary>
/// Reads and checks every setting in one go, so that a wrong value stops the start with all faults at once. A key that nobody knows is a
/// fault too: a spelling mistake must not quietly leave a default in force.
/// </summary>
internal static class SettingsReader
{
    /// <summary>The settings, or what is wrong with them in Dutch.</summary>
    public static (HostSettings Settings, IReadOnlyList<string> Faults) Read(IConfigurationRoot configuration)
    {
        var faults = new List<string>();
        var settings = new HostSettings();
        foreach (var setting in SettingCatalogue.All)
        {
            if (configuration[setting.Key] is not { } text)
            {
                continue;
            }

            if (setting.TryRead(text, out var value))
            {
                setting.Property.SetValue(setting.Group.GetValue(settings), value);
            }
            else
            {
                faults.Add($"{setting.Key}: {Show(setting, text)} kan niet. Toegestaan: {setting.Allowed}.{Origin(configuration, setting.Key)}");
            }
        }

        faults.AddRange(UnknownKeys(configuration));
        if (faults.Count == 0)
        {
            faults.AddRange(SettingsRules.Check(settings));
        }

        return (settings, faults);
    }

    private static IEnumerable<string> UnknownKeys(IConfigurationRoot configuration)
    {
        var known = SettingCatalogue.All.Select(s => s.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var groups = SettingCatalogue.All.Select(s => SettingCatalogue.KeyOf(s.Group)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (known.Contains(key) || (groups.Contains(key) && value is null) || (value is null && configuration.GetSection(key).GetChildren().Any()))
            {
                continue;
            }

            var group = key.Split(':')[0];
            var choice = groups.Contains(group)
                ? $"In {group} staan: {string.Join(", ", SettingCatalogue.All.Where(s => InGroup(s, group)).Select(s => SettingCatalogue.KeyOf(s.Property)))}."
                : $"De groepen zijn: {string.Join(", ", groups)}.";
            yield return $"{key}: deze instelling bestaat niet. {choice}{Origin(configuration, key)}";
        }
    }

    private static bool InGroup(Setting setting, string group) =>
        string.Equals(SettingCatalogue.KeyOf(setting.Group), group, StringComparison.OrdinalIgnoreCase);

    private static string Show(Setting setting, string text) =>
        setting.Secret ? "de waarde (geheim, wordt niet getoond)" : text.Length == 0 ? "een lege waarde" : $"'{text}'";

    private static string Origin(IConfigurationRoot configuration, string key) =>
        configuration.Providers.LastOrDefault(p => p.TryGet(key, out _)) is { } provider
            ? $" (Komt uit {SettingsSource.NameOf(provider, key)}.)"
            : "";
}

/// <summary>Rules about more than one setting.</summary>
internal static class SettingsRules
{
    public static IEnumerable<string> Check(HostSettings settings)
    {
        foreach (var fault in AccessRules.Check(settings))
        {
            yield return fault;
        }

        if (settings.Sending.FirstRetry > settings.Sending.LongestRetry)
        {
            yield return $"Verzending:EersteWachttijd ({SpanText.Write(settings.Sending.FirstRetry)}) is langer dan "
                + $"Verzending:LangsteWachttijd ({SpanText.Write(settings.Sending.LongestRetry)}). Toegestaan: hoogstens even lang.";
        }

        if (settings.Smtp.User.Length == 0 != (settings.Smtp.Password.Length == 0))
        {
            yield return "Smtp:Gebruiker en Smtp:Wachtwoord horen bij elkaar: vul ze allebei in of laat ze allebei leeg.";
        }

        if (settings.Smtp is { Password.Length: > 0, Security: "geen" })
        {
            yield return "Smtp:Beveiliging: 'geen' kan niet samen met Smtp:Wachtwoord: het wachtwoord gaat dan leesbaar over het netwerk. Toegestaan: starttls.";
        }

        if (!string.IsNullOrEmpty(settings.Server.PublicAddress) && new Uri(settings.Server.PublicAddress).IsLoopback
            && !new Uri(settings.Server.Address).IsLoopback)
        {
            yield return $"Server:PubliekAdres: '{settings.Server.PublicAddress}' wijst naar de eigen computer, maar Server:Adres staat open voor andere. "
                + "Toegestaan: het adres waarmee mensen de server bereiken.";
        }
    }
}
