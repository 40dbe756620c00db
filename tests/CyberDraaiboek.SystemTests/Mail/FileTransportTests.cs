using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Mail;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Tests;

namespace CyberDraaiboek.SystemTests.Mail;

public sealed class FileTransportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("draaiboek-bestanden-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Every_mail_becomes_a_file_that_people_and_programs_can_read()
    {
        var transport = new FileTransport(Path.Combine(_folder, "uit"), new SmtpSettings(), new ManualClock());
        var mail = new CyberDraaiboek.Notifications.Mail.Mail("melding.1@proefstad.example", "anna@proefstad.example", "Anna", "Één", "Uw code: 4711\n", "<p>é</p>\n");

        var result = await transport.Send(mail, CancellationToken.None);

        Assert.Equal(new SendResult.Taken("geschreven als 20261122T021700.000Z-melding.1.eml"), result);
        var file = Assert.Single(Directory.GetFileSystemEntries(Path.Combine(_folder, "uit")));
        Assert.Contains("\r\nUw code: 4711\r\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        var read = await ReadMail.From(file);
        Assert.Empty(read.Defects);
        Assert.Equal("Één", read.Headers["subject"]);
        Assert.Equal("<p>é</p>", read.Parts["text/html"].Trim());
    }

    [SkippableFact]
    public async Task A_very_long_line_survives()
    {
        var transport = new FileTransport(_folder, new SmtpSettings(), new ManualClock());
        var text = new string('x', 5000) + " é\n";

        await transport.Send(new CyberDraaiboek.Notifications.Mail.Mail("melding.1@x.example", "a@x.example", "A", "S", text, "<p></p>"), CancellationToken.None);

        var file = Directory.GetFiles(_folder).Single();
        Assert.All(await File.ReadAllLinesAsync(file), line => Assert.InRange(line.Length, 0, 998));
        Assert.Equal(text, (await ReadMail.From(file)).Parts["text/plain"].ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Nobody_else_reads_the_link_and_the_code()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Path.Combine(_folder, "uit");
        Directory.CreateDirectory(folder, (UnixFileMode)0b111_101_101);
        var transport = new FileTransport(folder, new SmtpSettings(), new ManualClock());

        await transport.Send(new CyberDraaiboek.Notifications.Mail.Mail("melding.1@x.example", "a@x.example", "A", "S", "t", "h"), CancellationToken.None);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(folder).Single()));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_failure_for_now()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "uit"), "geen map");
        var transport = new FileTransport(Path.Combine(_folder, "uit"), new SmtpSettings(), new ManualClock());

        var result = await transport.Send(new CyberDraaiboek.Notifications.Mail.Mail("melding.1@x.example", "a@x.example", "A", "S", "t", "h"), CancellationToken.None);

        Assert.IsType<SendResult.NotNow>(result);
    }

    [Fact]
    public async Task Without_a_mail_server_it_says_so_loudly()
    {
        await using var room = await PostRoom.Open();
        await room.Start(PostMap.Call);
        await Journal.Eventually.Holds(() => room.Rows() is [{ State: "verzonden" }], "the file");

        Assert.True(room.Health.MailBecomesFiles);
        Assert.Single(room.Log.Lines, line => line.Contains("NO MAIL LEAVES THIS MACHINE", StringComparison.Ordinal));
        Assert.Single(Directory.GetFiles(Path.Combine(room.Folder, "data", "postvak-uit"), "*.eml"));
    }
}
