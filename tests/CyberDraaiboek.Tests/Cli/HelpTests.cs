using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Tests.Cli;

/// <summary>Every verb explains itself, in Dutch.</summary>
public sealed class HelpTests
{
    private static readonly string[] Verbs =
    [
        "controleer", "schema", "simuleer", "start", "status", "bevestig", "gereed", "besluit", "overslaan", "open", "heropen", "escaleer", "stil",
        "akkoord", "voeg-toe", "gegeven", "notitie", "niveau", "gebeld", "klok start", "klok stop", "klok nvt", "pauze", "hervat", "neem-over",
        "sluit", "logboek", "verifieer", "noodmap", "sleutel maak", "sleutel lijst", "sleutel intrek",
    ];

    public static TheoryData<string> All => [.. Verbs];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_verb_has_help_and_json(string verb)
    {
        using var prompt = new Prompt();

        var said = await prompt.Type([.. verb.Split(' '), "--help"]);

        Assert.Equal(Exit.Ok, said.Exit);
        Assert.Empty(said.Error);
        Assert.Contains("Gebruik:", said.Output, StringComparison.Ordinal);
        Assert.Contains("--json", said.Output, StringComparison.Ordinal);
        Assert.Contains("--help", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Options", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_lists_every_verb()
    {
        using var prompt = new Prompt();

        var said = await prompt.Type("--help");

        Assert.All(Verbs, verb => Assert.Contains($"  {verb.Split(' ')[0]}", said.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_wins_from_a_mistake_in_the_same_line()
    {
        using var prompt = new Prompt();

        Assert.Equal(Exit.Ok, (await prompt.Type("start", "--help")).Exit);
    }

    [Fact]
    public async Task The_version_can_be_asked()
    {
        using var prompt = new Prompt();

        var said = await prompt.Type("--versie");

        Assert.StartsWith("CyberDraaiboek ", said.Output, StringComparison.Ordinal);
    }

    /// <summary>Two authors, one list: the files of the verbs stand where the tree of commands says.</summary>
    [Fact]
    public void The_tree_of_commands_is_the_tree_of_folders()
    {
        var folder = Path.Combine(Repository.Root, "src", "CyberDraaiboek", "Cli");

        Assert.True(File.Exists(Path.Combine(folder, "Clock", "ClockVerbs.cs")));
        Assert.True(File.Exists(Path.Combine(folder, "Key", "KeyVerbs.cs")));
        Assert.All(Directory.EnumerateFiles(folder, "*Verb.cs"), file => Assert.Contains($"class {Path.GetFileNameWithoutExtension(file)}", File.ReadAllText(file), StringComparison.Ordinal));
    }
}
