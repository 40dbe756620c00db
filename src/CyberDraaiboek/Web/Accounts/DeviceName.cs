namespace CyberDraaiboek.Web.Accounts;

/// <summary>What a browser says about itself, in words that its owner recognises: good enough to see a session that is not yours.</summary>
internal static class DeviceName
{
    // The order matters: Edge also says that it is Chrome, and Chrome that it is Safari.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrom", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    /// <param name="said">The User-Agent; null: it said nothing.</param>
    /// <returns>Such as <c>Chrome op Windows</c>; the words themselves when none of them is known; null for null.</returns>
    public static string? Of(string? said)
    {
        if (said is null)
        {
            return null;
        }

        var browser = Browsers.FirstOrDefault(known => said.Contains(known.Mark, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(known => said.Contains(known.Mark, StringComparison.Ordinal)).Name;
        return browser is null && system is null ? said : $"{browser ?? "Onbekende browser"} op {system ?? "een onbekend apparaat"}";
    }
}
