using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Small readings of JSON nodes, wherever they came from (text, YAML, the object model).</summary>
internal static class JsonValues
{
    private static readonly JsonSerializerOptions s_plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static bool IsNull(JsonNode? node) =>
        node is null || node.IsJsonNullSentinel() || node.GetValueKind() == JsonValueKind.Null;

    public static JsonValueKind Kind(JsonNode? node) => IsNull(node) ? JsonValueKind.Null : node!.GetValueKind();

    /// <summary>A string's own text, another value's JSON text.</summary>
    public static string Text(JsonNode? node) => Kind(node) switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String => node!.AsValue().TryGetValue<string>(out var text) ? text : node!.ToString(),
        _ => node!.ToJsonString(),
    };

    /// <summary>JSON text, with no more escapes than JSON wants.</summary>
    public static string Json(JsonNode? node) => IsNull(node) ? "null" : node!.ToJsonString(s_plain);

    public static string JsonString(string text) => JsonValue.Create(text).ToJsonString(s_plain);

    public static bool? Boolean(JsonNode? node) => Kind(node) switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(Text(node), out var value) => value,
        _ => null,
    };

    /// <summary>A number without a fraction, however it is written.</summary>
    public static bool IsInteger(JsonNode node) => Kind(node) == JsonValueKind.Number
        && (node.ToJsonString().All(static c => c is '-' or (>= '0' and <= '9'))
            || (decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && decimal.Truncate(value) == value));
}
