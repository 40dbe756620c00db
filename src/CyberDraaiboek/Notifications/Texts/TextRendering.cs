using System.Net;
using System.Text;

namespace CyberDraaiboek.Notifications.Texts;

/// <summary>Turns a message into plain text and into a web page for mail programs.</summary>
internal static class TextRendering
{
    /// <summary>Plain text; lines end in a line feed.</summary>
    public static string Plain(this MessageText message)
    {
        var text = new StringBuilder();
        TextBlock? before = null;
        foreach (var block in message.Blocks)
        {
            if (before is not null && !(before is TextBlock.Fact && block is TextBlock.Fact) && before is not TextBlock.Heading)
            {
                text.Append('\n');
            }

            text.Append(Plain(block)).Append('\n');
            before = block;
        }

        return text.ToString();
    }

    /// <summary>
    /// A page without colours, pictures or styles of its own: it follows the light or dark of the program that shows it, and old
    /// programs show it too. Everything from the run is escaped.
    /// </summary>
    public static string Html(this MessageText message)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
            .Append(WebUtility.HtmlEncode(message.Subject)).Append("</title>\n</head>\n<body>\n");
        foreach (var block in message.Blocks)
        {
            page.Append(Html(block)).Append('\n');
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Plain(TextBlock block) => block switch
    {
        TextBlock.Paragraph paragraph => paragraph.Text.Trim(),
        TextBlock.Heading heading => $"{heading.Text}:",
        TextBlock.Fact fact => $"{fact.Label}: {fact.Value}",
        TextBlock.AnswerHere answer => $"{answer.Url}\n\n{MessageTexts.CodeLabel}: {answer.Code}",
        TextBlock.Footer footer => $"--\n{string.Join('\n', footer.Lines)}",
        _ => throw new ArgumentException($"no text for {block.GetType().Name}", nameof(block)),
    };

    private static string Html(TextBlock block) => block switch
    {
        TextBlock.Paragraph paragraph => $"<p>{Lines(paragraph.Text)}</p>",
        TextBlock.Heading heading => $"<p><strong>{Lines(heading.Text)}</strong></p>",
        TextBlock.Fact fact => $"<p><strong>{Lines(fact.Label)}:</strong> {Lines(fact.Value)}</p>",
        TextBlock.AnswerHere answer =>
            $"<p><a href=\"{WebUtility.HtmlEncode(answer.Url)}\">{WebUtility.HtmlEncode(answer.Url)}</a></p>\n"
            + $"<p><strong>{MessageTexts.CodeLabel}: {answer.Code}</strong></p>",
        TextBlock.Footer footer => $"<hr>\n<p><small>{Lines(string.Join('\n', footer.Lines))}</small></p>",
        _ => throw new ArgumentException($"no page for {block.GetType().Name}", nameof(block)),
    };

    private static string Lines(string text) => WebUtility.HtmlEncode(text.Trim()).Replace("\n", "<br>\n", StringComparison.Ordinal);
}
