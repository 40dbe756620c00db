using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Api.Steps;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Runbooks;

/// <summary><c>/draaiboeken</c> and what is wrong with them.</summary>
internal static class RunbookEndpoints
{
    public static void MapRunbooks(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("draaiboeken");
        group.MapGet("/draaiboeken", List).Reads<RunbookView[]>("Draaiboeken", "De draaiboeken die u kunt starten.");
        group.MapGet("/draaiboeken/{draaiboek}", One).Reads<RunbookView>("Een draaiboek", "Met de gegevens die bij de start worden gevraagd.");
        group.MapGet("/begrippen", Terms).Reads<TermView[]>("Begrippen", "Afkortingen en vaktermen van de teksten, met het gewone woord.");
        group.MapGet("/controle", Check).Reads<CheckView>("Controle", "Fouten en waarschuwingen in de map met draaiboeken, zoals de server die het laatst las.");
        group.MapPost("/herladingen", Reload).Described("Opnieuw lezen", "Leest de map met draaiboeken opnieuw. Een draaiboek met fouten kan niet worden gestart. Lopende inzetten houden hun eigen versie.", Scope.Manage)
            .Produces<CheckView>();
    }

    private static IResult List(RunbookShelf shelf) => Results.Json(shelf.Current.Startable.Select(RunbookView.Of).ToArray(), ApiJson.Options);

    private static IResult One(string draaiboek, RunbookShelf shelf) => shelf.Current.Startable.FirstOrDefault(r => r.Id.Value == draaiboek) is { } runbook
        ? Results.Json(RunbookView.Of(runbook), ApiJson.Options)
        : Problem.Of(ProblemKind.NotFound, $"Draaiboek '{draaiboek}' bestaat niet of kan niet los worden gestart.");

    private static IResult Terms(RunbookShelf shelf) => Results.Json(shelf.Current.Terms.Select(TermView.Of).ToArray(), ApiJson.Options);

    private static IResult Check(RunbookShelf shelf) => Results.Json(CheckView.Of(shelf.Current.Diagnostics), ApiJson.Options);

    private static IResult Reload(RunbookShelf shelf) => Results.Json(CheckView.Of(shelf.Reload().Diagnostics), ApiJson.Options);
}

internal sealed record RunbookView
{
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("titel")] public required string Title { get; init; }
    [JsonPropertyName("versie")] public required string Version { get; init; }
    [JsonPropertyName("eigenaar")] public required string Owner { get; init; }
    [JsonPropertyName("herzien_voor")] public DateOnly? ReviewBefore { get; init; }
    [JsonPropertyName("niveau")] public required string Level { get; init; }
    [JsonPropertyName("tlp")] public required string Tlp { get; init; }
    [JsonPropertyName("wanneer")] public string? WhenToUse { get; init; }
    [JsonPropertyName("herkenning")] public required IReadOnlyList<string> Recognition { get; init; }
    [JsonPropertyName("gegevens_bij_start")] public required IReadOnlyList<FieldView> AskedAtStart { get; init; }

    public static RunbookView Of(Runbook runbook) => new()
    {
        Id = runbook.Id.Value,
        Title = runbook.Title,
        Version = runbook.Version,
        Owner = runbook.Owner.Value,
        ReviewBefore = runbook.ReviewBefore,
        Level = runbook.Level.ToString(),
        Tlp = runbook.Tlp,
        WhenToUse = runbook.WhenToUse,
        Recognition = runbook.Recognition,
        AskedAtStart = [.. runbook.Data.Values.Where(f => f.AskedAtStart).Select(FieldView.Of)],
    };
}

internal sealed record TermView
{
    [JsonPropertyName("begrip")] public required string Name { get; init; }
    [JsonPropertyName("voluit")] public required string Full { get; init; }
    [JsonPropertyName("uitleg")] public string? Explanation { get; init; }

    public static TermView Of(Term term) => new() { Name = term.Name, Full = term.Full, Explanation = term.Explanation };
}

/// <summary>What the checker found.</summary>
internal sealed record CheckView
{
    [JsonPropertyName("fouten")] public required int Errors { get; init; }
    [JsonPropertyName("waarschuwingen")] public required int Warnings { get; init; }
    [JsonPropertyName("bevindingen")] public required IReadOnlyList<FindingView> Findings { get; init; }

    public static CheckView Of(IReadOnlyList<Diagnostic> diagnostics) => new()
    {
        Errors = diagnostics.Count(d => d.Severity == Severity.Error),
        Warnings = diagnostics.Count(d => d.Severity == Severity.Warning),
        Findings = [.. diagnostics.Select(FindingView.Of)],
    };
}

internal sealed record FindingView
{
    [JsonPropertyName("ernst")] public required string Severity { get; init; }
    [JsonPropertyName("code")] public required string Code { get; init; }
    [JsonPropertyName("bestand")] public required string File { get; init; }
    [JsonPropertyName("regel")] public required int Line { get; init; }
    [JsonPropertyName("kolom")] public required int Column { get; init; }
    [JsonPropertyName("melding")] public required string Message { get; init; }

    public static FindingView Of(Diagnostic found) => new()
    {
        Severity = found.Severity switch
        {
            CyberDraaiboek.Runbooks.Severity.Error => "fout",
            CyberDraaiboek.Runbooks.Severity.Warning => "waarschuwing",
        },
        Code = found.Code,
        File = found.At.File,
        Line = found.At.Line,
        Column = found.At.Column,
        Message = found.Message,
    };
}
