using System.Globalization;
using System.Security.Cryptography;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Runs;

/// <summary>Ids that people can say over the telephone: <c>ransomware-20261122-k7m4q</c>.</summary>
internal static class RunIds
{
    /// <summary>Without 0 and o, 1, i and l, 5 and s, 8 and b, 2 and z, u and v: they look or sound alike.</summary>
    public const string Alphabet = "34679acdefghjkmnpqrtwxy";

    private const int ShortTail = 5;
    private const int LongTail = 7;

    /// <summary>A new id; unique only after it was recorded. The second and later attempts are longer, for days with very many runs.</summary>
    public static RunId New(RunbookId runbook, DateTimeOffset now, TimeZoneInfo zone, int attempt)
    {
        var day = TimeZoneInfo.ConvertTime(now, zone).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return new RunId($"{runbook}-{day}-{RandomNumberGenerator.GetString(Alphabet, attempt == 1 ? ShortTail : LongTail)}");
    }
}
