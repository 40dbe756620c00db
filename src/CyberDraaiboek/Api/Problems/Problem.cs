using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Problems;

/// <summary>An answer that says no, after RFC 9457 (<c>application/problem+json</c>).</summary>
internal sealed record ProblemBody
{
    [JsonPropertyName("type")] public required string Type { get; init; }
    [JsonPropertyName("title")] public required string Title { get; init; }
    [JsonPropertyName("status")] public required int Status { get; init; }
    [JsonPropertyName("detail")] public required string Detail { get; init; }
    [JsonPropertyName("code")] public required string Code { get; init; }
    /// <summary>The same request with a reason in <c>ondanks</c> is accepted.</summary>
    [JsonPropertyName("ondanks_mogelijk")] public bool? CanOverride { get; init; }
    /// <summary>How the step is now: the loser of a race sees who won.</summary>
    [JsonPropertyName("stap")] public Steps.StepNow? Step { get; init; }
}

/// <summary>Makes those answers.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    public static ProblemBody Body(ProblemKind kind, string detail) => new()
    {
        Type = $"urn:cyberdraaiboek:probleem:{kind.Code}",
        Title = kind.Title,
        Status = kind.Status,
        Detail = detail,
        Code = kind.Code,
    };

    public static IResult Of(ProblemKind kind, string detail, bool? canOverride = null) => Result(Body(kind, detail) with { CanOverride = canOverride });

    /// <summary>A refusal of the engine, with the step as it is now when there is one.</summary>
    public static IResult Of(Refusal refusal, StepState? step = null)
    {
        var kind = KindOf(refusal.Code);
        return Result(Body(kind, refusal.Message) with
        {
            CanOverride = refusal.Code is RefusalCode.NotMandated or RefusalCode.SecondReaderIsFirst or RefusalCode.StillOpen ? true : null,
            Step = refusal.Code == RefusalCode.LostRace && step is not null ? Steps.StepNow.Of(step) : null,
        });
    }

    public static Task Write(HttpContext context, ProblemKind kind, string detail)
    {
        context.Response.StatusCode = kind.Status;
        return context.Response.WriteAsJsonAsync(Body(kind, detail), ApiJson.Options, ContentType, context.RequestAborted);
    }

    public static ProblemKind KindOf(RefusalCode code) => code switch
    {
        RefusalCode.NotFound => ProblemKind.NotFound,
        RefusalCode.RunClosed => ProblemKind.RunClosed,
        RefusalCode.LostRace => ProblemKind.LostRace,
        RefusalCode.Invalid => ProblemKind.Invalid,
        RefusalCode.NotMandated => ProblemKind.NotMandated,
        RefusalCode.SecondReaderIsFirst => ProblemKind.SecondReader,
        RefusalCode.StillOpen => ProblemKind.StillOpen,
        RefusalCode.NotPossible => ProblemKind.NotPossible,
    };

    private static IResult Result(ProblemBody body) => Results.Json(body, ApiJson.Options, ContentType, body.Status);
}
