using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>The run began. First event of every run.</summary>
[StoredAs("inzet.gestart")]
public sealed record RunStarted : RunEvent
{
    [JsonPropertyName("draaiboek")] public required RunbookId Runbook { get; init; }
    [JsonPropertyName("versie")] public required string Version { get; init; }
    /// <summary>What the run keeps, whatever happens to the files.</summary>
    [JsonPropertyName("draaiboek_hash")] public required string RunbookHash { get; init; }
    [JsonPropertyName("vorm")] public required RunMode Mode { get; init; }
    [JsonPropertyName("titel")] public required string Title { get; init; }
    [JsonPropertyName("t0")] public required DateTimeOffset Start { get; init; }
    [JsonPropertyName("niveau")] public required string Level { get; init; }
    [JsonPropertyName("gegevens")] public required IReadOnlyDictionary<string, string> Data { get; init; }
    [JsonPropertyName("autoriteiten")] public required IReadOnlyList<string> Authorities { get; init; }
    [JsonPropertyName("onderdeel_van")] public RunId? Parent { get; init; }
    /// <summary>Part of a restricted run, and so restricted itself; null: its runbook says it.</summary>
    [JsonPropertyName("beperkt")] public bool? Restricted { get; init; }
    public override string Result => $"gestart met draaiboek {Runbook} {Version}";
}

/// <summary>A phase opened: in its turn, at its latest start, or by hand.</summary>
[StoredAs("fase.geopend")]
public sealed record PhaseOpened : RunEvent
{
    [JsonPropertyName("fase")] public required string Phase { get; init; }
    [JsonPropertyName("reden")] public string? Reason { get; init; }
    public override string Object => Phase;
    public override string Result => Reason is null ? "geopend" : $"geopend: {Reason}";
}

/// <summary>When a phase opens at the latest; set at the start and after a take-over.</summary>
[StoredAs("fase.uiterlijk")]
public sealed record PhaseLatestSet : RunEvent
{
    [JsonPropertyName("fase")] public required string Phase { get; init; }
    [JsonPropertyName("uiterlijk")] public required DateTimeOffset At { get; init; }
    public override string Object => Phase;
    public override string Result => "uiterste begin bepaald";
}

/// <summary>The flow took a branch.</summary>
[StoredAs("pad.gekozen")]
public sealed record BranchTaken : RunEvent
{
    [JsonPropertyName("blok")] public required string Block { get; init; }
    /// <summary><c>dan</c>, <c>anders</c> or the key of an option.</summary>
    [JsonPropertyName("tak")] public required string Branch { get; init; }
    public override string Object => Block;
    public override string Result => Branch;
}

/// <summary>A round of a repeat began.</summary>
[StoredAs("herhaling.ronde")]
public sealed record RoundStarted : RunEvent
{
    [JsonPropertyName("blok")] public required string Block { get; init; }
    [JsonPropertyName("ronde")] public required int Round { get; init; }
    [JsonPropertyName("volgende")] public required DateTimeOffset NextAt { get; init; }
    public override string Object => Block;
    public override string Result => $"ronde {Round}";
}

/// <summary>A repeat ended.</summary>
[StoredAs("herhaling.klaar")]
public sealed record RepeatEnded : RunEvent
{
    [JsonPropertyName("blok")] public required string Block { get; init; }
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Object => Block;
    public override string Result => Reason;
}

/// <summary>A deadline passed without anything to do, for example because the round before it is still going on.</summary>
[StoredAs("termijn.vervallen")]
public sealed record DeadlineDropped : RunEvent
{
    [JsonPropertyName("termijn")] public required DeadlineId Deadline { get; init; }
    [JsonPropertyName("gepland")] public required DateTimeOffset Due { get; init; }
    public override string Object => Deadline.Value;
    public override string Result => "niets te doen";
}

/// <summary>A value was filled in or changed.</summary>
[StoredAs("gegeven.vastgelegd")]
public sealed record DataSet : RunEvent
{
    [JsonPropertyName("gegeven")] public required string Field { get; init; }
    [JsonPropertyName("waarde")] public required string Value { get; init; }
    [JsonPropertyName("was")] public string? Before { get; init; }
    public override string Object => Field;
    public override string Result => "vastgelegd";
}

/// <summary>The level changed; always by a person.</summary>
[StoredAs("opschaling.gewijzigd")]
public sealed record LevelChanged : RunEvent
{
    [JsonPropertyName("van")] public required string From { get; init; }
    [JsonPropertyName("naar")] public required string To { get; init; }
    [JsonPropertyName("grip")] public string? Grip { get; init; }
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    [JsonPropertyName("ondanks")] public string? Override { get; init; }
    public override string Object => "niveau";
    public override string Result => Grip is null ? $"{From} naar {To}" : $"{From} naar {To}, GRIP {Grip}";
    public override EntryKind Kind => EntryKind.Decision;
}

