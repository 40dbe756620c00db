using System.Globalization;
using System.Net;
using System.Text;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>
/// Draws a runbook as SVG. Boxes lie below each other, branches side by side in a dashed frame. For who cannot see it the list beside it
/// says the same; so the drawing is one picture with a name.
/// </summary>
internal sealed class Diagram
{
    private const int BoxWidth = 196;
    private const int LineHeight = 15;
    private const int GapX = 14;
    private const int GapY = 18;
    private const int Padding = 10;
    private const int MostLines = 3;
    private const double CharacterWidth = 6.4;

    private readonly StringBuilder _svg = new();

    private Diagram()
    {
    }

    /// <summary>The whole drawing.</summary>
    public static string Of(Outline outline)
    {
        var drawing = new Diagram();
        var parts = outline.Phases.Select(phase => (Phase: phase, Body: Sequence.Of(phase.Nodes))).ToList();
        var width = Math.Max(BoxWidth, parts.Select(p => p.Body.Width).DefaultIfEmpty(0).Max()) + (2 * Padding);
        var y = Padding;
        foreach (var (phase, body) in parts)
        {
            const int Head = 28;
            drawing.Rect(Padding, y, width - (2 * Padding), Head, "d-phase");
            drawing.Text(Padding + 10, y + 19, $"{phase.Code} {phase.Title}", "d-phase-text");
            y += Head + GapY;
            body.Draw(drawing, (width - body.Width) / 2, y);
            y += body.Height + GapY;
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"width=\"{width}\" height=\"{y}\" viewBox=\"0 0 {width} {y}\"");
        var title = WebUtility.HtmlEncode($"Diagram van {outline.Runbook.Title}");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} role=\"img\" aria-labelledby=\"diagram-titel\"><title id=\"diagram-titel\">{title}. Dezelfde stappen staan als lijst op deze pagina.</title>{drawing._svg}</svg>";
    }

    private static List<string> Wrap(string text, int width)
    {
        var most = Math.Max(8, (int)((width - 16) / CharacterWidth));
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var piece = word.Length > most ? word[..(most - 1)] + "…" : word;
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + piece.Length > most)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length > 0 ? " " + piece : piece;
        }

        if (lines.Count > MostLines)
        {
            lines.RemoveRange(MostLines, lines.Count - MostLines);
            lines[^1] = lines[^1][..Math.Min(lines[^1].Length, most - 1)] + "…";
        }

        return lines;
    }

    private void Rect(int x, int y, int width, int height, string look) => _svg.Append(
        CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\" class=\"{look}\"/>");

    private void Text(int x, int y, string text, string look = "") => _svg.Append(
        CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" class=\"{look}\">{WebUtility.HtmlEncode(text)}</text>");

    private void Arrow(int x, int from, int to) => _svg.Append(
        CultureInfo.InvariantCulture, $"<path d=\"M{x} {from}V{to}M{x - 4} {to - 5}L{x} {to}L{x + 4} {to - 5}\"/>");

    /// <summary>Something with a size that can be drawn.</summary>
    private abstract record Piece(int Width, int Height)
    {
        public abstract void Draw(Diagram diagram, int x, int y);
    }

    private sealed record Sequence(IReadOnlyList<Piece> Pieces, int Width, int Height) : Piece(Width, Height)
    {
        public static Sequence Of(IReadOnlyList<OutlineNode> nodes)
        {
            var pieces = nodes.Select(node => node switch
            {
                OutlineStep step => StepBox.Of(step),
                OutlineBlock block => (Piece)Frame.Of(block),
                _ => throw new ArgumentException($"unknown node {node.GetType().Name}", nameof(nodes)),
            }).ToList();
            return new Sequence(pieces, pieces.Select(p => p.Width).DefaultIfEmpty(BoxWidth).Max(), pieces.Sum(p => p.Height) + (GapY * Math.Max(0, pieces.Count - 1)));
        }

        public override void Draw(Diagram diagram, int x, int y)
        {
            for (var i = 0; i < Pieces.Count; i++)
            {
                Pieces[i].Draw(diagram, x + ((Width - Pieces[i].Width) / 2), y);
                y += Pieces[i].Height;
                if (i < Pieces.Count - 1)
                {
                    diagram.Arrow(x + (Width / 2), y, y + GapY);
                    y += GapY;
                }
            }
        }
    }

    private sealed record StepBox(OutlineStep Step, IReadOnlyList<string> Lines, int Width, int Height) : Piece(Width, Height)
    {
        public static StepBox Of(OutlineStep step)
        {
            var lines = Wrap($"{step.Number} {step.Step.Title}", BoxWidth);
            return new StepBox(step, lines, BoxWidth, ((lines.Count + 1) * LineHeight) + 12);
        }

        public override void Draw(Diagram diagram, int x, int y)
        {
            diagram.Rect(x, y, Width, Height, Step.Step switch
            {
                DecisionStep => "d-decision",
                NotifyStep or SitrapStep => "d-notify",
                ClockStep => "d-clock",
                _ => "d-step",
            });
            for (var i = 0; i < Lines.Count; i++)
            {
                diagram.Text(x + 8, y + 16 + (i * LineHeight), Lines[i]);
            }

            diagram.Text(x + 8, y + 16 + (Lines.Count * LineHeight), Wrap($"{Step.Kind}{(Step.Who.Length > 0 ? $" · {Step.Who}" : "")}", Width)[0], "d-quiet");
        }
    }

    private sealed record Frame(IReadOnlyList<string> Sentence, IReadOnlyList<(string? Heading, Sequence Body)> Branches, int Width, int Height) : Piece(Width, Height)
    {
        private const int HeadingHeight = 18;

        private int Top => (Sentence.Count * LineHeight) + Padding + 4;

        public static Frame Of(OutlineBlock block)
        {
            var branches = block.Branches.Select(b => (b.Heading, Sequence.Of(b.Nodes))).ToList();
            var inner = branches.Sum(b => b.Item2.Width) + (GapX * (branches.Count - 1));
            var sentence = Wrap((block.Shape == OutlineShape.Again ? "↻ " : "") + block.Sentence, inner);
            var height = (sentence.Count * LineHeight) + Padding + 4 + HeadingHeight + branches.Max(b => b.Item2.Height) + Padding;
            return new Frame(sentence, branches, inner + (2 * Padding), height);
        }

        public override void Draw(Diagram diagram, int x, int y)
        {
            diagram.Rect(x, y, Width, Height, "d-frame");
            for (var i = 0; i < Sentence.Count; i++)
            {
                diagram.Text(x + 8, y + 16 + (i * LineHeight), Sentence[i], "d-label");
            }

            var at = x + Padding;
            foreach (var (heading, body) in Branches)
            {
                if (heading is not null)
                {
                    diagram.Text(at, y + Top + 12, Wrap(heading, body.Width)[0], "d-label");
                }

                body.Draw(diagram, at, y + Top + HeadingHeight);
                at += body.Width + GapX;
            }
        }
    }
}
