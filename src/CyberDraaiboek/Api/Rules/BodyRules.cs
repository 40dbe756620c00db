using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Problems;

namespace CyberDraaiboek.Api.Rules;

/// <summary>A request whose texts and moments are checked before anything is done with it.</summary>
internal interface ICheckedBody;

/// <summary>Rules for every text and moment of every request, under the names that callers know. All faults in one answer.</summary>
internal sealed class BodyRules(TimeProvider clock) : IEndpointFilter
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Known = new();

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var now = clock.GetUtcNow();
        foreach (var body in context.Arguments.OfType<ICheckedBody>())
        {
            if (Faults(body, now).ToList() is { Count: > 0 } faults)
            {
                return new ValueTask<object?>(Problem.Of(ProblemKind.Invalid, string.Join(' ', faults)));
            }

            if ((body as ActBody)?.Override is null && Moments(body).FirstOrDefault(m => MomentRules.LongAgo(m.At, now)) is { Name: { } name })
            {
                return new ValueTask<object?>(Problem.Of(
                    ProblemKind.Invalid, $"{name} ligt meer dan een jaar terug. Kijk of het jaar klopt. Klopt het toch, zeg dan in 'ondanks' waarom.", canOverride: true));
            }
        }

        return next(context);
    }

    /// <summary>The moments that a body holds, with their names.</summary>
    public static IEnumerable<(string? Name, DateTimeOffset At)> Moments(object body) => Properties(body)
        .Where(p => p.PropertyType == typeof(DateTimeOffset?))
        .Select(p => (p, At: (DateTimeOffset?)p.GetValue(body)))
        .Where(found => found.At is not null)
        .Select(found => ((string?)NameOf(found.p), found.At!.Value));

    private static IEnumerable<string> Faults(object body, DateTimeOffset now)
    {
        foreach (var property in Properties(body))
        {
            var name = NameOf(property);
            var texts = property.GetValue(body) switch
            {
                string text => [(name, text, property.IsDefined(typeof(LongTextAttribute)))],
                IReadOnlyDictionary<string, string> map => map.SelectMany(pair => new[] { ($"{name}, een naam daarin", pair.Key, false), ($"{name}.{pair.Key}", pair.Value, true) }),
                IEnumerable<string> list => list.Select(text => (name, text, false)),
                _ => [],
            };
            foreach (var (place, text, severalLines) in texts)
            {
                if (PlainText.Fault(text, severalLines) is { } fault)
                {
                    yield return $"{Show(place)}: {fault}";
                }
            }
        }

        foreach (var (name, _) in Moments(body).Where(m => MomentRules.InFuture(m.At, now)))
        {
            yield return $"{name} ligt in de toekomst. Leg vast wat er gebeurd is, niet wat er gaat gebeuren.";
        }
    }

    // The name of a field comes from the caller too.
    private static string Show(string place) => new([.. place.Select(sign => PlainText.Steers(sign) ? '?' : sign)]);

    private static string NameOf(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name;

    private static IReadOnlyList<PropertyInfo> Properties(object body) =>
        Known.GetOrAdd(body.GetType(), type => [.. type.GetProperties().Where(p => p.CanWrite)]);
}
