using System.Text.RegularExpressions;

namespace CyberDraaiboek.SystemTests.EndToEnd;

/// <summary>What the README tells a newcomer to type, typed.</summary>
public sealed class ReadmeTests
{
    private const string Prompt = "cd-box ";

    [Fact]
    public async Task The_first_ten_minutes_go_as_the_readme_says()
    {
        var commands = FirstTenMinutes();
        Assert.True(commands.Count >= 10, "the README shows less than it did");
        await using var box = await new Box().WithShippedRunbooks().Up();

        foreach (var command in commands)
        {
            var answer = await box.Type(command);
            Assert.True(answer.Exit == 0, $"{string.Join(' ', command)}\n{answer.Error}{answer.Output}");
            Assert.NotEmpty(answer.Output);
        }

        Assert.NotEmpty(Directory.GetFiles(box.Outbox, "*.eml"));
        var verified = await box.Type("verifieer");
        Assert.StartsWith("In orde", verified.Output, StringComparison.Ordinal);
    }

    private static List<string[]> FirstTenMinutes()
    {
        var readme = File.ReadAllText(Path.Combine(Box.Repository, "README.md"));
        var part = readme[readme.IndexOf("## The first ten minutes", StringComparison.Ordinal)..];
        var block = part.Split("```")[1];
        return
        [
            .. block.Split('\n')
                .Where(line => line.StartsWith(Prompt, StringComparison.Ordinal))
                .Select(line => line[Prompt.Length..].Split(" #")[0])
                .Select(line => Regex.Matches(line, "\"(?<word>[^\"]*)\"|(?<word>\\S+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(word => word.Groups["word"].Value).ToArray()),
        ];
    }
}
