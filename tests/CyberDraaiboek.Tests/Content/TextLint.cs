using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Tests.Content;

/// <summary>Whether people can read it: short sentences, Dutch words, abbreviations that are explained, and nothing that must never be said.</summary>
internal sealed partial class TextLint(IEnumerable<Term> glossary)
{
    private const int MostWords = 25;

    /// <summary>Names of things that are spelled with capitals inside, and words that are shouted.</summary>
    private static readonly HashSet<string> NoAbbreviations = ["WhatsApp", "OEFENING", "ALARM", "HOOG", "LAAG"];

    private readonly HashSet<string> _terms = [.. glossary.SelectMany(term => Capitals().Matches(term.Name)).Select(word => word.Value), .. glossary.Select(term => term.Name)];

    public IEnumerable<string> Findings(ShippedText text) =>
        Rules(text).OrderBy(found => found.Offset).Select(found => $"{Place(ScalarPlaces.Of(text.Scalar, found.Offset))}  {found.What}");

    /// <summary>Abbreviations as they stand in a text.</summary>
    public static IEnumerable<(int Offset, string Word)> Abbreviations(string text)
    {
        var plain = WithoutFields(text);
        var shouted = Shouting().Matches(plain).SelectMany(run => Enumerable.Range(run.Index, run.Length)).ToHashSet();
        return Capitals().Matches(plain)
            .Where(word => !shouted.Contains(word.Index) && !NoAbbreviations.Contains(word.Value) && !Code().IsMatch(word.Value))
            .Select(word => (word.Index, word.Value));
    }

    private static string Place(Position at) => $"{at.File}:{at.Line}:{at.Column}";

    private IEnumerable<(int Offset, string What)> Rules(ShippedText text)
    {
        var value = text.Scalar.Text;
        var plain = WithoutFields(value);
        foreach (var (at, words) in Sentences(plain).Where(sentence => sentence.Words > MostWords))
        {
            yield return (at, $"een zin van {words} woorden; ten hoogste {MostWords}");
        }

        if (Wording.SaysNoDrill(value) is { } drill)
        {
            yield return (drill, "zegt dat het geen oefening is");
        }

        foreach (var promise in NothingStolen().Matches(plain).Where(found => text.File == "sjabloon" || !Quoted(plain, found.Index)))
        {
            yield return (promise.Index, "belooft dat er geen gegevens weg zijn; dat weet niemand vooraf");
        }

        if (text.English)
        {
            yield break;
        }

        // What a character of a drill says is quoted, and may be jargon on purpose.
        var speech = text is { File: "oefening", Key: "tekst" };
        foreach (var found in Words(text, value, plain).Where(found => !speech || !Quoted(plain, found.Offset)))
        {
            yield return found;
        }
    }

    private IEnumerable<(int Offset, string What)> Words(ShippedText text, string value, string plain)
    {
        var unknown = Abbreviations(value).Where(word => !_terms.Contains(word.Word)).Select(word => (word.Offset, $"'{word.Word}' staat niet in begrippen.yaml"));
        var foreign = Loanwords.Dutch.Concat(Loanwords.WrittenOut).SelectMany(pair => Places(plain, pair.Key).Select(at => (at, $"'{pair.Key}': schrijf '{pair.Value}'")));
        return text.Key is "bronnen" or "voluit" ? unknown : unknown.Concat(foreign);
    }

    private static IEnumerable<(int At, int Words)> Sentences(string text)
    {
        var (start, words) = (-1, 0);
        foreach (Match part in Parts().Matches(text))
        {
            if (part.Groups["word"].Success)
            {
                start = start < 0 ? part.Index : start;
                words += part.Value.Any(char.IsLetterOrDigit) ? 1 : 0;
                if (!Ends().IsMatch(part.Value))
                {
                    continue;
                }
            }

            if (start >= 0)
            {
                yield return (start, words);
            }

            (start, words) = (-1, 0);
        }

        if (start >= 0)
        {
            yield return (start, words);
        }
    }

    private static IEnumerable<int> Places(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var after = at + word.Length;
            if ((at == 0 || !IsPartOfWord(text[at - 1])) && (after >= text.Length || word[^1] == '.' || !IsPartOfWord(text[after])))
            {
                yield return at;
            }
        }
    }

    // A hyphen makes one word of two: "site-beheer" is not our "site", but "check-up" is no Dutch either and has its own entry.
    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '@';

    private static bool Quoted(string text, int at) => text.AsSpan(0, at).Count('"') % 2 == 1;

    /// <summary>A field becomes a word of the same length, so that places stay.</summary>
    private static string WithoutFields(string text) => Field().Replace(text, field => new string('x', field.Length));

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();

    [GeneratedRegex(@"(?<end>\n[ ]*\n|\n(?=[ ]*([-*]|[0-9]+\.)[ ])|\|)|(?<word>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"[.!?][""'”)\]]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ends();

    /// <summary>A word with two capitals, such as AP, RvIG, DDoS and BIO2, or C2000; not the letter IJ at the start of a word, nor the code of a letter (VW-31).</summary>
    [GeneratedRegex(@"\b(?!IJ[a-z])([A-Za-z0-9]*[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|[A-Z][0-9]{3,})\b(?!-[0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capitals();

    /// <summary>Capitals over several words are shouting, as in the letter of an attacker.</summary>
    [GeneratedRegex(@"\b[A-Z]{2,}([ ,]+[A-Z]{2,})+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shouting();

    /// <summary>Moments, phases, levels, decisions and scenarios of the draaiboek itself.</summary>
    [GeneratedRegex(@"^(T0|F[0-6]|N[0-4]|[DKS][0-9]{2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"\bgeen\s+(persoons)?gegevens\s+(zijn\s+)?(gestolen|gelekt|weg|buitgemaakt|meegenomen|ingezien)\b|\bgegevens\s+zijn\s+(niet\s+(gestolen|gelekt|weg)|veilig)\b|\bno\s+(personal\s+)?data\s+(was|were|has\s+been|have\s+been)\s+stolen\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NothingStolen();
}
