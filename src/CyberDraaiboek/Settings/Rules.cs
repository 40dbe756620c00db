using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.RegularExpressions;

namespace CyberDraaiboek.Settings;

/// <summary>A rule that says in Dutch what is allowed.</summary>
internal abstract class RuleAttribute : ValidationAttribute
{
    /// <summary>Reads on after "Toegestaan: ".</summary>
    public abstract string Allowed { get; }
}

/// <summary>Never printed, not even when it is wrong.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;

/// <summary>An <c>http</c> or <c>https</c> address without a path; empty is left to <see cref="RequiredAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpAddressAttribute : RuleAttribute
{
    public override string Allowed => "een adres als http://127.0.0.1:5080 of https://draaiboek.gemeente.example, zonder pad";

    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } text
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri is { PathAndQuery: "/", UserInfo: "", Fragment: "" });
}

/// <summary>A mail address; empty is left to <see cref="RequiredAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class MailAddressAttribute : RuleAttribute
{
    public override string Allowed => "een mailadres als naam@gemeente.example";

    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || One().IsMatch(text);

    [GeneratedRegex(@"^[^\s@<>()\[\],;:\\""]+@[^\s@<>()\[\],;:\\""]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex One();
}

/// <summary>A time span between two others, both included.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SpanAttribute(string least, string most) : RuleAttribute
{
    public string Least => least;

    public string Most => most;

    public override string Allowed => $"een duur van {least} tot en met {most}, geschreven als 90s, 15m, 2u of 1d";

    public override bool IsValid(object? value) =>
        value is TimeSpan span && SpanText.TryParse(least, out var from) && SpanText.TryParse(most, out var to) && from <= span && span <= to;
}

/// <summary>Addresses and networks, with spaces or commas between.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NetworkListAttribute : RuleAttribute
{
    private static readonly char[] Between = [' ', ','];

    public override string Allowed => "netwerkadressen of netwerken als 10.0.0.5 of 10.0.0.0/24, met een spatie ertussen";

    public static IReadOnlyList<string> Parts(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public override bool IsValid(object? value) =>
        value is not string text || Parts(text).All(part => IPNetwork.TryParse(part, out _) || IPAddress.TryParse(part, out _));
}

/// <summary>The address of an identity provider: https, with a path if it has one; http only on this machine.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IssuerAddressAttribute : RuleAttribute
{
    public override string Allowed => "een adres als https://aanmelden.gemeente.example/realm, met https";

    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } text
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            && uri is { Query: "", UserInfo: "", Fragment: "" });
}
