using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>The certificate of the server, read anew when its file was replaced: it is renewed more often than the server is restarted.</summary>
internal sealed class Certificate(ServerSettings settings, string workingDirectory, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly string _file = Path.GetFullPath(settings.Certificate, workingDirectory);
    private X509Certificate2? _current;
    private DateTime _written;
    private DateTimeOffset _looked;

    /// <summary>What to show to who connects now.</summary>
    public X509Certificate2 Current(ILogger? log = null)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_current is null || now - _looked >= LookEvery)
            {
                Refresh(log);
                _looked = now;
            }

            return _current!;
        }
    }

    private void Refresh(ILogger? log)
    {
        var written = File.GetLastWriteTimeUtc(_file);
        if (_current is not null && written == _written)
        {
            return;
        }

        try
        {
            (_current, _written) = (Read(), written);
        }
        catch (SettingsFault fault) when (_current is not null)
        {
            // Half replaced: the old one goes on working.
            log?.LogWarning(fault, "The new certificate cannot be used");
        }
    }

    /// <exception cref="SettingsFault">The file cannot be used.</exception>
    private X509Certificate2 Read()
    {
        try
        {
            var pem = File.ReadAllText(_file).Contains("-----BEGIN", StringComparison.Ordinal);
            var password = settings.CertificatePassword.Length == 0 ? null : settings.CertificatePassword;
            var certificate = pem ? FromPem(password) : X509CertificateLoader.LoadPkcs12FromFile(_file, password);
            return certificate.HasPrivateKey
                ? certificate
                : throw new CryptographicException("no private key");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SettingsFault([$"Server:Certificaat: {_file} is niet te gebruiken: {Why(fault)}. Nodig: een certificaat met zijn sleutel, als PEM of PFX."], fault);
        }
    }

    private static string Why(Exception fault) =>
        fault is CryptographicException or ArgumentException ? "de inhoud, de sleutel of het wachtwoord klopt niet" : Trouble.Why(fault);

    private X509Certificate2 FromPem(string? password)
    {
        var key = settings.CertificateKey.Length == 0 ? _file : Path.GetFullPath(settings.CertificateKey, workingDirectory);
        using var read = password is null
            ? X509Certificate2.CreateFromPemFile(_file, key)
            : X509Certificate2.CreateFromEncryptedPemFile(_file, password, key);

        // Windows wants the key in a store of its own kind.
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }
}
