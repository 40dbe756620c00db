using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberDraaiboek.Notifications.Links;

/// <summary>
/// What somebody needs to answer: the key in the link, and the code in the text beside it. Both exist only in the message. A class,
/// not a record: it must never print itself.
/// </summary>
internal sealed class AnswerKey
{
    private const int TokenBytes = 16;

    private AnswerKey(string token, string code) => (Token, Code) = (token, code);

    /// <summary>128 random bits, for in an address.</summary>
    public string Token { get; }

    /// <summary>Four digits.</summary>
    public string Code { get; }

    /// <summary>A new key.</summary>
    /// <param name="shown">
    /// Texts that the page behind the link shows: a robot that tries the numbers that it sees there must not find the code.
    /// </param>
    public static AnswerKey New(params IReadOnlyList<string> shown)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        string code;
        do
        {
            code = RandomNumberGenerator.GetInt32(10_000).ToString("D4", CultureInfo.InvariantCulture);
        }
        while (LooksLikeYear(code) || shown.Any(text => text.Contains(code, StringComparison.Ordinal)) || token.Contains(code, StringComparison.Ordinal));

        return new AnswerKey(token, code);
    }

    /// <summary>Under which a link is stored.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Something random for <see cref="HashOf(string, string, string)"/>.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>
    /// How a code is stored. Four digits alone are guessed at once from any hash; the token, which is not stored, is what keeps them.
    /// </summary>
    public static string HashOf(string token, string salt, string code) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes($"{salt}:{code}")));

    private static bool LooksLikeYear(string code) =>
        code.StartsWith("19", StringComparison.Ordinal) || code.StartsWith("20", StringComparison.Ordinal);
}
