using System.CommandLine;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Cli;

/// <summary><c>verifieer</c>: whether a journal is as it was written. Needs no server.</summary>
internal sealed class VerifyVerb : Verb
{
    private static readonly byte[] DatabaseMark = "SQLite format 3\0"u8.ToArray();

    private readonly Argument<string?> _file = Maybe("bestand", "Een database of een export (jsonl); - leest een export van de invoer. Zonder: de database van deze server.");

    public VerifyVerb(Shell shell)
        : base("verifieer", "Controleer of een logboek nog is zoals het is vastgelegd. Noemt de eerste regel die niet klopt.", shell) => Arguments.Add(_file);

    protected override async Task<int> Run(ParseResult line, CancellationToken stop)
    {
        var typed = line.GetValue(_file);
        var (name, verdict) = typed == "-" ? ("de invoer", OfExport(Shell.In)) : OfFile(typed is null ? Shell.OpenSettings().Paths.Database : Shell.Resolve(typed));
        await Shell.Out.WriteLineAsync(Json(line) ? System.Text.Json.JsonSerializer.Serialize(VerdictView.Of(name, verdict), ApiJson.Options) : Text(name, verdict));
        return verdict.Fault is null ? Exit.Ok : Exit.Fault;
    }

    // An export that lost everything must not pass for one in order.
    private static Verdict OfExport(TextReader lines) =>
        Verification.OfExport(lines) is var verdict && verdict is { Entries: 0, Fault: null }
            ? verdict with { Fault = new JournalFault(null, null, null, "er staat geen enkele logboekregel in") }
            : verdict;

    private static (string Name, Verdict Verdict) OfFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandFault($"Bestand niet gevonden: {path}");
        }

        if (IsDatabase(path))
        {
            return (path, Verification.OfDatabase(Database.Existing(path)));
        }

        using var lines = new StreamReader(path);
        return (path, OfExport(lines));
    }

    private static bool IsDatabase(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[DatabaseMark.Length];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(DatabaseMark);
    }

    private static string Text(string name, Verdict verdict)
    {
        if (verdict.Fault is not { } fault)
        {
            var end = verdict.EndIsCertain ? "" : " Of er aan het einde regels ontbreken, is aan een export niet te zien.";
            return $"In orde: {name} bevat {verdict.Entries} {(verdict.Entries == 1 ? "regel" : "regels")} van {verdict.Runs} {(verdict.Runs == 1 ? "inzet" : "inzetten")} en de keten is heel.{end}";
        }

        var place = string.Join(", ", new[]
        {
            fault.Run is null ? null : $"inzet {fault.Run}",
            fault.Sequence is null ? null : $"regel {fault.Sequence}",
            fault.Line is null ? null : $"op regel {fault.Line} van het bestand",
        }.OfType<string>());
        return $"NIET IN ORDE: {name}{(place.Length == 0 ? "" : $", {place}")}: {fault.Reason}. {(verdict.Entries == 1 ? "1 regel daarvoor klopt" : $"{verdict.Entries} regels daarvoor kloppen")}.";
    }
}

/// <summary>A verdict as JSON.</summary>
internal sealed record VerdictView
{
    [JsonPropertyName("bestand")] public required string File { get; init; }
    [JsonPropertyName("in_orde")] public required bool Whole { get; init; }
    [JsonPropertyName("regels")] public required long Entries { get; init; }
    [JsonPropertyName("inzetten")] public required int Runs { get; init; }
    [JsonPropertyName("einde_zeker")] public required bool EndIsCertain { get; init; }
    [JsonPropertyName("inzet")] public string? Run { get; init; }
    [JsonPropertyName("regel")] public long? Sequence { get; init; }
    [JsonPropertyName("bestandsregel")] public long? Line { get; init; }
    [JsonPropertyName("reden")] public string? Reason { get; init; }

    public static VerdictView Of(string file, Verdict verdict) => new()
    {
        File = file,
        Whole = verdict.Fault is null,
        Entries = verdict.Entries,
        Runs = verdict.Runs,
        EndIsCertain = verdict.EndIsCertain,
        Run = verdict.Fault?.Run,
        Sequence = verdict.Fault?.Sequence,
        Line = verdict.Fault?.Line,
        Reason = verdict.Fault?.Reason,
    };
}
