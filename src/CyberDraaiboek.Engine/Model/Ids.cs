using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberDraaiboek.Engine.Model;

/// <summary>A name with a type of its own, so that a step can never be passed where a person is meant.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The name as people write it.</summary>
    string Value { get; }

    /// <summary>Wraps a name; checks nothing, because the runbook checker does.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "static abstract members are called through the type parameter")]
    static abstract TSelf From(string value);
}

/// <summary>One run of a runbook ("inzet", "oefening", "campagne").</summary>
[JsonConverter(typeof(IdConverter<RunId>))]
public readonly record struct RunId(string Value) : IId<RunId>
{
    /// <inheritdoc/>
    public static RunId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The id of a runbook ("draaiboek").</summary>
[JsonConverter(typeof(IdConverter<RunbookId>))]
public readonly record struct RunbookId(string Value) : IId<RunbookId>
{
    /// <inheritdoc/>
    public static RunbookId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// A step ("stap") in a run. Inside a repeat the round is appended: <c>sitrap#3</c>; nested repeats append more: <c>x#2#1</c>.
/// </summary>
[JsonConverter(typeof(IdConverter<StepId>))]
public readonly record struct StepId(string Value) : IId<StepId>
{
    /// <summary>The id as the author wrote it, without rounds.</summary>
    public StepId Authored => Value.IndexOf('#', StringComparison.Ordinal) is var at && at < 0 ? this : new(Value[..at]);

    /// <inheritdoc/>
    public static StepId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A role in the crisis organisation, or an outside party; both can be addressed and share one namespace.</summary>
[JsonConverter(typeof(IdConverter<RoleId>))]
public readonly record struct RoleId(string Value) : IId<RoleId>
{
    /// <inheritdoc/>
    public static RoleId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A person in <c>organisatie.yaml</c>; an outside party counts as a person of the same name.</summary>
[JsonConverter(typeof(IdConverter<PersonId>))]
public readonly record struct PersonId(string Value) : IId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A legal clock in <c>klokken.yaml</c>. A clock that runs per authority is <c>avg-33@waterdorp</c> in a run.</summary>
[JsonConverter(typeof(IdConverter<ClockId>))]
public readonly record struct ClockId(string Value) : IId<ClockId>
{
    /// <summary>The clock as <c>klokken.yaml</c> names it, without the authority.</summary>
    public ClockId Authored => Value.IndexOf('@', StringComparison.Ordinal) is var at && at < 0 ? this : new(Value[..at]);

    /// <inheritdoc/>
    public static ClockId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A text template ("sjabloon").</summary>
[JsonConverter(typeof(IdConverter<TemplateId>))]
public readonly record struct TemplateId(string Value) : IId<TemplateId>
{
    /// <inheritdoc/>
    public static TemplateId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A drill ("oefening") as it is written down; each time it is played is a run.</summary>
[JsonConverter(typeof(IdConverter<DrillId>))]
public readonly record struct DrillId(string Value) : IId<DrillId>
{
    /// <inheritdoc/>
    public static DrillId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A campaign ("campagne") as it is written down; each time it is sent is a run.</summary>
[JsonConverter(typeof(IdConverter<CampaignId>))]
public readonly record struct CampaignId(string Value) : IId<CampaignId>
{
    /// <inheritdoc/>
    public static CampaignId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One message to one person over one channel. Stable: the same attempt has the same id after any crash.</summary>
[JsonConverter(typeof(IdConverter<NotificationId>))]
public readonly record struct NotificationId(string Value) : IId<NotificationId>
{
    /// <inheritdoc/>
    public static NotificationId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A deadline of a run, for example <c>gereed/ibd-bellen</c>. At most one with the same id is open in a run.</summary>
[JsonConverter(typeof(IdConverter<DeadlineId>))]
public readonly record struct DeadlineId(string Value) : IId<DeadlineId>
{
    /// <inheritdoc/>
    public static DeadlineId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Writes an id as plain text, also as a dictionary key.</summary>
public sealed class IdConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetString() ?? throw new JsonException("an id is text"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
