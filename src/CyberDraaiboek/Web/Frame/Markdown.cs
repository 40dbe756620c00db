using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace CyberDraaiboek.Web.Frame;

/// <summary>Texts of a runbook as HTML. HTML that an author writes is shown as text, and a link only goes to a page, a mail or a telephone.</summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    private static readonly string[] Schemes = ["https:", "http:", "mailto:", "tel:", "/"];

    public static MarkupString Html(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.IsImage || !Schemes.Any(scheme => (link.Url ?? "").StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            {
                (link.Url, link.IsImage) = ("", false);
            }
        }

        return new(document.ToHtml(Pipeline));
    }
}
