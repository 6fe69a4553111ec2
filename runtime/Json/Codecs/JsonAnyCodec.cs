using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Any JSON, null included.</summary>
public readonly struct JsonAnyCodec : IJsonCodec<JsonAny>
{
    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out JsonAny value)
    {
        value = reader.TokenType == JsonTokenType.Null
            ? JsonAny.Null
            : JsonAny.FromValidated(JsonText.Capture(ref reader, context));
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, JsonAny value, JsonWriteMode mode) =>
        // JsonSerializer gives C# null for JSON null inside collections, whatever their item's type says.
        (value ?? JsonAny.Null).WriteJson(writer, mode);

    static JsonFit IJsonCodec<JsonAny>.Fit(JsonAny value) => JsonFit.Unknown;
}
