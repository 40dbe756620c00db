namespace CyberDraaiboek.Api.Rules;

/// <summary>When something can have happened. A wrong year would open every phase at once, or start a legal clock that has long run out.</summary>
internal static class MomentRules
{
    /// <summary>The clock of somebody else may run a little ahead of ours.</summary>
    private static readonly TimeSpan AheadOfUs = TimeSpan.FromMinutes(1);

    public static bool InFuture(DateTimeOffset at, DateTimeOffset now) => at > now + AheadOfUs;

    /// <summary>Longer than a year ago: probably a slip of the pen; with a reason it is accepted.</summary>
    public static bool LongAgo(DateTimeOffset at, DateTimeOffset now) => at < now.AddYears(-1);

    /// <summary>For the journal, when an act was accepted with a moment of long ago; null: it had none.</summary>
    public static string? Note(object body, string? reason, DateTimeOffset now) =>
        BodyRules.Moments(body).FirstOrDefault(m => LongAgo(m.At, now)) is { Name: { } name } found
            ? $"{name} ligt meer dan een jaar terug ({found.At.ToString("yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture)}). Toch aangehouden: {reason}"
            : null;
}
