using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Steps;

/// <summary>Everything that somebody needs to do a step.</summary>
internal sealed record StepDetail
{
    [JsonPropertyName("stand")] public required StepNow Now { get; init; }
    [JsonPropertyName("doen")] public string? Instruction { get; init; }
    [JsonPropertyName("niet_doen")] public string? Avoid { get; init; }
    [JsonPropertyName("te_noteren")] public string? Evidence { get; init; }
    [JsonPropertyName("op_papier")] public string? Paper { get; init; }
    [JsonPropertyName("controleer")] public string? Check { get; init; }
    [JsonPropertyName("vraag")] public string? Question { get; init; }
    [JsonPropertyName("hoedanigheid")] public string? Capacity { get; init; }
    [JsonPropertyName("advies")] public IReadOnlyList<string>? Advisers { get; init; }
    [JsonPropertyName("keuzes")] public IReadOnlyList<OptionView>? Options { get; init; }
    [JsonPropertyName("velden")] public IReadOnlyList<FieldView>? Fields { get; init; }
    [JsonPropertyName("klok")] public string? Clock { get; init; }
    [JsonPropertyName("stopt_klok")] public string? StopsClock { get; init; }
    [JsonPropertyName("niveau")] public string? Level { get; init; }
    [JsonPropertyName("draaiboek")] public string? Runbook { get; init; }
    [JsonPropertyName("aan")] public IReadOnlyList<string>? To { get; init; }

    public static StepDetail Of(StepState step, Runbook runbook)
    {
        var definition = step.Definition;
        var detail = new StepDetail
        {
            Now = StepNow.Of(step),
            Instruction = definition.Instruction,
            Avoid = definition.Avoid,
            Evidence = definition.Evidence,
            Paper = definition.Paper,
            Check = definition.Check,
        };
        return definition switch
        {
            DecisionStep d => detail with
            {
                Question = d.Question,
                Capacity = d.Capacity,
                Advisers = [.. d.Advisers.Select(a => a.Value)],
                Options = [.. d.Options.Select(o => new OptionView(o.Key, o.Title, o.Consequence))],
            },
            QuestionStep q => detail with { Fields = [.. q.Fields.Where(runbook.Data.ContainsKey).Select(f => FieldView.Of(runbook.Data[f]))] },
            ClockStep c => detail with { Clock = c.Clock.Value },
            ActionStep { StopsClock: { } clock } => detail with { StopsClock = clock.Value },
            ScaleStep s => detail with { Level = s.Level.ToString() },
            StartRunbookStep s => detail with { Runbook = s.Runbook.Value },
            NotifyStep n => detail with { To = [.. n.To.Select(r => r.Value)] },
            SitrapStep s => detail with { To = [.. s.To.Select(r => r.Value)] },
            _ => detail,
        };
    }
}

/// <summary>An option of a decision.</summary>
internal sealed record OptionView(
    [property: JsonPropertyName("sleutel")] string Key,
    [property: JsonPropertyName("titel")] string Title,
    [property: JsonPropertyName("gevolg")] string? Consequence = null);

/// <summary>A data field that can be filled in.</summary>
internal sealed record FieldView(
    [property: JsonPropertyName("naam")] string Name,
    [property: JsonPropertyName("soort")] string Kind,
    [property: JsonPropertyName("vraag")] string Question,
    [property: JsonPropertyName("bij_start")] bool AskedAtStart,
    [property: JsonPropertyName("uitleg")] string? Help = null,
    [property: JsonPropertyName("keuzes")] IReadOnlyDictionary<string, string>? Options = null)
{
    public static FieldView Of(DataField field) => new(
        field.Name, Names<DataKind>.Of(field.Kind), field.Question, field.AskedAtStart, field.Help, field.Options.Count == 0 ? null : field.Options);
}
