using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Brings a scalar or list into the shape that its keyword wants, where its meaning is plain; else null.
/// </summary>
internal static class ValueConverter
{
    /// <summary>True where the value already has the shape.</summary>
    public static bool Fits(JsonNode? value, ValueShape shape) => shape switch
    {
        ValueShape.Text => Kind(value) == JsonValueKind.String,
        ValueShape.Flag => Kind(value) is JsonValueKind.True or JsonValueKind.False,
        ValueShape.Number => Number(value) is not null,
        ValueShape.Integer => Number(value) is { } number && number == Math.Floor(number)
            && Math.Abs(number) < int.MaxValue && value!.ToJsonString().IndexOfAny(['.', 'e', 'E']) < 0,
        ValueShape.NumberOrFlag => Fits(value, ValueShape.Number) || Fits(value, ValueShape.Flag),
        ValueShape.TextList => value is JsonArray list && list.All(static item => Kind(item) == JsonValueKind.String),
        ValueShape.AnyList => value is JsonArray,
        ValueShape.TextOrTextList => Fits(value, ValueShape.Text) || Fits(value, ValueShape.TextList),
        ValueShape.Object => value is JsonObject,
        _ => true,
    };

    /// <summary>The value in the wanted shape, or null.</summary>
    public static JsonNode? Convert(JsonNode? value, ValueShape shape)
    {
        switch (shape)
        {
            case ValueShape.Text when value is JsonValue:
                return JsonValue.Create(Text(value));
            case ValueShape.Flag or ValueShape.NumberOrFlag when Text(value) is "true" or "True":
                return JsonValue.Create(true);
            case ValueShape.Flag or ValueShape.NumberOrFlag when Text(value) is "false" or "False":
                return JsonValue.Create(false);
            case ValueShape.Number or ValueShape.NumberOrFlag when Parse(value) is { } number:
                return JsonValue.Create(number);
            case ValueShape.Integer when Parse(value) is { } number && number == Math.Floor(number):
                // Bounds are only documented: one beyond the library's range says as much at its edge.
                return JsonValue.Create((int)Math.Max(int.MinValue, Math.Min(int.MaxValue, number)));
            case ValueShape.TextList or ValueShape.TextOrTextList when value is JsonArray list:
                return new JsonArray(
                    [.. list.OfType<JsonValue>().Select(static item => (JsonNode?)JsonValue.Create(Text(item)))]);
            case ValueShape.TextList when Kind(value) == JsonValueKind.String:
                return new JsonArray(JsonValue.Create(Text(value)));
            default:
                return null;
        }
    }

    /// <summary>Kind of a scalar; Undefined for null.</summary>
    public static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Undefined;

    /// <summary>Text of a scalar: a string's own, else its JSON.</summary>
    public static string? Text(JsonNode? value) =>
        Kind(value) == JsonValueKind.String
            ? value!.GetValue<string>()
            : value is JsonValue ? value.ToJsonString() : null;

    private static double? Number(JsonNode? value) => Kind(value) == JsonValueKind.Number ? Parse(value) : null;

    private static double? Parse(JsonNode? value) =>
        double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && !double.IsInfinity(number) && !double.IsNaN(number)
            ? number
            : null;
}
