using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Web.Room;

/// <summary>Dutch words about a run as a whole.</summary>
internal static class RoomWords
{
    /// <summary>How far a phase is.</summary>
    public static Word OfPhase(RoomView view, string phase)
    {
        var steps = view.Run.Steps.Values.Where(s => s.Phase == phase).ToList();
        var open = steps.Count(s => !s.Ended);
        var late = steps.Count(s => !s.Ended && (s.DoneLate || s.ConfirmedLate));
        return view.Closed && open > 0 ? new Word($"{open} niet gedaan", "")
            : steps.Count == 0 && !view.Run.OpenPhases.Contains(phase) ? new Word("nog niet begonnen", "")
            : late > 0 && !view.Closed ? new Word($"{open} open, {late} te laat", "alarm")
            : open > 0 ? new Word($"{open} open", "info")
            : view.Coming(phase).Count == 0 ? new Word("klaar", "ok")
            : new Word("niets open", "");
    }

    /// <summary>Whether a phase is unfolded when the page opens: there is something to do in it.</summary>
    public static bool Unfolded(RoomView view, string phase) => view.Run.Steps.Values.Any(s => s.Phase == phase && !s.Ended);

    public static string OfTrack(string track) => track switch
    {
        "bron" => "Spoor bron: het incident",
        "gevolg" => "Spoor gevolg: de effecten",
        _ => $"Spoor {track}",
    };

    public static string TabPrefix(RoomView view) => view.Late > 0 ? $"({view.Late} te laat) " : "";

    public static string OfStatus(RunStatus status) => status switch
    {
        RunStatus.Open => "Loopt",
        RunStatus.Paused => "GEPAUZEERD",
        RunStatus.Closed => "Gesloten",
    };

    public static string OfMode(RunMode mode) => Frame.FrameTexts.Banner(mode);
}
