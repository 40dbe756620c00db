namespace CyberDraaiboek.Web.Frame;

/// <summary>Something wrong in a form.</summary>
/// <param name="Field">Id of the field; null: the form as a whole.</param>
/// <param name="Text">Dutch: what, and what to do.</param>
public sealed record FormFault(string? Field, string Text)
{
    /// <summary>That it was tried stands in the journal: somebody else was first.</summary>
    public bool Recorded { get; init; }
}
