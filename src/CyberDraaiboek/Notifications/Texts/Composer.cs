using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Notifications.Texts;

/// <summary>Writes messages. Pure: the same run, person and moment give the same text.</summary>
internal static class Composer
{
    /// <summary>The message of an intent.</summary>
    /// <param name="about">All that it may speak of.</param>
    /// <param name="answer">Where to answer; null: nothing is asked.</param>
    public static MessageText Compose(TextContext about, TextBlock.AnswerHere? answer)
    {
        var template = TemplateOf(about);
        var blocks = new List<TextBlock>();
        if (about.Run.Mode == RunMode.Drill)
        {
            blocks.Add(new TextBlock.Paragraph(MessageTexts.Drill));
        }

        if (template is { Test: true })
        {
            blocks.Add(new TextBlock.Paragraph(MessageTexts.Test));
        }

        if (about.Intent.MayBeDuplicate)
        {
            blocks.Insert(0, new TextBlock.Paragraph(MessageTexts.MayBeDuplicate));
        }

        blocks.AddRange(template is null ? OwnText(about) : TemplateText(about, template));
        if (answer is not null)
        {
            var test = template is { Test: true };
            blocks.Add(new TextBlock.Heading(test ? MessageTexts.TestHeading : MessageTexts.AnswerHeading));
            blocks.Add(new TextBlock.Paragraph(
                about.Intent.Purpose == Purpose.SecondReader ? MessageTexts.SecondReaderHow
                : test ? MessageTexts.TestHow
                : Everyone.RoleOf(about.Intent.Target) is null ? MessageTexts.AnswerHowAlone
                : MessageTexts.AnswerHow));
            blocks.Add(answer);
        }

        blocks.Add(new TextBlock.Footer([.. FooterLines(about, template)]));
        return new MessageText(Subject(about, template), blocks);
    }

    /// <summary>Whether the reader is asked to answer with a link: somebody must act, and the step is still open.</summary>
    public static bool AsksAnswer(TextContext about) =>
        about.Intent.Purpose is Purpose.Alarm or Purpose.Reminder or Purpose.SecondReader
        && about.Step is { Ended: false };

    // The fixed form: level and title first, so that a real alarm is recognised in a list. Only a drill and a test begin with another word.
    private static string Subject(TextContext about, Template? template)
    {
        var subject = template is null ? OwnSubject(about) : Fields.Fill(template.Texts["nl"].Subject, about);
        var reminder = about.Intent.Purpose == Purpose.Reminder ? "Herinnering: " : "";
        var inForm = template is { Public: true } ? subject : $"[{about.Run.Level}] {about.Run.Title}: {reminder}{subject}";
        var recognised = template is { Test: true } ? $"{MessageTexts.TestSubject}: {inForm}" : inForm;
        return about.Run.Mode == RunMode.Drill ? $"OEFENING {recognised}" : recognised;
    }

    private static string OwnSubject(TextContext about) => about.Intent.Purpose switch
    {
        Purpose.Alarm or Purpose.Reminder or Purpose.Information => StepTitle(about),
        Purpose.SecondReader => $"Tweede lezer gevraagd: {about.Step?.Definition.Title}",
        Purpose.Clock => $"Wettelijke termijn: {ClockTitle(about)}",
        Purpose.Review => $"Besluit opnieuw bekijken: {about.Step?.Definition.Title}",
        Purpose.Sitrap => $"{MessageTexts.Sitrap} {about.Sitrap?.Number}",
    };

    private static IEnumerable<TextBlock> TemplateText(TextContext about, Template template)
    {
        if (AsksAnswer(about) && WhyYou(about) is { } why && why != MessageTexts.As(about.TargetTitle))
        {
            yield return new TextBlock.Paragraph(why);
        }

        if (about.Intent.Purpose == Purpose.Reminder)
        {
            yield return new TextBlock.Paragraph(MessageTexts.Reminder);
        }

        yield return new TextBlock.Paragraph(Fields.Fill(template.Texts["nl"].Body, about));
        if (template.Texts.TryGetValue("en", out var english))
        {
            yield return new TextBlock.Heading(MessageTexts.English);
            yield return new TextBlock.Paragraph(Fields.Fill(english.Body, about));
        }
    }

