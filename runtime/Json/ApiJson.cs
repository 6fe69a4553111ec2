using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Reads and writes emitted types as JSON text.</summary>
/// <example><code>var pet = ApiJson.Read&lt;Pet&gt;(text); string json = ApiJson.Write(pet);</code></example>
public static class ApiJson
{
    /// <summary>
    /// Options of our own writers: compact, characters outside ASCII as they are. The text is meant for
    /// <c>application/json</c>, not to be pasted into HTML.
    /// </summary>
    public static JsonWriterOptions WriterOptions => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonReadContext.MaxDepth * 2,
        SkipValidation = true,
    };

    /// <summary>Reads a value from UTF-8.</summary>
    /// <param name="utf8Json">One JSON value; a byte order mark is skipped.</param>
    /// <param name="strict">A missing or mistyped property is an error at once.</param>
    /// <exception cref="JsonException">The text is no JSON, of another kind, or nests deeper than 512.</exception>
    /// <exception cref="JsonPropertyException">A fault, where <paramref name="strict"/>.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8Json, bool strict = false)
        where T : IJsonModel<T> => Read<T, ModelCodec<T>>(utf8Json, strict);

    /// <inheritdoc cref="Read{T}(ReadOnlyMemory{byte}, bool)"/>
    public static T Read<T>(string json, bool strict = false)
        where T : IJsonModel<T> => Read<T, ModelCodec<T>>(Encoding.UTF8.GetBytes(json), strict);

    /// <summary>Reads a value of any type that has a codec, for example a list of models.</summary>
    /// <inheritdoc cref="Read{T}(ReadOnlyMemory{byte}, bool)"/>
    public static T Read<T, TCodec>(ReadOnlyMemory<byte> utf8Json, bool strict = false)
        where TCodec : struct, IJsonCodec<T>
    {
        var text = utf8Json.Span.StartsWith("\uFEFF"u8) ? utf8Json[3..] : utf8Json;
        var reader = new Utf8JsonReader(text.Span, JsonReadContext.ReaderOptions);
        reader.Read();
        if (!TCodec.TryRead(ref reader, new() { Text = text, Strict = strict }, out var value))
        {
            throw new JsonException($"The JSON is {JsonText.Kind(reader.TokenType)}, not the kind that is expected.");
        }

        // Anything behind the value is no JSON; the reader throws on it.
        reader.Read();
        return value;
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <exception cref="InvalidOperationException">A literal without a value.</exception>
    public static byte[] WriteUtf8<T>(T value, JsonWriteMode mode = JsonWriteMode.Full)
        where T : IJsonModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteTo(buffer, value, mode);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a value as text.</summary>
    /// <inheritdoc cref="WriteUtf8{T}(T, JsonWriteMode)"/>
    public static string Write<T>(T value, JsonWriteMode mode = JsonWriteMode.Full)
        where T : IJsonModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteTo(buffer, value, mode);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a value as UTF-8 into a buffer.</summary>
    /// <inheritdoc cref="WriteUtf8{T}(T, JsonWriteMode)"/>
    public static void WriteTo<T>(IBufferWriter<byte> buffer, T value, JsonWriteMode mode = JsonWriteMode.Full)
        where T : IJsonModel<T>
    {
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        ModelCodec<T>.Write(writer, value, mode);
    }

    /// <summary>A constant of the document, for emitted code: reads text that the generator has checked.</summary>
    public static T Constant<T, TCodec>(string json)
        where TCodec : struct, IJsonCodec<T> => Read<T, TCodec>(Encoding.UTF8.GetBytes(json));
}
