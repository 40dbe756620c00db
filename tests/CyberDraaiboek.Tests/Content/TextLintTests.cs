using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Yaml;
using CyberDraaiboek.Tests.Simulation;
using YamlDotNet.Core;

namespace CyberDraaiboek.Tests.Content;

public sealed class TextLintTests
{
    private static readonly TextLint Lint = new(Town.Library.Terms);

    [Fact]
    public void Every_text_that_people_read_is_short_Dutch_and_explained()
    {
        var findings = ShippedText.All.SelectMany(Lint.Findings).ToList();

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void So_is_the_page_about_the_paper_pack()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "runbooks", "noodmap.md"));

        Assert.Empty(Lint.Findings(new ShippedText("noodmap", "tekst", English: false, new ScalarValue(new Position("noodmap.md", 1, 1), text, ScalarStyle.Plain, text))));
    }

    [Fact]
    public void Every_term_is_used_in_a_text()
    {
        var used = ShippedText.All.Where(text => text.File != "begrippen").Select(text => text.Scalar.Text).ToList();

        Assert.Empty(Town.Library.Terms.Where(term => !used.Any(text => text.Contains(term.Name, StringComparison.OrdinalIgnoreCase))).Select(term => term.Name));
    }

    [Fact]
    public void Texts_of_every_kind_of_file_are_looked_at()
    {
        Assert.Equal(
            ["begrippen", "campagne", "draaiboek", "klokken", "oefening", "organisatie", "sjabloon"],
            ShippedText.All.Select(text => text.File).Distinct().Order(StringComparer.Ordinal));
        Assert.True(ShippedText.All.Count > 5_000, $"{ShippedText.All.Count} texts");
    }

    [Theory]
    [InlineData("Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig a b c d e f.", "8:5  een zin van 26 woorden; ten hoogste 25")]
    [InlineData("Kort.\n\nEen twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien\nachttien negentien twintig a b c d e f", "10:5  een zin van 26 woorden; ten hoogste 25")]
    [InlineData("Stuur een update naar iedereen.\nDoe een check van alles.", "9:13  'check': schrijf 'controle'")]
    [InlineData("Bel de XYZ.", "8:12  'XYZ' staat niet in begrippen.yaml")]
    [InlineData("Bel bijv. de AP.", "8:9  'bijv.': schrijf 'bijvoorbeeld'")]
    [InlineData("Kom nu.\nDit is geen oefening.", "9:5  zegt dat het geen oefening is")]
    [InlineData("Er zijn geen gegevens gestolen.", "8:13  belooft dat er geen gegevens weg zijn; dat weet niemand vooraf")]
    [InlineData("Zeg: \"er zijn geen gegevens gestolen\".", "8:19  belooft dat er geen gegevens weg zijn; dat weet niemand vooraf")]
    public void A_fault_is_found_at_its_place(string text, string finding)
    {
        Assert.Equal([$"sjablonen/x.yaml:{finding}"], FindingsOf(text));
    }

    [Theory]
    [InlineData("Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien.\nVeertien vijftien zestien zeventien achttien negentien twintig a b c d e f.")]
    [InlineData("- Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien\n- veertien vijftien zestien zeventien achttien negentien twintig a b c d e f")]
    [InlineData("Bel de AP over {{XYZ}}. AAN DE DIRECTIE: het is fase F3, niveau N2.")]
    [InlineData("De controleurs checkten niets. Zeker op de website van IJsselstein.")]
    public void What_is_right_is_left_alone(string text)
    {
        Assert.Empty(FindingsOf(text));
    }

    private static IEnumerable<string> FindingsOf(string text)
    {
        var lines = string.Concat(text.Split('\n').Select(line => line.Length == 0 ? "\n" : $"    {line}\n"));
        var yaml = $"sjabloon: x\npubliek: nee\ntalen:\n nl:\n  onderwerp: Kort\n  sms: Kort\n  tekst: |\n{lines}";
        return ShippedText.Of("sjablonen/x.yaml", yaml).SelectMany(new TextLint([new Term("AP", "Autoriteit Persoonsgegevens", null)]).Findings);
    }
}
