using System.Net;
using CyberDraaiboek.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>TLS by the server itself, or by a proxy in front of it that may be believed.</summary>
internal static class Transport
{
    private const string Hsts = "max-age=31536000";

    public static void AddTransport(this WebApplicationBuilder builder, ServerSettings server, Certificate? certificate)
    {
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
            {
                var log = kestrel.ApplicationServices.GetRequiredService<ILogger<Certificate>>();
                https.ServerCertificateSelector = (_, _) => certificate.Current(log);
            }));
        }

        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var part in NetworkListAttribute.Parts(server.KnownProxies))
            {
                if (IPAddress.TryParse(part, out var address))
                {
                    forwarded.KnownProxies.Add(address);
                }
                else
                {
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(part));
                }
            }
        });
    }

    /// <summary>First of all: everything after it believes the address of the caller.</summary>
    public static void UseTransport(this WebApplication app, ServerSettings server)
    {
        if (server.KnownProxies.Length > 0)
        {
            app.UseForwardedHeaders();
        }

        app.Use((http, next) =>
        {
            // A browser that came over TLS once never comes without again.
            if (http.Request.IsHttps)
            {
                http.Response.Headers.StrictTransportSecurity = Hsts;
            }

            return next(http);
        });
    }

    /// <summary>What the keeper must know at the start; null: nothing.</summary>
    public static string? Warning(ServerSettings server)
    {
        var address = BindingAddress.Parse(server.Address);
        var inside = address.Host is "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return server.Tls || inside
            ? null
            : "LET OP: zonder TLS gaan wachtwoorden leesbaar over het netwerk. Stel Server:Certificaat in, of zet er een proxy met TLS voor en Server:PubliekAdres op https.";
    }
}
