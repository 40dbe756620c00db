using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CyberDraaiboek.Tests.Schema;

/// <summary>The part of JSON Schema 2020-12 that our schema uses; a keyword that it does not know is a failure, not something to skip.</summary>
internal static class SchemaCheck
{
    public static List<string> Faults(JsonNode schema, JsonNode? value) => [.. Faults(schema, schema, value, string.Empty)];

    private static IEnumerable<string> Faults(JsonNode root, JsonNode schema, JsonNode? value, string at) =>
        schema.AsObject().SelectMany(keyword => Keyword(root, schema, keyword.Key, keyword.Value!, value, at));

    private static IEnumerable<string> Keyword(JsonNode root, JsonNode schema, string keyword, JsonNode rule, JsonNode? value, string at)
    {
        var map = value as JsonObject;
        var list = value as JsonArray;
        var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var found) ? found : null;
        var number = value is JsonValue numeric && numeric.TryGetValue<decimal>(out var digits) ? digits : (decimal?)null;
        switch (keyword)
        {
            case "$schema" or "title" or "description" or "$defs":
                return [];
            case "$ref":
                return Faults(root, root["$defs"]![rule.GetValue<string>()["#/$defs/".Length..]]!, value, at);
            case "type":
                return (rule as JsonArray ?? [rule.DeepClone()]).Any(type => IsOf(type!.GetValue<string>(), value)) ? [] : [$"{at}: not {rule.ToJsonString()}"];
            case "enum":
                return rule.AsArray().Any(option => JsonNode.DeepEquals(option, value)) ? [] : [$"{at}: not one of {rule.ToJsonString()}"];
            case "pattern":
                return text is null || Regex.IsMatch(text, rule.GetValue<string>(), RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)) ? [] : [$"{at}: '{text}' does not match"];
            case "minLength":
                return text is null || text.Length >= rule.GetValue<int>() ? [] : [$"{at}: too short"];
            case "maxLength":
                return text is null || text.Length <= rule.GetValue<int>() ? [] : [$"{at}: too long"];
            case "minimum":
                return number is null || number >= rule.GetValue<int>() ? [] : [$"{at}: too small"];
            case "maximum":
                return number is null || number <= rule.GetValue<int>() ? [] : [$"{at}: too large"];
            case "minItems":
                return list is null || list.Count >= rule.GetValue<int>() ? [] : [$"{at}: too few"];
            case "items":
                return list is null ? [] : list.SelectMany((item, index) => Faults(root, rule, item, $"{at}/{index}"));
            case "minProperties":
                return map is null || map.Count >= rule.GetValue<int>() ? [] : [$"{at}: too few"];
            case "propertyNames":
                return map is null ? [] : map.SelectMany(pair => Faults(root, rule, JsonValue.Create(pair.Key), $"{at}/{pair.Key}"));
            case "properties":
                return map is null ? [] : map.Where(pair => rule[pair.Key] is not null).SelectMany(pair => Faults(root, rule[pair.Key]!, pair.Value, $"{at}/{pair.Key}"));
            case "additionalProperties" when rule.GetValueKind() == JsonValueKind.False:
                return map is null ? [] : map.Where(pair => schema["properties"]![pair.Key] is null).Select(pair => $"{at}/{pair.Key}: unknown");
            case "additionalProperties":
                return map is null ? [] : map.SelectMany(pair => Faults(root, rule, pair.Value, $"{at}/{pair.Key}"));
            case "required":
                return map is null ? [] : rule.AsArray().Where(name => !map.ContainsKey(name!.GetValue<string>())).Select(name => $"{at}/{name}: missing");
            case "dependentRequired":
                return map is null ? [] : rule.AsObject().Where(pair => map.ContainsKey(pair.Key))
                    .SelectMany(pair => pair.Value!.AsArray().Where(name => !map.ContainsKey(name!.GetValue<string>())).Select(name => $"{at}/{name}: needed"));
            case "not":
                return Faults(root, rule, value, at).Any() ? [] : [$"{at}: not allowed"];
            case "allOf":
                return rule.AsArray().SelectMany(part => Faults(root, part!, value, at));
            case "anyOf" or "oneOf":
                var answers = rule.AsArray().Select(part => Faults(root, part!, value, at).ToList()).ToList();
                var fits = answers.Count(answer => answer.Count == 0);
                return fits == 1 || (fits > 1 && keyword == "anyOf") ? []
                    : fits > 1 ? [$"{at}: fits more than one"]
                    : answers.MinBy(answer => answer.Count)!;
            default:
                throw new NotSupportedException($"{at}: keyword {keyword}");
        }
    }

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.GetValue<decimal>() % 1 == 0,
        _ => false,
    };
}
