using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CyberDraaiboek.Api.Access;

/// <summary>Secrets of 256 random bits. They need no slow hash: there is nothing to guess.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    /// <summary>A new one, 43 characters.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of it.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Takes the same time whatever differs.</summary>
    public static bool Matches(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(hash));
}
