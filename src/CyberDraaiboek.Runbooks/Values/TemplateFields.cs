namespace CyberDraaiboek.Runbooks.Values;

/// <summary>Fields that texts can always use, besides the data of the runbook.</summary>
internal static class TemplateFields
{
    public static readonly IReadOnlyDictionary<string, string> Meanings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["inzet"] = "nummer van de inzet",
        ["inzet_titel"] = "titel van de inzet",
        ["draaiboek_titel"] = "titel van het draaiboek",
        ["organisatie"] = "naam van de organisatie",
        ["niveau"] = "niveau van de ladder, zoals N3",
        ["t0"] = "begin van de inzet",
        ["nu"] = "datum en tijd van verzenden",
        ["rol_titel"] = "rol van de ontvanger",
        ["persoon_naam"] = "naam van de ontvanger",
        ["stap_titel"] = "titel van de stap",
        ["stap_doen"] = "wat er gedaan moet worden",
        ["gereed_voor"] = "wanneer de stap klaar moet zijn",
        ["klok_titel"] = "titel van de wettelijke klok",
        ["klok_einde"] = "wanneer de klok afloopt",
        ["sitrap_nummer"] = "nummer van het situatierapport",
        ["sitrap_tekst"] = "tekst van het situatierapport",
        ["autoriteiten"] = "de besturen om wie het gaat",
    };

    public static IEnumerable<string> BuiltIn => Meanings.Keys;
}
