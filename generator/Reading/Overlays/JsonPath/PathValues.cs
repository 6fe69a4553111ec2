using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>Comparison of values (section 2.3.5.2.2).</summary>
internal static class PathValues
{
    public static bool AreEqual(QueryScope scope, PathValue left, PathValue right) =>
        left.Exists == right.Exists && (!left.Exists || AreEqual(scope, left.Value, right.Value));

    /// <summary>Numbers and strings have an order; nothing else is less than anything.</summary>
    public static bool IsLess(PathValue left, PathValue right) => (Kind(left), Kind(right)) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => Compare(left.Value!, right.Value!) < 0,
        (JsonValueKind.String, JsonValueKind.String) => CompareText(Text(left.Value)!, Text(right.Value)!) < 0,
        _ => false,
    };

    /// <summary>The text of a string; null of anything else.</summary>
    public static string? Text(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonValueKind Kind(PathValue value) =>
        value.Exists ? Kind(value.Value) : JsonValueKind.Undefined;

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;

    private static bool AreEqual(QueryScope scope, JsonNode? left, JsonNode? right)
    {
        scope.Look();
        if (Kind(left) != Kind(right))
        {
            return false;
        }

        return (left, right) switch
        {
            (JsonObject one, JsonObject other) => one.Count == other.Count && one.All(member =>
                other.TryGetPropertyValue(member.Key, out var value) && AreEqual(scope, member.Value, value)),
            (JsonArray one, JsonArray other) => one.Count == other.Count
                && one.Zip(other, (item, same) => AreEqual(scope, item, same)).All(static equal => equal),
            _ => Kind(left) switch
            {
                JsonValueKind.Number => Compare(left!, right!) == 0,
                JsonValueKind.String => Text(left) == Text(right),
                _ => true,
            },
        };
    }

    private static int Compare(JsonNode left, JsonNode right)
    {
        var (one, other) = (left.ToJsonString(), right.ToJsonString());
        return Exact(one) is { } a && Exact(other) is { } b
            ? a.CompareTo(b)
            : Rounded(one).CompareTo(Rounded(other));
    }

    // Very small numbers would become zero as decimals, so only plain ones are compared exactly.
    private static decimal? Exact(string json) =>
        json.IndexOfAny(['e', 'E']) < 0
        && decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static double Rounded(string json) =>
        double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : json.StartsWith("-", StringComparison.Ordinal) ? double.NegativeInfinity : double.PositiveInfinity;

    // By Unicode scalar values: surrogates stand for what lies beyond U+FFFF.
    private static int CompareText(string left, string right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return char.IsSurrogate(left[i]) == char.IsSurrogate(right[i])
                    ? left[i].CompareTo(right[i])
                    : char.IsSurrogate(left[i]) ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
