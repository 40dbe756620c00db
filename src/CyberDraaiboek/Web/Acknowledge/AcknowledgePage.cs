using System.Net;
using System.Text;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Links;
using CyberDraaiboek.Notifications.Texts;

namespace CyberDraaiboek.Web.Acknowledge;

/// <summary>The page behind an answer link. No script, nothing from elsewhere: it must work on an old telephone with a weak signal.</summary>
internal static class AcknowledgePage
{
    /// <summary>A page with only a message on it.</summary>
    public static string Message(string message, string help = "") => Page(message, false, Text("p", message, "melding") + Text("p", help));

    /// <summary>The page of a link.</summary>
    /// <param name="view">What it is about.</param>
    /// <param name="result">What the answer just given led to; null: the page was only opened.</param>
    /// <param name="organisation">Names and titles.</param>
    public static string Of(LinkView view, AnswerResult? result, OrganisationDirectory organisation)
    {
        var body = new StringBuilder();
        if (view.Run.Mode == RunMode.Drill)
        {
            body.Append(Text("p", AcknowledgeTexts.Drill, "melding"));
        }

        if (Tests(view))
        {
            body.Append(Text("p", MessageTexts.Test, "melding"));
        }

        foreach (var line in Outcome(view, result).Concat(Standing(view)))
        {
            body.Append(line);
        }

        body.Append(About(view, organisation));
        if (view.Status != LinkStatus.Locked)
        {
            body.Append(Form(view));
        }

        return Page(AcknowledgeTexts.Greeting(organisation.NameOf(view.Link.Person)), true, body.ToString());
    }

    /// <summary>The message only asked whether it arrived.</summary>
    private static bool Tests(LinkView view) =>
        view.Step.Definition is NotifyStep notify && view.Run.Runbook.Templates.GetValueOrDefault(notify.Template) is { Test: true };

    private static IEnumerable<string> Outcome(LinkView view, AnswerResult? result)
    {
        var at = view.Link.Given is { } given ? DutchMoment.Of(given.At, view.Run.Runbook.Zone) : "";
        var answer = view.Link.Given?.Answer ?? default;
        var text = result switch
        {
            AnswerResult.Recorded => AcknowledgeTexts.Recorded(answer, at, Tests(view)),
            AnswerResult.TooWeak => AcknowledgeTexts.Weak,
            AnswerResult.Late => AcknowledgeTexts.Late(answer, at, Tests(view)),
            AnswerResult.NoChoice => AcknowledgeTexts.NoChoice,
            AnswerResult.NoCode => AcknowledgeTexts.NoCode,
            AnswerResult.WrongCode => AcknowledgeTexts.WrongCode(AnswerLink.MostWrongCodes - view.Link.WrongCodes),
            AnswerResult.Same or AnswerResult.Locked or null => null,
        };
        if (text is not null)
        {
            yield return Text("p", text, "melding");
        }
        else if (view.Link.Given is not null)
        {
            yield return Text("p", AcknowledgeTexts.Earlier(answer, at, Tests(view)), "melding");
        }

        if (view.Link.Given is { Answer: Answer.Coming, Counts: false } && result is null or AnswerResult.Same && view.Status == LinkStatus.Open)
        {
            yield return Text("p", AcknowledgeTexts.Weak);
        }
    }

    private static IEnumerable<string> Standing(LinkView view) => view.Status switch
    {
        LinkStatus.Open => [],
        LinkStatus.StepEnded => [Text("p", AcknowledgeTexts.StepEnded, "melding"), Text("p", Tests(view) ? AcknowledgeTexts.StepEndedTest : AcknowledgeTexts.StepEndedHelp)],
        LinkStatus.Expired => [Text("p", AcknowledgeTexts.Expired, "melding"), Text("p", AcknowledgeTexts.ExpiredHelp)],
        LinkStatus.Locked => (IEnumerable<string>)[Text("p", AcknowledgeTexts.Locked, "melding"), Text("p", Tests(view) ? AcknowledgeTexts.LockedTest : AcknowledgeTexts.LockedHelp)],
    };

    private static string About(LinkView view, OrganisationDirectory organisation)
    {
        var list = new StringBuilder();
        Row(list, AcknowledgeTexts.Run, $"{view.Run.Title} ({view.Run.Level})");
        Row(list, AcknowledgeTexts.Step, MessageTexts.Asked(view.Step.Definition));
        if (Everyone.RoleOf(view.Link.Target) is { } role)
        {
            Row(list, AcknowledgeTexts.Role, organisation.TitleOf(role));
        }

        Row(list, AcknowledgeTexts.Person, organisation.NameOf(view.Link.Person));
        if (view.Step.ConfirmedBefore is { } confirm && !view.Step.Ended)
        {
            Row(list, AcknowledgeTexts.ConfirmBefore, DutchMoment.Of(confirm, view.Run.Runbook.Zone));
        }

        if (view.Step.DoneBefore is { } done && !view.Step.Ended)
        {
            Row(list, AcknowledgeTexts.DoneBefore, DutchMoment.Of(done, view.Run.Runbook.Zone));
        }

        return $"{Text("h2", AcknowledgeTexts.About)}<dl>\n{list}</dl>\n";
    }

    private static string Form(LinkView view)
    {
        var given = view.Link.Given is not null;
        var form = new StringBuilder(given ? Text("p", AcknowledgeTexts.NotYou) : "")
            .Append("<form method=\"post\" autocomplete=\"off\">\n<fieldset>\n<legend>").Append(Safe(AcknowledgeTexts.YourAnswer)).Append("</legend>\n");
        foreach (var (answer, text) in Tests(view) ? AcknowledgeTexts.TestChoices : AcknowledgeTexts.Choices)
        {
            var name = Names<Answer>.Of(answer);
            form.Append($"<p><input type=\"radio\" name=\"antwoord\" id=\"{name}\" value=\"{name}\"> <label for=\"{name}\">{Safe(text)}</label></p>\n");
        }

        return form.Append("</fieldset>\n<p><label for=\"code\">").Append(Safe(AcknowledgeTexts.Code)).Append("</label><br>\n<small id=\"uitleg\">")
            .Append(Safe(AcknowledgeTexts.CodeHelp))
            .Append("</small><br>\n<input type=\"text\" name=\"code\" id=\"code\" inputmode=\"numeric\" maxlength=\"10\" size=\"8\" aria-describedby=\"uitleg\"></p>\n")
            .Append("<p><button type=\"submit\">").Append(Safe(given ? AcknowledgeTexts.Change : AcknowledgeTexts.Send)).Append("</button></p>\n</form>\n")
            .Append(Text("p", AcknowledgeTexts.Why)).ToString();
    }

    private static void Row(StringBuilder list, string label, string value) =>
        list.Append("<dt>").Append(Safe(label)).Append("</dt><dd>").Append(Safe(value)).Append("</dd>\n");

    private static string Page(string heading, bool titled, string body) =>
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"robots\" content=\"noindex, nofollow\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        + $"<title>{Safe(AcknowledgeTexts.Title)}</title>\n<link rel=\"stylesheet\" href=\"stijl.css\">\n</head>\n<body>\n<main>\n"
        + Text("h1", titled ? heading : AcknowledgeTexts.Title) + body + "</main>\n</body>\n</html>\n";

    private static string Text(string element, string text, string? kind = null) =>
        text.Length == 0 ? "" : $"<{element}{(kind is null ? "" : $" class=\"{kind}\"")}>{Safe(text)}</{element}>\n";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