/// <summary>Somebody got another role in the run than what follows from the organisation.</summary>
[StoredAs("rol.gegeven")]
public sealed record RoleGiven : RunEvent
{
    [JsonPropertyName("persoon")] public required PersonId Person { get; init; }
    [JsonPropertyName("rol")] public required RunRole Role { get; init; }
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    [JsonPropertyName("ondanks")] public string? Override { get; init; }
    public override string Object => Person.Value;
    public override string Result => Names<RunRole>.Of(Role);
}

/// <summary>A note.</summary>
[StoredAs("notitie")]
public sealed record NoteAdded : RunEvent
{
    [JsonPropertyName("tekst")] public required string Text { get; init; }
    [JsonPropertyName("soort")] public required EntryKind NoteKind { get; init; }
    [JsonPropertyName("stap")] public StepId? Step { get; init; }
    /// <summary>Traffic light protocol; null: as the run.</summary>
    [JsonPropertyName("tlp")] public string? Tlp { get; init; }
    public override string Object => Step?.Value ?? "inzet";
    public override string Result => "genoteerd";
    public override EntryKind Kind => NoteKind;
}

/// <summary>An earlier entry was wrong; it stays as it is.</summary>
[StoredAs("correctie")]
public sealed record Corrected : RunEvent
{
    [JsonPropertyName("regel")] public required long Entry { get; init; }
    [JsonPropertyName("tekst")] public required string Text { get; init; }
    public override string Object => $"regel {Entry}";
    public override string Result => "gecorrigeerd";
}

/// <summary>The shift that goes handed over, and nobody has accepted it yet.</summary>
[StoredAs("overdracht.aangeboden")]
public sealed record HandoverOffered : RunEvent
{
    [JsonPropertyName("nummer")] public required int Number { get; init; }
    [JsonPropertyName("velden")] public required IReadOnlyDictionary<string, string> Fields { get; init; }
    public override string Object => "overdracht";
    public override string Result => $"overdracht {Number} aangeboden";
}

/// <summary>The shift that comes took over.</summary>
[StoredAs("overdracht.aanvaard")]
public sealed record HandoverAccepted : RunEvent
{
    [JsonPropertyName("nummer")] public required int Number { get; init; }
    [JsonPropertyName("van")] public required string From { get; init; }
    [JsonPropertyName("opmerking")] public string? Remark { get; init; }
    [JsonPropertyName("ondanks")] public string? Override { get; init; }
    public override string Object => "overdracht";
    public override string Result => $"overdracht {Number} overgenomen van {From}";
}

/// <summary>Timers stopped, legal clocks not.</summary>
[StoredAs("inzet.gepauzeerd")]
public sealed record RunPaused : RunEvent
{
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Result => "gepauzeerd";
}

/// <summary>Timers go on with what they had left.</summary>
[StoredAs("inzet.hervat")]
public sealed record RunResumed : RunEvent
{
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Result => "hervat";
}

/// <summary>The run goes on with another version of its runbook.</summary>
[StoredAs("draaiboek.overgenomen")]
public sealed record RunbookTakenOver : RunEvent
{
    [JsonPropertyName("draaiboek")] public required RunbookId Runbook { get; init; }
    [JsonPropertyName("versie")] public required string Version { get; init; }
    [JsonPropertyName("draaiboek_hash")] public required string RunbookHash { get; init; }
    [JsonPropertyName("was_hash")] public required string BeforeHash { get; init; }
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Object => Runbook.Value;
    public override string Result => $"versie {Version} overgenomen";
}

/// <summary>A step asked for a run of another runbook.</summary>
[StoredAs("draaiboek.gevraagd")]
public sealed record ChildRequested : StepEvent
{
    [JsonPropertyName("draaiboek")] public required RunbookId Runbook { get; init; }
    public override string Result => $"start van {Runbook} gevraagd";
}

/// <summary>That run exists.</summary>
[StoredAs("draaiboek.gestart")]
public sealed record ChildRunStarted : StepEvent
{
    [JsonPropertyName("inzet")] public required RunId Child { get; init; }
    public override string Result => $"gestart als {Child}";
}

/// <summary>Somebody was too late: another had done it. Nothing changed.</summary>
[StoredAs("handeling.verloren")]
public sealed record AttemptLost : StepEvent
{
    [JsonPropertyName("handeling")] public required string Attempt { get; init; }
    [JsonPropertyName("eerder")] public required string WonBy { get; init; }
    [JsonPropertyName("eerder_om")] public required DateTimeOffset WonAt { get; init; }
    public override string Result => $"te laat: {WonBy} was eerder";
}

/// <summary>The run ended.</summary>
[StoredAs("inzet.gesloten")]
public sealed record RunClosed : RunEvent
{
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    [JsonPropertyName("ondanks")] public string? Override { get; init; }
    [JsonPropertyName("open_stappen")] public required IReadOnlyList<StepId> OpenSteps { get; init; }
    [JsonPropertyName("lopende_klokken")] public required IReadOnlyList<ClockId> RunningClocks { get; init; }
    public override string Result => "gesloten";
}