    private static IEnumerable<TextBlock> OwnText(TextContext about)
    {
        yield return new TextBlock.Paragraph(MessageTexts.Greeting(about.PersonName));
        foreach (var block in about.Intent.Purpose switch
        {
            Purpose.Alarm => [new TextBlock.Paragraph(WhyYou(about)), .. StepTexts.Full(about)],
            Purpose.Reminder => [new TextBlock.Paragraph($"{MessageTexts.Reminder} {WhyYou(about)}"), .. StepTexts.Full(about)],
            Purpose.Information => [new TextBlock.Paragraph(MessageTexts.ToKnow(about.TargetTitle)), .. StepTexts.Full(about)],
            Purpose.SecondReader => SecondReader(about),
            Purpose.Clock => ClockText(about),
            Purpose.Review => [new TextBlock.Paragraph($"{MessageTexts.ReviewDue} {WhyYou(about)}"), .. StepTexts.Full(about)],
            Purpose.Sitrap => (IEnumerable<TextBlock>)[new TextBlock.Heading($"{MessageTexts.Sitrap} {about.Sitrap?.Number}"), new TextBlock.Paragraph(Fields.Fill("{{sitrap_tekst}}", about))],
        })
        {
            yield return block;
        }
    }

    private static IEnumerable<TextBlock> SecondReader(TextContext about)
    {
        yield return new TextBlock.Paragraph(MessageTexts.SecondReader);
        yield return new TextBlock.Fact(MessageTexts.What, about.Step?.Definition.Title ?? about.Intent.Notification.Value);
        yield return new TextBlock.Fact(MessageTexts.RunLabel, about.Run.Title);
        if (about.Step?.FirstReader is { } first)
        {
            yield return new TextBlock.Paragraph(MessageTexts.FirstReaderSaid(first));
        }

        if (about.Step?.Definition is NotifyStep notify && about.Run.Runbook.Templates.TryGetValue(notify.Template, out var template))
        {
            var text = template.Texts["nl"];
            yield return new TextBlock.Heading(Fields.Fill(text.Subject, about));
            yield return new TextBlock.Paragraph(Fields.Fill(text.Body, about));
        }
    }

    private static IEnumerable<TextBlock> ClockText(TextContext about)
    {
        var title = ClockTitle(about);
        yield return new TextBlock.Paragraph(
            about.Clock is { Expired: true } ? MessageTexts.ClockExpired(title) : MessageTexts.ClockRuns(title));
        yield return new TextBlock.Fact(MessageTexts.RunLabel, about.Run.Title);
        if (about.Clock?.Ends is { } ends)
        {
            yield return new TextBlock.Fact(MessageTexts.Ends, about.Moment(ends));
        }

        if (about.Clock is { } clock && about.Run.Runbook.Clocks.TryGetValue(clock.Id.Authored, out var law))
        {
            yield return new TextBlock.Fact(MessageTexts.Receiver, about.Organisation.TitleOf(law.Receiver));
            yield return new TextBlock.Fact(MessageTexts.Source, law.Source);
        }
    }

    private static IEnumerable<string> FooterLines(TextContext about, Template? template)
    {
        if (template is not { Public: true })
        {
            yield return about.Run.Mode == RunMode.Drill ? MessageTexts.Drill : template is { Test: true } ? MessageTexts.Test : MessageTexts.Live;
            yield return MessageTexts.Tlp(about.Run.Runbook.Tlp);
        }

        yield return $"{MessageTexts.Automatic} {MessageTexts.Sender(about.Organisation.Name, about.Run.Id.Value)}";
    }

    private static Template? TemplateOf(TextContext about) =>
        about.Intent.Template is { } id && about.Run.Runbook.Templates.TryGetValue(id, out var template) ? template : null;

    private static string StepTitle(TextContext about) =>
        about.Step is { } step ? MessageTexts.Asked(step.Definition) : about.Intent.Notification.Value;

    private static string ClockTitle(TextContext about) =>
        about.Intent.Clock is { } clock ? about.ClockTitle(clock) : about.Intent.Notification.Value;

    // For the holder of the role, a deputy, or somebody higher up who is called because the role does not answer.
    private static string WhyYou(TextContext about)
    {
        var (person, role) = (about.Intent.Person, about.Intent.Target);
        var holds = about.Organisation.OnDuty(role, about.Now).Any(p => p.Id == person);
        var before = about.Run.Notifications.Values.Any(n =>
            n.Intent.Step == about.Intent.Step && n.Intent.AlarmKey == about.Intent.AlarmKey && n.Intent.Person == person
            && n.Intent.Cycle == about.Intent.Cycle && n.Intent.Attempt < about.Intent.Attempt);
        return (holds, before) switch
        {
            (_, true) when Everyone.RoleOf(role) is null => MessageTexts.AskedAgainAlone,
            (_, true) => MessageTexts.AskedAgain(about.TargetTitle),
            (true, false) => MessageTexts.As(about.TargetTitle),
            (false, false) when about.Organisation.Roles.TryGetValue(role, out var known) && known.Deputies.Contains(person) =>
                MessageTexts.AsDeputy(about.TargetTitle),
            (false, false) => MessageTexts.Instead(about.TargetTitle),
        };
    }
}
