namespace CyberDraaiboek.Tests.Cli;

public sealed class CheckTests
{
    [Fact]
    public async Task The_shipped_draaiboek_is_in_order_and_its_drills_and_campaigns_are_listed_as_not_yet_played()
    {
        using var prompt = new Prompt();

        var said = await prompt.Type("controleer", Path.Combine(Repository.Root, "runbooks"));

        Assert.Equal(0, said.Exit);
        Assert.Matches(@"(?m)^\d+ oefeningen: .*\btafel-ransomware-45 \(ransomware, 45m\)", said.Error);
        Assert.Matches(@"(?m)^\d+ campagnes: .*\bmaandles \(12\)", said.Error);
        Assert.Contains("Het programma voert ze nog niet uit.", said.Error);
    }
}
