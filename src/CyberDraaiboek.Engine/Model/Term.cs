namespace CyberDraaiboek.Engine.Model;

/// <summary>A word or abbreviation that readers may not know ("begrip").</summary>
/// <param name="Name">As it stands in texts, such as "AP".</param>
/// <param name="Full">Written out.</param>
/// <param name="Explanation">What it is, for somebody who never heard of it.</param>
public sealed record Term(string Name, string Full, string? Explanation);
