using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Web.Frame;

/// <summary>Dutch texts around every page.</summary>
internal static class FrameTexts
{
    public const string Product = "CyberDraaiboek";

    /// <summary>At the same place on every page (WCAG 3.2.6).</summary>
    public const string Help = "Lukt het niet? Bel het crisisteam: het nummer staat op uw noodkaart. Werk anders verder op papier, met de noodmap.";

    public static string Banner(RunMode mode) => mode switch
    {
        RunMode.Live => "ECHTE INZET",
        RunMode.Drill => "OEFENING",
        RunMode.Campaign => "CAMPAGNE",
    };

    public static string BannerHelp(RunMode mode) => mode switch
    {
        RunMode.Live => "Alarmen gaan echt de deur uit.",
        RunMode.Drill => "Dit is niet echt. Alleen deelnemers krijgen bericht.",
        RunMode.Campaign => "Berichten aan medewerkers.",
    };

    /// <summary>For class names.</summary>
    public static string Code(RunMode mode) => Names<RunMode>.Of(mode);
}
