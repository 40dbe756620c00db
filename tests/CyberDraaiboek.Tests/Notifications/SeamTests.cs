namespace CyberDraaiboek.Tests.Notifications;

/// <summary>The library that carries mail can be replaced without anybody noticing.</summary>
public sealed class SeamTests
{
    [Fact]
    public void Only_the_mail_folder_knows_which_library_carries_mail()
    {
        var host = Path.Combine(Repository.Root, "src", "CyberDraaiboek");

        var knowing = Repository.Sources(host).Where(file => File.ReadAllText(file).Contains("System.Net.Mail", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(host, file).Replace('\\', '/'));

        Assert.All(knowing, file => Assert.StartsWith("Notifications/Mail/", file));
    }
}
