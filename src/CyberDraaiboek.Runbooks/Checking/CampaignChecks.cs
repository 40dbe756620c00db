using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>What the key tables cannot say of a campaign: a plan that comes to a day, texts that stay short.</summary>
internal sealed class CampaignChecks(OtherFile file, FaultList faults)
{
    private const int MostWords = 200;

    private static readonly (TimeOnly From, TimeOnly Until) WorkingHours = (new(8, 0), new(18, 0));

    private readonly Fields _campaign = new(file.Root);

    public void Check()
    {
        var plan = _campaign.Block(CampaignKeys.Plan);
        Plan(plan);
        foreach (var (_, message) in _campaign.Table(CampaignKeys.Messages))
        {
            Message(message, plan);
        }

        foreach (var text in Texts.Of(_campaign.Map))
        {
            if (Wording.SaysNoDrill(text.Text) is { } offset)
            {
                faults.Add(DrillFaults.SaysNoDrill(ScalarPlaces.Of(text, offset)));
            }
        }
    }

    private void Plan(Fields plan)
    {
        var rhythm = plan.Text(CampaignKeys.Every);
        if (rhythm == "eenmalig" && !plan.Has(CampaignKeys.On) && !(plan.Has(CampaignKeys.Months) && plan.Has(CampaignKeys.Day)))
        {
            faults.Add(DrillFaults.NoDate(plan.Map.At));
        }
        else if (rhythm is not null and not "eenmalig" && plan.Value(CampaignKeys.On) is { } on)
        {
            faults.Add(DrillFaults.DateAndRhythm(on.At, rhythm));
        }
        else if (rhythm is not null and not "eenmalig" && !plan.Has(CampaignKeys.Day))
        {
            faults.Add(DrillFaults.NoDay(plan.Map.At));
        }

        if (plan.Value(CampaignKeys.AfterJoining) is { } joining && _campaign.Text(CampaignKeys.Audience) is { } audience && audience != "nieuwe_medewerkers")
        {
            faults.Add(DrillFaults.WrongAudience(joining.At, audience));
        }

        if (plan.Text(CampaignKeys.At) is { } at && ClockTimeText.TryParse(at, out var time) && (time < WorkingHours.From || time > WorkingHours.Until))
        {
            faults.Add(DrillFaults.OutsideHours(plan.Value(CampaignKeys.At)!.At, at));
        }
    }

    private void Message(Fields message, Fields plan)
    {
        foreach (var key in new[] { CampaignKeys.Body, CampaignKeys.BodyEnglish })
        {
            if (message.Value(key) is ScalarValue text && Wording.Count(text.Text) is var words and > MostWords)
            {
                faults.Add(DrillFaults.TooManyWords(text.At, key.Name, words, MostWords));
            }
        }

        if (message.Text(CampaignKeys.OwnMonth) is { } month && plan.Texts(CampaignKeys.Months) is { Count: > 0 } months && !months.Contains(month))
        {
            faults.Add(DrillFaults.MonthNotPlanned(message.Value(CampaignKeys.OwnMonth)!.At, month));
        }

        if (message.Value(CampaignKeys.OwnAfterJoining) is { } joining && !plan.Has(CampaignKeys.AfterJoining))
        {
            faults.Add(DrillFaults.JoiningNotPlanned(joining.At));
        }
    }
}
