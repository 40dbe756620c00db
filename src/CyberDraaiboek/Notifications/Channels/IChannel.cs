using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Notifications.Channels;

/// <summary>A way out.</summary>
internal interface IChannel
{
    /// <summary>Which.</summary>
    Channel Kind { get; }

    /// <summary>Hands over one message; several at the same time are fine.</summary>
    Task<SendResult> Send(Outgoing message, CancellationToken stop);
}

/// <summary>Stands in every channel that leaves the machine: only a real run passes, until a drill brings the list of its own people.</summary>
internal static class Gate
{
    /// <summary>Null: it may pass.</summary>
    public static SendResult? Holds(RunMode mode) => mode switch
    {
        RunMode.Live => null,
        RunMode.Drill => new SendResult.Refused("oefening: deze ontvanger staat op geen deelnemerslijst"),
        RunMode.Campaign => new SendResult.Refused("campagne: deze ontvanger staat op geen deelnemerslijst"),
    };
}
