using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CyberDraaiboek.SystemTests.Mail;

/// <summary>
/// A real Postfix with configuration, queue, mailboxes and port of its own, apart from any other on the machine. Delivers what is
/// for proefstad.example into folders; sends nothing on. Needs to be root, as every mail server does.
/// </summary>
public sealed class PostfixServer : IAsyncLifetime
{
    /// <summary>An address that is too busy.</summary>
    public const string Busy = "bezet@proefstad.example";

    private string? _folder;
    private string? _postfix;

    public int Port { get; private set; }

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !RealParts.Has("postfix"))
        {
            return;
        }

        _postfix = RealParts.Require("postfix");
        _folder = Directory.CreateTempSubdirectory("draaiboek-postfix-").FullName;
        Port = FreePort();
        File.SetUnixFileMode(_folder, (UnixFileMode)Convert.ToInt32("755", 8));
        foreach (var part in new[] { "conf", "queue", "data", "mail" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, part));
        }

        await WriteConfiguration(_folder);
        await Run("/bin/chown", "postfix", Path.Combine(_folder, "data"));
        await Run("/bin/chown", "nobody", Path.Combine(_folder, "mail"));
        await Run(_postfix, "-c", Path.Combine(_folder, "conf"), "start");
        await Journal.Eventually.Holds(Answers, "Postfix answers");
    }

    public async Task DisposeAsync()
    {
        if (_folder is not null)
        {
            await Run(_postfix!, "-c", Path.Combine(_folder, "conf"), "stop");
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Does not return where there is no Postfix, or no right to run one. The calling test is a SkippableFact.</summary>
    public void Require()
    {
        RealParts.Require("postfix");
        RealParts.Require(_folder is not null, "Postfix can only be started as root");
    }

    /// <summary>Files with what somebody received.</summary>
    public IReadOnlyList<string> Mailbox(string person)
    {
        var folder = Path.Combine(_folder!, "mail", person, "new");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    /// <summary>Nothing waits in its queue, or it does not run.</summary>
    public bool Idle => _folder is null
        || new[] { "maildrop", "incoming", "active", "deferred" }.Select(queue => Path.Combine(_folder, "queue", queue)).All(queue =>
            !Directory.Exists(queue) || !Directory.EnumerateFiles(queue, "*", SearchOption.AllDirectories).Any());

    /// <summary>Everyone who received something.</summary>
    public IReadOnlyList<string> Receivers => [.. Directory.GetDirectories(Path.Combine(_folder!, "mail")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    /// <summary>Empties all mailboxes.</summary>
    public void Empty()
    {
        foreach (var box in Directory.GetDirectories(Path.Combine(_folder!, "mail")))
        {
            Directory.Delete(box, recursive: true);
        }
    }

    private async Task WriteConfiguration(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "conf", "server.pem"), $"{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}\n");
        var shipped = PostMap.ShippedMailboxes().ToList();
        var domains = shipped.Select(box => box.Address.Split('@')[1]).Append("proefstad.example").Distinct();
        var people = string.Join(
            ", ",
            PostMap.Mailboxes.Select(person => ($"{person}@proefstad.example", person)).Concat(shipped).Select(box => $"{box.Item1}={box.Item2}/"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "conf", "main.cf"),
            $$"""
            compatibility_level = 3.6
            queue_directory = {{folder}}/queue
            data_directory = {{folder}}/data
            maillog_file = {{folder}}/maillog
            maillog_file_prefixes = {{folder}}
            myhostname = proef.localhost
            mydestination =
            mynetworks = 127.0.0.0/8
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            default_transport = error:nothing leaves the test
            virtual_mailbox_domains = {{string.Join(", ", domains)}}
            virtual_mailbox_base = {{folder}}/mail
            virtual_mailbox_maps = inline:{ {{people}}, {{Busy}}=bezet/ }
            virtual_minimum_uid = 1
            virtual_uid_maps = static:{{await Id("-u", "nobody")}}
            virtual_gid_maps = static:{{await Id("-g", "nobody")}}
            smtpd_tls_security_level = may
            smtpd_tls_chain_files = {{folder}}/conf/server.pem
            smtpd_recipient_restrictions = check_recipient_access inline:{ { {{Busy}} = 450 4.2.0 later } }, permit_mynetworks, reject
            alias_maps =
            local_recipient_maps =

            """.ReplaceLineEndings("\n"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "conf", "master.cf"),
            $"""
            127.0.0.1:{Port} inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            tlsmgr unix - - n 1000? 1 tlsmgr
            postlog unix-dgram n - n - 1 postlogd

            """.ReplaceLineEndings("\n"));
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<string> Id(string what, string user) => (await Run("/usr/bin/id", what, user)).Trim();

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {said}"));
        return said;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
