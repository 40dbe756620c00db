using System.Text;
using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Settings;
using CyberDraaiboek.SystemTests.Journal;

namespace CyberDraaiboek.SystemTests.Mail;

/// <summary>Keys, codes and passwords exist in the message and in the settings, and nowhere else.</summary>
public sealed class SecretsTests
{
    [SkippableFact]
    public async Task Nothing_secret_stays_behind_in_log_journal_or_database()
    {
        using var server = new FakeSmtpServer();
        var smtp = new SmtpSettings { Host = "127.0.0.1", Port = server.Port, Security = "geen", User = "draaiboek", Password = "zeer-geheim-4711" };
        await using var room = await PostRoom.Open(new PostRoomParts { Smtp = smtp });
        var run = await room.Start(PostMap.Call);
        await Eventually.Holds(() => room.Rows() is [{ State: "verzonden" }], "the alarm");
        var (token, code) = PostRoom.Secrets((await ReadMail.FromText(server.Taken.Single())).Parts["text/plain"]);
        using var client = new HttpClient { BaseAddress = room.Address };
        await Answer(client, token, "0000");
        await client.GetAsync(new Uri($"/b/{token}x", UriKind.Relative));
        await Answer(client, token, code);
        await room.Do(run, new AddNote("klaar", EntryKind.Fact));

        Assert.Contains(server.Said, line => line.Contains(smtp.Password, StringComparison.Ordinal));
        Assert.Single(room.Events<Acknowledged>(run));
        var journal = string.Join('\n', room.Journal(run).Select(EntryCodec.ToJsonLine));
        var log = string.Join('\n', room.Log.Lines);
        var own = string.Join('\n', room.Log.Lines.Where(line => line.StartsWith("CyberDraaiboek", StringComparison.Ordinal)));
        await room.Close();
        var database = string.Concat(Directory.GetFiles(Path.Combine(room.Folder, "data"), "draaiboek.db*").Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));

        Assert.NotEmpty(log);
        foreach (var text in new[] { journal, log, database })
        {
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(smtp.Password, text, StringComparison.Ordinal);
        }

        // Four digits are found anywhere in a database by chance; where people's words stand they are not.
        var alone = new Regex($"(?<![0-9a-f]){code}(?![0-9a-f])", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.DoesNotMatch(alone, Regex.Replace(journal, "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.+]+", "", RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.DoesNotMatch(alone, own);
        Assert.DoesNotContain("anna@proefstad.example", journal, StringComparison.Ordinal);
    }

    private static async Task Answer(HttpClient client, string token, string code)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("code", code), KeyValuePair.Create("antwoord", "ik_kom")]);
        await client.PostAsync(new Uri($"/b/{token}", UriKind.Relative), form);
    }
}
