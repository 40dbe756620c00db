using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace CyberDraaiboek.Settings;

/// <summary>One key of <c>appsettings.json</c>.</summary>
/// <param name="Key">Such as <c>Smtp:Poort</c>.</param>
/// <param name="Group">The property of <see cref="HostSettings"/>.</param>
/// <param name="Property">The property of the group.</param>
internal sealed record Setting(string Key, PropertyInfo Group, PropertyInfo Property)
{
    public bool Secret => Property.IsDefined(typeof(SecretAttribute));

    public bool Required => Property.IsDefined(typeof(RequiredAttribute));

    /// <summary>Reads on after "Toegestaan: ".</summary>
    public string Allowed
    {
        get
        {
            var rule = Rules().Select(Describe).FirstOrDefault(text => text.Length > 0) ?? "tekst";
            return Required || Property.PropertyType != typeof(string) || rule.Contains(" of ", StringComparison.Ordinal) ? rule : $"{rule}, of leeg";
        }
    }

    /// <summary>As it is written in the file.</summary>
    public string Default => Write(Property.GetValue(Group.GetValue(new HostSettings())));

    public IEnumerable<ValidationAttribute> Rules() => Property.GetCustomAttributes<ValidationAttribute>();

    /// <summary>Reads a text; false when it is not of the right type or breaks a rule.</summary>
    public bool TryRead(string text, out object? value)
    {
        value = null;
        if (Property.PropertyType == typeof(int))
        {
            value = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        else if (Property.PropertyType == typeof(TimeSpan))
        {
            value = SpanText.TryParse(text, out var span) ? span : null;
        }
        else
        {
            value = text;
        }

        var read = value;
        return read is not null && Rules().All(rule => rule.IsValid(read));
    }

    private static string Write(object? value) => value switch
    {
        TimeSpan span => SpanText.Write(span),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Describe(ValidationAttribute rule) => rule switch
    {
        RuleAttribute own => own.Allowed,
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"een geheel getal van {range.Minimum} tot en met {range.Maximum}"),
        AllowedValuesAttribute values => string.Join(" of ", values.Values),
        _ => "",
    };
}

/// <summary>All settings, found on <see cref="HostSettings"/>.</summary>
internal static class SettingCatalogue
{
    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. from section in typeof(HostSettings).GetProperties()
           from property in section.PropertyType.GetProperties().Where(p => p.CanWrite)
           select new Setting($"{KeyOf(section)}:{KeyOf(property)}", section, property),
    ];

    public static string KeyOf(PropertyInfo property) =>
        property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;
}
