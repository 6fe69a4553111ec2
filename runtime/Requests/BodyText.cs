using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Small helpers around UTF-8 JSON text.</summary>
internal static class BodyText
{
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> text) =>
        text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;

    public static bool IsBlank(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] <= ' ' && text.IndexOfAnyExcept(" \t\r\n"u8) < 0);

    /// <summary>
    /// What a body without content is where the document promises a body but no shape of it: JSON null, which any JSON
    /// may be. Types that are described have no such value.
    /// </summary>
    public static bool TryNothing<T>([NotNullWhen(true)] out T? value)
    {
        value = typeof(T) == typeof(JsonAny) ? (T)(object)JsonAny.Null : default;
        return value is JsonAny;
    }

    public static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "no value",
    };

    /// <summary>Reads one value that is the whole text.</summary>
    /// <returns>False where the text is no JSON, or JSON of another kind.</returns>
    public static bool TryRead<T, TCodec>(ReadOnlyMemory<byte> text, bool strict, out T? value)
        where TCodec : struct, IJsonCodec<T>
    {
        value = default;
        text = WithoutByteOrderMark(text);
        var reader = new Utf8JsonReader(text.Span, JsonReadContext.ReaderOptions);
        try
        {
            if (!reader.Read())
            {
                return false;
            }

            return TCodec.TryRead(ref reader, new JsonReadContext { Text = text, Strict = strict }, out value);
        }
        catch (JsonException fault) when (fault.GetType() != typeof(JsonPropertyException))
        {
            return false;
        }
    }
}
