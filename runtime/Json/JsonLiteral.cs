using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Helpers of emitted literals.</summary>
public static class JsonLiteral
{
    /// <summary>Writes a string literal.</summary>
    /// <exception cref="InvalidOperationException">It has no value: it is <c>default</c>.</exception>
    public static void Write(Utf8JsonWriter writer, string? value, JsonWriteMode mode)
    {
        if (value is null)
        {
            Refuse(writer, mode);
            return;
        }

        writer.WriteStringValue(value);
    }

    /// <summary>Writes an integer literal.</summary>
    /// <inheritdoc cref="Write(Utf8JsonWriter, string?, JsonWriteMode)"/>
    public static void Write(Utf8JsonWriter writer, long? value, JsonWriteMode mode)
    {
        if (value is not { } number)
        {
            Refuse(writer, mode);
            return;
        }

        writer.WriteNumberValue(number);
    }

    /// <summary>Writes a number literal.</summary>
    /// <inheritdoc cref="Write(Utf8JsonWriter, string?, JsonWriteMode)"/>
    public static void Write(Utf8JsonWriter writer, double? value, JsonWriteMode mode)
    {
        if (value is not { } number)
        {
            Refuse(writer, mode);
            return;
        }

        DoubleCodec.Write(writer, number, mode);
    }

    /// <summary>Writes a number literal with the zeros it was spelled with.</summary>
    /// <inheritdoc cref="Write(Utf8JsonWriter, string?, JsonWriteMode)"/>
    public static void Write(Utf8JsonWriter writer, decimal? value, JsonWriteMode mode)
    {
        if (value is not { } number)
        {
            Refuse(writer, mode);
            return;
        }

        DecimalCodec.Write(writer, number, mode);
    }

    /// <summary>Writes a literal of mixed kinds.</summary>
    /// <inheritdoc cref="Write(Utf8JsonWriter, string?, JsonWriteMode)"/>
    public static void Write(Utf8JsonWriter writer, JsonAny? value, JsonWriteMode mode)
    {
        if (value is null)
        {
            Refuse(writer, mode);
            return;
        }

        value.WriteJson(writer, mode);
    }

    /// <summary>Reads a literal of mixed kinds.</summary>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, JsonKinds kinds, [MaybeNullWhen(false)] out JsonAny value)
    {
        value = null;
        return (kinds & JsonText.Kind(reader.TokenType)) != 0 && JsonAnyCodec.TryRead(ref reader, context, out value);
    }

    /// <summary>Text of a literal of mixed kinds: a string's own text, else the JSON.</summary>
    public static string ToText(JsonAny? value) => value switch
    {
        null => "",
        { Kind: JsonValueKind.String } => JsonString.Get(value.Element),
        _ => value.ToString(),
    };

    private static void Refuse(Utf8JsonWriter writer, JsonWriteMode mode)
    {
        if (mode != JsonWriteMode.Masked)
        {
            throw new InvalidOperationException("A literal has no value: it was never assigned (it is 'default').");
        }

        writer.WriteNullValue();
    }
}
