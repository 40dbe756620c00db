namespace CyberDraaiboek.Runbooks.Yaml;

/// <summary>Finds the place in the file of a character inside a text.</summary>
internal static class ScalarPlaces
{
    /// <summary>
    /// Walks the text and the file side by side: a space in the text may be a line break with indentation in the file. Where quotes
    /// change characters the start of the text is answered.
    /// </summary>
    public static Position Of(ScalarValue scalar, int offset)
    {
        var raw = scalar.Raw;
        var at = raw.Length > 0 && raw[0] is '\'' or '"' ? 1 : 0;
        if (raw.Length > 0 && raw[0] is '|' or '>')
        {
            at = raw.IndexOf('\n', StringComparison.Ordinal);
            at = at < 0 ? raw.Length : at + 1;
        }

        for (var index = 0; index <= offset; index++)
        {
            var wanted = index < scalar.Text.Length ? scalar.Text[index] : '\0';
            if (wanted is ' ' or '\n')
            {
                at = index < offset ? SkipBlank(raw, at, scalar.Text, index) : at;
                continue;
            }

            while (at < raw.Length && char.IsWhiteSpace(raw[at]) && wanted != '\0')
            {
                at++;
            }

            if (index == offset)
            {
                break;
            }

            if (at >= raw.Length || raw[at] != wanted)
            {
                return scalar.At;
            }

            at++;
        }

        return PlaceIn(scalar, Math.Min(at, raw.Length));
    }

    private static int SkipBlank(string raw, int at, string text, int index)
    {
        // The last blank of a run takes the rest of the run in the file with it.
        var last = index + 1 >= text.Length || text[index + 1] is not (' ' or '\n');
        if (!last)
        {
            return at < raw.Length && char.IsWhiteSpace(raw[at]) ? at + 1 : at;
        }

        while (at < raw.Length && char.IsWhiteSpace(raw[at]))
        {
            at++;
        }

        return at;
    }

    private static Position PlaceIn(ScalarValue scalar, int at)
    {
        var before = scalar.Raw.AsSpan(0, at);
        var lineStart = before.LastIndexOf('\n') + 1;
        return lineStart == 0
            ? scalar.At with { Column = scalar.At.Column + at }
            : new Position(scalar.At.File, scalar.At.Line + before.Count('\n'), at - lineStart + 1);
    }
}
