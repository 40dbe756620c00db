namespace CyberDraaiboek.Web.Frame;

/// <summary>A place in a menu.</summary>
/// <param name="Path">Address; in the menu of a run what comes after <c>/inzetten/{run}</c>.</param>
/// <param name="Text">Dutch.</param>
internal sealed record NavLink(string Path, string Text);

/// <summary>The menus. A feature that has a page adds its line here.</summary>
internal static class FrameNav
{
    public static IReadOnlyList<NavLink> Everywhere { get; } =
    [
        new("/", "Start"),
        new("/taken", "Mijn taken"),
        new("/draaiboeken", "Draaiboeken"),
        new("/organisatie", "Organisatie"),
        new("/noodmap", "Noodmap"),
        new("/beheer", "Beheer"),
        new(Terms.TermsRoutes.Path, "Begrippen"),
    ];

    /// <summary>So many of <see cref="OfRun"/> fit on one line of a telephone; the rest is folded there.</summary>
    public const int AlwaysInSight = 3;

    public static IReadOnlyList<NavLink> OfRun { get; } =
    [
        new("", "Stappen"),
        new("/taken", "Mijn taken"),
        new("/bereikt", "Wie is bereikt"),
        new("/klokken", "Klokken"),
        new("/logboek", "Logboek"),
        new("/sitrap", "Situatierapport"),
        new("/opschalen", "Opschalen"),
        new("/overdracht", "Overdracht"),
        new("/papier", "Op papier"),
        new("/rollen", "Rollen"),
    ];
}
