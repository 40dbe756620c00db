using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Runs;

/// <summary>
/// What a start must satisfy. Data that is asked at the start may be missing: an alarm must not wait for an answer; it is shown as still to
/// be filled in.
/// </summary>
internal static class StartRules
{
    private const int LongestTitle = 200;

    private const int LongestKey = 200;

    public static Refusal? Check(StartBody body, RunbookShelf shelf, DateTimeOffset now, out IReadOnlyDictionary<string, string> fields)
    {
        fields = new Dictionary<string, string>();
        if (shelf.Current.Startable.FirstOrDefault(r => r.Id.Value == body.Runbook) is not { } runbook)
        {
            return new Refusal(RefusalCode.NotFound, WhyNot(body.Runbook, shelf.Current));
        }

        if (body.Title.Trim() is not { Length: > 0 and <= LongestTitle })
        {
            return new Refusal(RefusalCode.Invalid, $"Geef de inzet een titel van hoogstens {LongestTitle} tekens.");
        }

        if (body.Start > now)
        {
            return new Refusal(RefusalCode.Invalid, "T0 ligt in de toekomst.");
        }

        var known = shelf.Organisation.Authorities.Select(a => a.Id).ToList();
        if (body.Authorities?.FirstOrDefault(a => !known.Contains(a, StringComparer.Ordinal)) is { } stranger)
        {
            return new Refusal(RefusalCode.NotFound, $"'{stranger}' is geen autoriteit. Wel: {string.Join(", ", known)}.");
        }

        return DataInput.TryNormalise(runbook, body.Data, out fields, out var refusal) ? null : refusal;
    }

    /// <summary>The key of a start: from the body or from the header <c>Idempotency-Key</c>. Null: none.</summary>
    public static Refusal? Key(string? body, string header, out string? key)
    {
        var (said, sent) = (body?.Trim() ?? "", header.Trim());
        key = said.Length > 0 ? said : sent.Length > 0 ? sent : null;
        return said.Length > 0 && sent.Length > 0 && said != sent
            ? new Refusal(RefusalCode.Invalid, "De sleutel in de kop Idempotency-Key is een andere dan die in 'sleutel'. Stuur er één, of twee keer dezelfde.")
            : key?.Length > LongestKey ? new Refusal(RefusalCode.Invalid, $"De sleutel is langer dan {LongestKey} tekens. Neem een kortere.")
            : key is not null && PlainText.Fault(key, severalLines: false) is { } fault ? new Refusal(RefusalCode.Invalid, $"De sleutel: {fault}")
            : null;
    }

    private static string WhyNot(string runbook, Library library) => library.Infos.FirstOrDefault(i => i.Id.Value == runbook) switch
    {
        { Usable: false } => $"Draaiboek '{runbook}' bevat fouten en kan niet worden gestart. Zie 'controleer'.",
        { Startable: false } => $"Draaiboek '{runbook}' is een onderdeel van andere en kan niet los worden gestart.",
        _ => $"Draaiboek '{runbook}' bestaat niet.{Nearest.Question(runbook, library.Startable.Select(r => r.Id.Value))} Wel: {string.Join(", ", library.Startable.Select(r => r.Id))}.",
    };
}
