using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Makes campaigns.</summary>
internal static class CampaignBuilder
{
    public static Campaign Build(string id, OtherFile file)
    {
        var fields = new Fields(file.Root);
        return new Campaign
        {
            Id = new CampaignId(id),
            Title = fields.Text(CampaignKeys.Title) ?? id,
            Version = fields.Text(CampaignKeys.Version) ?? string.Empty,
            Hash = DrillBuilder.HashOf(file.File),
            Owner = fields.Id<RoleId>(CampaignKeys.Owner) ?? default,
            ReviewBefore = fields.Date(CampaignKeys.ReviewBefore),
            Audience = AudienceOf(fields.Text(CampaignKeys.Audience)),
            Goal = fields.Text(CampaignKeys.Goal) ?? string.Empty,
            Plan = PlanOf(fields.Block(CampaignKeys.Plan)),
            Messages = [.. fields.Table(CampaignKeys.Messages).Select(message => MessageOf(message.Name, message.Value))],
            Privacy = fields.Text(CampaignKeys.Privacy) ?? string.Empty,
            Measures = fields.Text(CampaignKeys.Measures) ?? string.Empty,
        };
    }

    private static CampaignPlan PlanOf(Fields fields) => new()
    {
        Every = RhythmOf(fields.Text(CampaignKeys.Every)),
        Months = [.. fields.Texts(CampaignKeys.Months).Select(MonthDayText.Month).OfType<int>()],
        Day = MonthDayText.TryParse(fields.Text(CampaignKeys.Day) ?? string.Empty, out var day) ? day : null,
        On = fields.Date(CampaignKeys.On),
        At = ClockTimeText.TryParse(fields.Text(CampaignKeys.At) ?? string.Empty, out var time) ? time : null,
        AvoidHolidays = fields.Yes(CampaignKeys.AvoidHolidays),
        SpreadOver = fields.Duration(CampaignKeys.SpreadOver),
        CatchUpWithin = fields.Duration(CampaignKeys.CatchUpWithin),
        AfterJoining = fields.Duration(CampaignKeys.AfterJoining),
    };

    private static CampaignMessage MessageOf(string key, Fields fields) => new(
        key,
        new CampaignText(fields.Text(CampaignKeys.Subject) ?? key, fields.Text(CampaignKeys.Body) ?? string.Empty, fields.Text(CampaignKeys.Do) ?? string.Empty),
        fields.Text(CampaignKeys.SubjectEnglish) is { } subject
            ? new CampaignText(subject, fields.Text(CampaignKeys.BodyEnglish) ?? string.Empty, fields.Text(CampaignKeys.DoEnglish) ?? string.Empty)
            : null,
        MonthDayText.Month(fields.Text(CampaignKeys.OwnMonth)),
        fields.Duration(CampaignKeys.OwnAfterJoining));

    private static Audience AudienceOf(string? word) => word switch
    {
        "nieuwe_medewerkers" => Audience.NewStaff,
        "bestuur" => Audience.Administration,
        "leidinggevenden" => Audience.Managers,
        "beheerders" => Audience.Administrators,
        _ => Audience.Everybody,
    };

    private static Rhythm? RhythmOf(string? word) => word switch
    {
        "maand" => Rhythm.Monthly,
        "kwartaal" => Rhythm.Quarterly,
        "jaar" => Rhythm.Yearly,
        "eenmalig" => Rhythm.Once,
        _ => null,
    };
}

/// <summary>Makes the list of terms.</summary>
internal static class TermBuilder
{
    public static IEnumerable<Term> Build(MapValue root) => new Fields(root).Entries(TermKeys.Terms).Select(entry => entry.Value is MapValue map
        ? new Term(entry.Name, new Fields(map).Text(TermKeys.Full) ?? entry.Name, new Fields(map).Text(TermKeys.Explanation))
        : new Term(entry.Name, Fields.Text(entry.Value) ?? entry.Name, null));
}
