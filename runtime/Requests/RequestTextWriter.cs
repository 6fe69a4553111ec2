using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Turns values into text by the rules of a media type (a parameter with <c>content</c>).</summary>
/// <remarks>Null gives null: whether a value may be absent is asked where it is written.</remarks>
public abstract class RequestTextWriter
{
    private readonly ByteBuffer _scratch = new();
    private readonly Utf8JsonWriter _json;

    private protected RequestTextWriter() => _json = new Utf8JsonWriter(_scratch, ApiJson.WriterOptions);

    private protected Utf8JsonWriter Json => _json;

    /// <summary>A value as plain text: a JSON string as its text, anything else as JSON.</summary>
    public string? PlainText<T, TCodec>(T? value)
        where T : class
        where TCodec : struct, IJsonCodec<T> => value is null ? null : ToText<T, TCodec>(value);

    /// <inheritdoc cref="PlainText{T, TCodec}(T)"/>
    public string? PlainText<T, TCodec>(T? value)
        where T : struct
        where TCodec : struct, IJsonCodec<T> => value is null ? null : ToText<T, TCodec>(value.GetValueOrDefault());

    /// <summary>An object as <c>application/x-www-form-urlencoded</c> text.</summary>
    /// <exception cref="ArgumentException">The value is no object.</exception>
    public string? FormText<T, TCodec>(T? value)
        where T : class
        where TCodec : struct, IJsonCodec<T> => value is null ? null : ToForm<T, TCodec>(value);

    /// <inheritdoc cref="FormText{T, TCodec}(T)"/>
    public string? FormText<T, TCodec>(T? value)
        where T : struct
        where TCodec : struct, IJsonCodec<T> => value is null ? null : ToForm<T, TCodec>(value.GetValueOrDefault());

    /// <summary>A value as XML without a declaration, which would name the encoding of bytes.</summary>
    /// <param name="value">The value.</param>
    /// <param name="shape">How the type's JSON and XML correspond.</param>
    public string? XmlText<T, TCodec>(T? value, XmlShape shape)
        where T : class
        where TCodec : struct, IJsonCodec<T> =>
        value is null ? null : XmlEncoder.Text(ToJson<T, TCodec>(value), shape);

    /// <inheritdoc cref="XmlText{T, TCodec}(T, XmlShape)"/>
    public string? XmlText<T, TCodec>(T? value, XmlShape shape)
        where T : struct
        where TCodec : struct, IJsonCodec<T> =>
        value is null ? null : XmlEncoder.Text(ToJson<T, TCodec>(value.GetValueOrDefault()), shape);

    private protected string ToText<T, TCodec>(T value)
        where TCodec : struct, IJsonCodec<T>
    {
        var json = ToJson<T, TCodec>(value);
        var reader = new Utf8JsonReader(json, JsonReadContext.ReaderOptions);
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(json);
    }

    private protected ReadOnlySpan<byte> ToJson<T, TCodec>(T value)
        where TCodec : struct, IJsonCodec<T>
    {
        _scratch.Clear();
        _json.Reset(_scratch);
        TCodec.Write(_json, value, JsonWriteMode.Request);
        _json.Flush();
        return _scratch.Span;
    }

    private protected virtual void Clear() => _scratch.Clear();

    private string ToForm<T, TCodec>(T value)
        where TCodec : struct, IJsonCodec<T>
    {
        var text = new CharBuffer();
        FormBody.Write(ToJson<T, TCodec>(value), [], text, "");
        return text.ToString();
    }
}
