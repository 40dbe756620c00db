using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Tests.Cli;

/// <summary>Wrong use is told in Dutch, on standard error, with exit code 2.</summary>
public sealed class WrongUseTests
{
    [Theory]
    [InlineData("strat", "Opdracht 'strat' bestaat niet. Bedoelde u 'start'?")]
    [InlineData("start", "<draaiboek> ontbreekt. De id van het draaiboek, zoals ransomware.")]
    [InlineData("start ransomware", "Optie --titel <tekst> ontbreekt. Hoe deze inzet heet.")]
    [InlineData("start ransomware --titel", "Achter --titel hoort een waarde: <tekst>.")]
    [InlineData("start ransomware --titel a --titel b", "--titel mag één keer gegeven worden.")]
    [InlineData("start ransomware --tietel a", "Optie '--tietel' bestaat niet. Bedoelde u '--titel'?")]
    [InlineData("start ransomware op het stadhuis", "'op' is te veel: 'start' verwacht <draaiboek>. Zet tekst met spaties tussen aanhalingstekens.")]
    [InlineData("start ransomware --titel a --gegeven systemen", "--gegeven 'systemen' kan niet. Schrijf naam=waarde, bijvoorbeeld --gegeven systemen=zaaksysteem.")]
    [InlineData("start ransomware --titel a --t0 straks", "'straks' is geen moment: schrijf een moment als 2026-11-22 03:17.")]
    [InlineData("klok", "Kies wat u wilt met 'klok': start, stop, nvt.")]
    [InlineData("klok begin", "Opdracht 'begin' bestaat niet.")]
    [InlineData("sleutel maak monitoring", "Optie --bereik ontbreekt. Wat de sleutel mag: lezen, starten, handelen, beheer, beperkt. Mag vaker.")]
    [InlineData("sleutel maak monitoring --bereik alles", "--bereik 'alles' bestaat niet. Kies lezen, starten, handelen, beheer, beperkt.")]
    [InlineData("besluit netwerk-los helemaal", "Optie --reden <tekst> ontbreekt. Waarom. Altijd nodig.")]
    [InlineData("simuleer ransomware --reactie nergens.yaml", "--reactie 'nergens.yaml' kan niet: dat is geen bestand. Kies geen, alle of een reactiebestand.")]
    [InlineData("simuleer ransomware --tot morgen", "--tot 'morgen' is geen duur: een duur begint met een getal. Schrijf bijvoorbeeld 6u of 14d.")]
    [InlineData("logboek x --formaat xml", "--formaat 'xml' bestaat niet. Kies tekst, jsonl of csv.")]
    public async Task Is_told_in_dutch(string typed, string expected)
    {
        using var prompt = new Prompt();
        Copy(Path.Combine(Repository.Root, "runbooks"), Path.Combine(prompt.Folder, "runbooks"));
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(prompt.Folder, "data")).FullName, "operator.token"), "cdo_x");

        var said = await prompt.Type(typed.Split(' '));

        Assert.Equal(expected, said.Error.Split(Environment.NewLine)[0]);
        Assert.Equal(Exit.WrongUse, said.Exit);
        Assert.Empty(said.Output);
        Assert.Contains("--help", said.Error, StringComparison.Ordinal);
        Assert.False(prompt.Served);
    }

    [Fact]
    public async Task Without_a_verb_the_server_starts()
    {
        using var prompt = new Prompt();

        Assert.Equal(Exit.Ok, (await prompt.Type()).Exit);
        Assert.True(prompt.Served);
    }

    [Fact]
    public async Task A_verb_without_a_server_says_that_it_does_not_run()
    {
        using var prompt = new Prompt();

        var said = await prompt.Type("status");

        Assert.Equal(Exit.Fault, said.Exit);
        Assert.StartsWith("De server draait niet:", said.Error, StringComparison.Ordinal);
        Assert.Empty(said.Output);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_as_such()
    {
        using var prompt = new Prompt();
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(prompt.Folder, "data")).FullName, "operator.token"), "cdo_x");
        await File.WriteAllTextAsync(Path.Combine(prompt.Folder, "appsettings.json"), """{ "Server": { "Adres": "http://127.0.0.1:1" } }""");

        var said = await prompt.Type("status");

        Assert.Equal(Exit.Fault, said.Exit);
        Assert.StartsWith("De server op http://127.0.0.1:1 antwoordt niet.", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_stops_every_verb_that_needs_settings()
    {
        using var prompt = new Prompt();
        await File.WriteAllTextAsync(Path.Combine(prompt.Folder, "appsettings.json"), """{ "Smtp": { "Poort": "veel" } }""");

        var said = await prompt.Type("controleer");

        Assert.Equal(Exit.Fault, said.Exit);
        Assert.Contains("Smtp:Poort: 'veel' kan niet.", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_come_only_when_asked_for()
    {
        using var prompt = new Prompt();

        Assert.DoesNotContain("   at ", (await prompt.Type("status")).Error, StringComparison.Ordinal);
        Assert.Contains("   at ", (await prompt.Type("status", "--uitgebreid")).Error, StringComparison.Ordinal);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
