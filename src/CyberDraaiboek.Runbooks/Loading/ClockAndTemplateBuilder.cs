using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Makes legal clocks.</summary>
internal static class ClockBuilder
{
    public static IEnumerable<LegalClock> Build(MapValue root) =>
        new Fields(root).Table(ClockKeys.Clocks).Select(entry => ClockOf(new ClockId(entry.Name), entry.Value));

    private static LegalClock ClockOf(ClockId id, Fields fields) => new(
        id,
        fields.Text(ClockKeys.Title) ?? id.Value,
        fields.Text(ClockKeys.Trigger) ?? string.Empty,
        fields.Duration(ClockKeys.Length),
        fields.Id<RoleId>(ClockKeys.Receiver) ?? default,
        fields.Id<RoleId>(ClockKeys.Owner) ?? default,
        fields.Text(ClockKeys.Source) ?? string.Empty,
        fields.Date(ClockKeys.CheckedOn),
        fields.Text(ClockKeys.Status),
        fields.Yes(ClockKeys.PerAuthority),
        [.. fields.Texts(ClockKeys.WarnBefore).Select(text => DurationText.TryParse(text, out var limit, out _) ? limit : TimeLimit.Zero).Where(limit => limit != TimeLimit.Zero)],
        fields.Id<ClockId>(ClockKeys.StartsAfter));
}

/// <summary>Makes templates.</summary>
internal static class TemplateBuilder
{
    public static Template Build(string id, MapValue root)
    {
        var fields = new Fields(root);
        return new Template(
            new TemplateId(id),
            fields.Yes(TemplateKeys.Public),
            fields.Table(TemplateKeys.Languages).ToDictionary(entry => entry.Name, entry => TextOf(entry.Value), StringComparer.Ordinal),
            fields.Yes(TemplateKeys.Test));
    }

    private static TemplateText TextOf(Fields fields) => new(
        fields.Text(TemplateKeys.Subject) ?? string.Empty,
        fields.Text(TemplateKeys.Body) ?? string.Empty,
        fields.Text(TemplateKeys.Sms),
        fields.Text(TemplateKeys.CallScript));
}
