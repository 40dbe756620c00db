using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Escalation;

namespace CyberDraaiboek.Runbooks.Values;

/// <summary>Addresses as people write them, and as channels want them.</summary>
internal static partial class AddressText
{
    public const string MailPattern = @"[^\s@<>"",;:\\()\[\]]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+";

    public const string PhonePattern = @"[+(]?[0-9][0-9 ()\-]{1,24}";

    public const string WebPattern = "https?://[^ ]+";

    /// <summary>Telephone numbers lose their spaces and get the code of the Netherlands; short and service numbers stay as they are.</summary>
    public static bool TryRead(Channel channel, string text, out string address)
    {
        address = text.Trim();
        switch (channel)
        {
            case Channel.Mail:
                return address.Length <= 254 && Mail().IsMatch(address);
            case Channel.Webhook:
                return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Length > 0;
            case Channel.Sms or Channel.Call:
                var fits = Phone().IsMatch(address);
                address = fits ? International(address) : address;
                return fits;
            default:
                throw new ArgumentOutOfRangeException(nameof(channel), channel, "an unknown channel");
        }
    }

    private static string International(string written)
    {
        var digits = new string([.. written.Where(char.IsAsciiDigit)]);
        if (written[0] == '+')
        {
            return "+" + digits;
        }

        if (digits.StartsWith("00", StringComparison.Ordinal))
        {
            return "+" + digits[2..];
        }

        return digits.Length == 10 && digits[0] == '0' && !digits.StartsWith("09", StringComparison.Ordinal) && !digits.StartsWith("0800", StringComparison.Ordinal)
            ? "+31" + digits[1..]
            : digits;
    }

    [GeneratedRegex("^" + MailPattern + "$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Mail();

    [GeneratedRegex("^" + PhonePattern + "$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Phone();
}
