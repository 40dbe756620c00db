using System.Globalization;
using System.Text;
using CyberDraaiboek.Api.Rules;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>
/// Writes what steers a terminal as <c>\u001b</c>, so that no title, file or answer can move the cursor or turn a line around. In JSON
/// that is the same text, so an export still verifies. New lines and tabs stay.
/// </summary>
internal sealed class TerminalWriter(TextWriter outside) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => outside.Encoding;

    public static string Harmless(string text)
    {
        if (!text.Any(PlainText.Steers))
        {
            return text;
        }

        var harmless = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var layout = text[i] is '\n' or '\t' || (text[i] is '\r' && i + 1 < text.Length && text[i + 1] is '\n');
            _ = PlainText.Steers(text[i]) && !layout
                ? harmless.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}")
                : harmless.Append(text[i]);
        }

        return harmless.ToString();
    }

    public override void Write(char value) => outside.Write(Harmless(value.ToString()));

    public override void Write(char[] buffer, int index, int count) => outside.Write(Harmless(new string(buffer, index, count)));

    public override void Write(string? value) => outside.Write(Harmless(value ?? ""));

    public override void WriteLine() => outside.WriteLine();

    public override void WriteLine(string? value) => outside.WriteLine(Harmless(value ?? ""));

    public override Task WriteAsync(string? value) => outside.WriteAsync(Harmless(value ?? ""));

    public override Task WriteLineAsync() => outside.WriteLineAsync();

    public override Task WriteLineAsync(string? value) => outside.WriteLineAsync(Harmless(value ?? ""));

    public override void Flush() => outside.Flush();

    public override Task FlushAsync() => outside.FlushAsync();
}
