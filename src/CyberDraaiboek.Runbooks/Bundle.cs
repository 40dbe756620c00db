namespace CyberDraaiboek.Runbooks;

/// <summary>Exactly the texts that a runbook is made of.</summary>
/// <param name="Hash">SHA-256 in small hexadecimals over the UTF-8 bytes of <paramref name="Json"/>; equal to the runbook's own hash.</param>
/// <param name="Json">Canonical: the runbook's id, and path to text in ordinal order.</param>
public sealed record Bundle(string Hash, string Json);
