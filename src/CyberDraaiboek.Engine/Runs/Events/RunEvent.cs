using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>
/// Something that happened in a run. Its stored name and its Dutch property names are frozen: renaming the type must not touch
/// history, and a new meaning gets a new name. Holds every instant that was computed, so that replay needs no clock and no zone.
/// </summary>
public abstract record RunEvent
{
    /// <summary>What it is about: a step, clock, message or the run ("object").</summary>
    [JsonIgnore]
    public virtual string Object => "inzet";

    /// <summary>How it ended, in a few Dutch words ("resultaat").</summary>
    [JsonIgnore]
    public abstract string Result { get; }

    /// <summary>Fact unless the event says otherwise.</summary>
    [JsonIgnore]
    public virtual EntryKind Kind => EntryKind.Fact;

    /// <summary>Must be seen at once: nobody reached, an empty role, a clock that ran out.</summary>
    [JsonIgnore]
    public virtual bool Alarm => false;
}

/// <summary>The frozen name under which an event is stored: the action code ("actie").</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StoredAsAttribute(string code) : Attribute
{
    /// <summary>Such as <c>stap.gereed</c>.</summary>
    public string Code => code;
}

/// <summary>An event about a step.</summary>
public abstract record StepEvent : RunEvent
{
    /// <summary>Which.</summary>
    [JsonPropertyName("stap")]
    public required StepId Step { get; init; }

    /// <inheritdoc/>
    public override string Object => Step.Value;
}
