namespace CyberDraaiboek.Settings;

/// <summary>Rules about more than one setting of getting in.</summary>
internal static class AccessRules
{
    public static IEnumerable<string> Check(HostSettings settings)
    {
        var (server, external) = (settings.Server, settings.External);
        var https = server.Address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        if (https != server.Certificate.Length > 0)
        {
            yield return https
                ? "Server:Certificaat ontbreekt. Toegestaan: een bestand (PEM of PFX), want Server:Adres begint met https."
                : "Server:Certificaat kan niet zonder https. Toegestaan: een Server:Adres dat begint met https, of geen certificaat.";
        }

        if (server.Certificate.Length == 0 && (server.CertificateKey.Length > 0 || server.CertificatePassword.Length > 0))
        {
            yield return "Server:CertificaatSleutel en Server:CertificaatWachtwoord horen bij Server:Certificaat. Vul dat in, of laat ze leeg.";
        }

        if (external.Issuer.Length == 0 != (external.ClientId.Length == 0) || external.Issuer.Length == 0 != (external.ClientSecret.Length == 0))
        {
            yield return "AanmeldenExtern:Uitgever, AanmeldenExtern:ClientId en AanmeldenExtern:ClientGeheim horen bij elkaar: vul ze alle drie in of laat ze alle drie leeg.";
        }
    }
}
