using System.Text;
using CyberDraaiboek.Runbooks.Diagnostics;

namespace CyberDraaiboek.Runbooks.Yaml;

/// <summary>From bytes to text: size, encoding and characters, before anything is parsed.</summary>
internal static class YamlText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without byte order mark and with LF; or the one reason why the file is refused.</summary>
    public static (string? Text, Diagnostic? Fault) Read(SourceFile file)
    {
        var bytes = file.Bytes.Span;
        if (bytes.Length > YamlLimits.FileBytes)
        {
            return (null, TextFaults.TooLarge(file.Path, YamlLimits.FileBytes));
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || LooksLikeUtf16(bytes))
        {
            return (null, TextFaults.Utf16(file.Path));
        }

        var start = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        string text;
        try
        {
            text = Strict.GetString(bytes[start..]).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException fault)
        {
            return (null, TextFaults.NotUtf8(PlaceOf(file.Path, bytes[start..], fault.Index), fault.BytesUnknown?.FirstOrDefault() ?? 0));
        }

        return FirstBadCharacter(file.Path, text) is { } bad ? (null, bad) : (text, null);
    }

    /// <summary>Whether a value may hold the character. Invisible ones can make a text read otherwise than it is.</summary>
    public static bool Allowed(char c) => c switch
    {
        '\n' => true,
        < ' ' or (>= '\u007F' and <= '\u009F') => false,
        '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => false,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => false,
        _ => true,
    };

    private static Diagnostic? FirstBadCharacter(string path, string text)
    {
        var (line, lineStart) = (1, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n')
            {
                (line, lineStart) = (line + 1, at + 1);
            }
            else if (!Allowed(c))
            {
                var place = new Position(path, line, at - lineStart + 1);
                return c == '\t' ? TextFaults.Tab(place) : TextFaults.ControlCharacter(place, c);
            }
        }

        return string.IsNullOrWhiteSpace(text) ? TextFaults.Empty(path) : null;
    }

    // Without a byte order mark: Latin text in UTF-16 has a zero for every second byte.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && ((bytes[0] == 0 && bytes[2] == 0) || (bytes[1] == 0 && bytes[3] == 0));

    private static Position PlaceOf(string path, ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..Math.Clamp(index, 0, bytes.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new Position(path, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
