using System.Text;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Tests.Simulation;

namespace CyberDraaiboek.Tests.Schema;

/// <summary>The tables of what is shipped, for <c>runbooks/README.md</c>.</summary>
internal static class Ready
{
    private static readonly string[] MonthNames = ["", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] Weekdays = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

    private static readonly string[] Places = ["laatste", "eerste", "tweede", "derde", "vierde"];

    public static string Text()
    {
        var library = Town.Library;
        var text = new StringBuilder();
        var files = library.Infos.ToDictionary(info => info.Id, info => info.File);
        Table(text, "De scenario's. Weet u niet welke u nodig heeft? Start dan `start`: dat stelt een paar vragen en begint het goede draaiboek.", ["Scenario", "Titel", "Wanneer", "Niveau"],
            library.Startable.Where(runbook => files[runbook.Id].StartsWith("scenarios/", StringComparison.Ordinal)).OrderBy(runbook => runbook.Id.Value, StringComparer.Ordinal)
                .Select(runbook => new[] { Code(runbook.Id.Value), runbook.Title, First(runbook.WhenToUse), runbook.Level.ToString() }));
        Table(text, "Onderdelen. `kern` en de andere delen zonder eigen start zitten in de scenario's; de rest start u ook los.", ["Onderdeel", "Titel", "Zit in"],
            library.Infos.Where(info => !info.File.StartsWith("scenarios/", StringComparison.Ordinal)).OrderBy(info => info.Id.Value, StringComparer.Ordinal)
                .Select(info => new[] { Code(info.Id.Value), info.Title, info.Startable ? "start u los" : Users(info.Id) }));
        Table(text, "Oefeningen.", ["Oefening", "Titel", "Draaiboek", "Duur"],
            library.Drills.Select(drill => new[] { Code(drill.Id.Value), drill.Title, Code(drill.Runbook.Value), TimeLimit.Of(drill.Length).ToString() }));
        Table(text, "Campagnes.", ["Campagne", "Titel", "Voor wie", "Wanneer"],
            library.Campaigns.Select(campaign => new[] { Code(campaign.Id.Value), campaign.Title, Readers(campaign.Audience), When(campaign.Plan) }));
        return text.Append('\n').ToString();
    }

    private static void Table(StringBuilder text, string above, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append($"\n{above}\n\n| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|")))} |\n");
        }
    }

    private static string Code(string id) => $"`{id}`";

    /// <summary>The first sentence.</summary>
    private static string First(string? text)
    {
        var line = string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }

    private static string Users(RunbookId part)
    {
        var users = Town.Library.Startable.Where(runbook => runbook.Includes.Contains(part)).Select(runbook => runbook.Id.Value).Order(StringComparer.Ordinal).ToList();
        return users.Count > 8 ? $"{users.Count} draaiboeken" : string.Join(", ", users.Select(Code));
    }

    private static string Readers(Audience audience) => audience switch
    {
        Audience.Everybody => "alle medewerkers",
        Audience.NewStaff => "nieuwe medewerkers",
        Audience.Administration => "bestuur",
        Audience.Managers => "leidinggevenden",
        Audience.Administrators => "beheerders",
    };

    private static string When(CampaignPlan plan)
    {
        if (plan.Every is not { } every)
        {
            return $"{plan.AfterJoining} na de eerste werkdag";
        }

        var rhythm = every switch
        {
            Rhythm.Monthly => "elke maand",
            Rhythm.Quarterly => "elk kwartaal",
            Rhythm.Yearly => "elk jaar",
            Rhythm.Once => "één keer",
        };
        var months = plan.Months.Count == 0 ? string.Empty : $", in {string.Join(" en ", plan.Months.Select(month => MonthNames[month]))}";
        var day = plan.Day is null ? string.Empty : plan.Day.Number is { } number ? $", op dag {number}" : $", {Places[plan.Day.Nth ?? 0]} {Weekdays[(int)plan.Day.Weekday!.Value]}";
        return rhythm + months + day;
    }
}
