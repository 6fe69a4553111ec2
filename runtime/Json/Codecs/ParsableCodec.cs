using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// JSON strings as a type that parses and formats itself; for types that a resource map gives to formats.
/// </summary>
/// <typeparam name="T">The type; culture invariant.</typeparam>
public readonly struct ParsableCodec<T> : IJsonCodec<T>
    where T : IParsable<T>
{
    static JsonKinds IJsonCodec<T>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String
            && JsonString.TryGet(ref reader, out var text)
            && T.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value, JsonWriteMode mode) => writer.WriteStringValue(
        value is IFormattable formattable
            ? formattable.ToString(null, CultureInfo.InvariantCulture)
            : value?.ToString());
}
