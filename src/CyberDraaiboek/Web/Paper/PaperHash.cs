using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Web.Paper;

/// <summary>
/// The mark of a pack. A runbook's own hash leaves out people and numbers, which change more often; on paper they are what counts most.
/// </summary>
internal static class PaperHash
{
    public static string Of(IEnumerable<Runbook> runbooks, OrganisationDirectory organisation, string? cards)
    {
        var text = new StringBuilder();
        foreach (var runbook in runbooks.OrderBy(r => r.Id.Value, StringComparer.Ordinal))
        {
            Line(text, "draaiboek", runbook.Id.Value, runbook.Hash);
        }

        Line(text, "kaarten", cards);
        Line(text, "organisatie", organisation.Name);
        foreach (var person in organisation.People.Values.Concat(organisation.Parties.Values).OrderBy(p => p.Id.Value, StringComparer.Ordinal))
        {
            Line(text, "persoon", person.Id.Value, person.Name);
            foreach (var contact in person.Contacts)
            {
                Line(text, "kanaal", contact.Channel.ToString(), contact.Address, contact.Label, contact.CheckedOn?.ToString("O", CultureInfo.InvariantCulture));
            }

            foreach (var absence in person.Absences)
            {
                Line(text, "afwezig", Moment(absence.From), Moment(absence.Until));
            }
        }

        foreach (var role in organisation.Roles.Values.OrderBy(r => r.Id.Value, StringComparer.Ordinal))
        {
            Line(text, "rol", role.Id.Value, role.Title, role.Task, Ids(role.Holders), Ids(role.Deputies));
            if (role.Roster is { } roster)
            {
                Line(text, "rooster", roster.FirstHandover.ToString("O", CultureInfo.InvariantCulture), roster.WeeksEach.ToString(CultureInfo.InvariantCulture), Ids(roster.People));
                foreach (var other in roster.Overrides)
                {
                    Line(text, "afwijking", Moment(other.From), Moment(other.Until), other.Person.Value);
                }
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Tabs and line ends in a text cannot make two different packs look alike: their lengths stand before them.
    private static void Line(StringBuilder text, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}\t");
        }

        text.Append('\n');
    }

    private static string Ids(IEnumerable<PersonId> people) => string.Join(' ', people.Select(p => p.Value));

    private static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
