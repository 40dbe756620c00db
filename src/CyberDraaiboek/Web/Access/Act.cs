namespace CyberDraaiboek.Web.Access;

/// <summary>Sorts of acts in a run, by who does them.</summary>
public enum Act
{
    /// <summary>Confirm, complete, decide, fill in, ring, note, correct: everybody who takes part. Mandates are checked by the engine.</summary>
    Work,

    /// <summary>Fix a situation report, enter what was done on paper: who keeps the record, and who leads.</summary>
    Record,

    /// <summary>Skip, reopen, add steps, scale, pause, take over, hand over, close, give roles: who leads.</summary>
    Lead,

    /// <summary>The clock and the injects of a drill: who leads the drill.</summary>
    Steer,
}
