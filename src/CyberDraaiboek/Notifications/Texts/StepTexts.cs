using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Notifications.Texts;

/// <summary>What the owner of a step must know: what, until when, how, and what not to do.</summary>
internal static class StepTexts
{
    /// <summary>All of it; nothing when the message is not about a step.</summary>
    public static IEnumerable<TextBlock> Full(TextContext about)
    {
        if (about.Step is not { } state)
        {
            yield break;
        }

        var step = state.Definition;
        yield return new TextBlock.Fact(MessageTexts.What, MessageTexts.Asked(step));
        yield return new TextBlock.Fact(MessageTexts.RunLabel, about.Run.Title);
        yield return new TextBlock.Fact(MessageTexts.Level, about.Run.Level.ToString());
        if (state.ConfirmedBefore is { } confirm)
        {
            yield return new TextBlock.Fact(MessageTexts.ConfirmBefore, about.Moment(confirm));
        }

        if (state.DoneBefore is { } done)
        {
            yield return new TextBlock.Fact(MessageTexts.DoneBefore, about.Moment(done));
        }

        foreach (var block in Asked(about, step).Concat(How(about, step)))
        {
            yield return block;
        }
    }

    private static IEnumerable<TextBlock> Asked(TextContext about, Step step)
    {
        if (step is DecisionStep decision)
        {
            yield return new TextBlock.Fact(MessageTexts.Question, decision.Question);
            yield return new TextBlock.Heading(MessageTexts.Options);
            yield return new TextBlock.Paragraph(string.Join('\n', decision.Options.Select(o => o.Consequence is null ? $"- {o.Title}" : $"- {o.Title}. Gevolg: {o.Consequence}")));
            if (about.Step?.Option is { } chosen)
            {
                yield return new TextBlock.Fact(
                    MessageTexts.Chosen, decision.Options.FirstOrDefault(o => o.Key == chosen)?.Title ?? chosen);
            }
        }

        if (step is QuestionStep question)
        {
            yield return new TextBlock.Heading(MessageTexts.Fields);
            yield return new TextBlock.Paragraph(string.Join(
                '\n', question.Fields.Select(name => about.Run.Runbook.Data.TryGetValue(name, out var field) ? $"- {field.Question}" : $"- {name}")));
        }
    }

    private static IEnumerable<TextBlock> How(TextContext about, Step step)
    {
        if (step.Instruction is { Length: > 0 } instruction)
        {
            yield return new TextBlock.Heading(MessageTexts.ToDo);
            yield return new TextBlock.Paragraph(Fields.Fill(instruction, about));
        }

        if (step.Avoid is { Length: > 0 } avoid)
        {
            yield return new TextBlock.Heading(MessageTexts.NotToDo);
            yield return new TextBlock.Paragraph(Fields.Fill(avoid, about));
        }

        if (step.Evidence is { } evidence)
        {
            yield return new TextBlock.Fact(MessageTexts.Evidence, evidence);
        }

        if (step.Paper is { } paper)
        {
            yield return new TextBlock.Fact(MessageTexts.Paper, paper);
        }
    }
}
