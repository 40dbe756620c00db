using System.Globalization;
using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Notifications.Texts;

/// <summary>Fills in <c>{{veld}}</c>. One pass: what is filled in is never looked at again.</summary>
internal static partial class Fields
{
    /// <summary>The text with its fields filled in; an unknown name or an empty value shows as not filled in yet.</summary>
    public static string Fill(string text, TextContext about) =>
        Place().Replace(text, match => ValueOf(match.Groups["name"].Value, about) is { Length: > 0 } value ? value : MessageTexts.NotFilled);

    private static string? ValueOf(string name, TextContext about) => name switch
    {
        "inzet" => about.Run.Id.Value,
        "inzet_titel" => about.Run.Title,
        "draaiboek_titel" => about.Run.Runbook.Title,
        "organisatie" => about.Organisation.Name,
        "niveau" => about.Run.Level.ToString(),
        "t0" => about.Moment(about.Run.Start),
        "nu" => about.Moment(about.Now),
        "rol_titel" => about.TargetTitle,
        "persoon_naam" => about.PersonName,
        "stap_titel" => about.Step?.Definition.Title,
        "stap_doen" => about.Step?.Definition.Instruction?.Trim(),
        "gereed_voor" => about.Step?.DoneBefore is { } due ? about.Moment(due) : null,
        "klok_titel" => about.Clock is { } clock ? about.ClockTitle(clock.Id) : null,
        "klok_einde" => about.Clock?.Ends is { } ends ? about.Moment(ends) : null,
        "sitrap_nummer" => about.Sitrap?.Number.ToString(CultureInfo.InvariantCulture),
        "sitrap_tekst" => SitrapText(about),
        "autoriteiten" => string.Join(", ", about.Run.Authorities.Select(about.AuthorityName)),
        _ => Data(name, about),
    };

    private static string? SitrapText(TextContext about) => about.Sitrap is { } sitrap
        ? string.Join('\n', sitrap.Fields.Where(f => f.Value.Length > 0 && f.Key != SitrapStep.PublicField).Select(f => $"{LabelOf(f.Key, about)}: {f.Value}"))
        : null;

    private static string LabelOf(string key, TextContext about)
    {
        var label = about.Run.Runbook.Data.TryGetValue(key, out var field) ? field.Question.TrimEnd('?') : key.Replace('_', ' ');
        return label.Length == 0 ? key : char.ToUpperInvariant(label[0]) + label[1..];
    }

    // A decision can be named too: its option.
    private static string? Data(string name, TextContext about)
    {
        if (!about.Run.Runbook.Data.TryGetValue(name, out var field))
        {
            return about.Run.ValueOf(name);
        }

        return about.Run.Data.TryGetValue(name, out var value)
            ? field.Kind switch
            {
                DataKind.Choice => field.Options.TryGetValue(value, out var title) ? title : value,
                DataKind.Moment => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var moment) ? about.Moment(moment) : value,
                DataKind.List => value.Replace("\n", ", ", StringComparison.Ordinal),
                DataKind.Number => value.Replace('.', ','),
                DataKind.Text or DataKind.YesNo or DataKind.Level => value,
            }
            : null;
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[a-z0-9_-]+)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
