using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser.Tour;

/// <summary>A page of the tour, as somebody comes upon it.</summary>
/// <param name="Context">Who looks.</param>
/// <param name="Name">Of the picture; no two alike.</param>
/// <param name="Path">Address.</param>
/// <param name="Act">What they do there first, such as sending a form; null: only look.</param>
internal sealed record Stop(IBrowserContext Context, string Name, string Path, Func<IPage, Task>? Act = null)
{
    /// <summary>What the server must answer to <see cref="Path"/>.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Whether a picture in the dark is of use: something on it has a colour of its own.</summary>
    public bool Dark { get; init; }
}

/// <summary>Something wrong with a page.</summary>
internal enum FaultKind
{
    /// <summary>The page is not the one that the tour was after.</summary>
    Wrong,

    /// <summary>Axe found it.</summary>
    Axe,

    /// <summary>The page itself, or a part of it, has to be pushed sideways to be read.</summary>
    Sideways,

    /// <summary>With text twice as large something is cut off or lies over something else.</summary>
    Zoom,

    /// <summary>A button or field is too small for a thumb.</summary>
    Thumb,
}

/// <summary>A fault of a page.</summary>
internal sealed record Fault(FaultKind Kind, string Text);

/// <summary>What the tour came upon.</summary>
/// <param name="Faults">In the order of the tour.</param>
/// <param name="Visited">Every path that a page of the tour had, also after its act.</param>
/// <param name="Names">Of the pictures.</param>
internal sealed record TourResult(IReadOnlyList<Fault> Faults, IReadOnlySet<string> Visited, IReadOnlyList<string> Names);
