using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace CyberDraaiboek.Notifications.Mail;

/// <summary>Reads from what System.Net.Mail throws what a mail server did.</summary>
internal static partial class SmtpReply
{
    private const int LongestDetail = 200;

    /// <summary>What a failure means.</summary>
    /// <param name="fault">As the library threw it.</param>
    /// <param name="bodyHandedOver">The server may have the whole mail.</param>
    public static SendResult Meaning(SmtpException fault, bool bodyHandedOver) => (int)fault.StatusCode switch
    {
        >= 400 and < 500 => new SendResult.NotNow(Detail(fault)),
        >= 500 and < 600 => new SendResult.Refused(Detail(fault)),
        _ when bodyHandedOver => new SendResult.Unknown("de verbinding met de mailserver brak af nadat het hele bericht was overgedragen"),
        _ => fault.InnerException switch
        {
            AuthenticationException => new SendResult.Refused("het certificaat van de mailserver wordt niet vertrouwd"),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } =>
                new SendResult.NotNow("de naam van de mailserver is niet te vinden"),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new SendResult.NotNow("de mailserver neemt niet op"),
            IOException or SocketException or OperationCanceledException or ObjectDisposedException =>
                new SendResult.NotNow("de verbinding met de mailserver brak af"),
            _ => new SendResult.Refused(Detail(fault)),
        },
    };

    private static string Detail(SmtpException fault)
    {
        var said = fault.Message;
        var answer = said.IndexOf(Said, StringComparison.Ordinal);
        var text = Address().Replace(OneLine.Of(answer < 0 ? said : said[(answer + Said.Length)..], LongestDetail), "(adres)");
        return (int)fault.StatusCode < 0 ? $"mailserver: {text}" : $"mailserver: {(int)fault.StatusCode} {text}";
    }

    private const string Said = "The server response was: ";

    // Servers repeat the address in their refusal; addresses are not journalled.
    [GeneratedRegex("""<?[^\s<>"']+@[^\s<>"':;,]+>?""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
