using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SpecClient.Json;

/// <summary>Any JSON value, kept as UTF-8 text; compared by what it means, not by how it is spelt.</summary>
[JsonConverter(typeof(JsonModelConverter)), JsonModelType<JsonAny>]
public sealed class JsonAny : IJsonModel<JsonAny>, IEquatable<JsonAny>
{
    private readonly byte[] _json;
    private JsonElement? _element;

    private JsonAny(byte[] json) => _json = json;

    /// <summary>JSON null: a value like any other.</summary>
    public static JsonAny Null { get; } = new("null"u8.ToArray());

    static JsonKinds IJsonModel<JsonAny>.Kinds => JsonKinds.All;

    /// <summary>The text as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8Json => _json;

    /// <summary>Kind of the value.</summary>
    public JsonValueKind Kind => Element.ValueKind;

    /// <summary>The value, to be walked through; parsed at first use.</summary>
    public JsonElement Element => _element ??= Parse(_json);

    /// <summary>A JSON string, or null.</summary>
    public static implicit operator JsonAny(string? value) =>
        value is null ? Null : Create(value, static (writer, text) => writer.WriteStringValue(text));

    /// <summary>A JSON number.</summary>
    public static implicit operator JsonAny(long value) =>
        Create(value, static (writer, v) => writer.WriteNumberValue(v));

    /// <summary>A JSON number.</summary>
    /// <exception cref="ArgumentException">The value is not finite.</exception>
    public static implicit operator JsonAny(double value) =>
        Create(value, static (writer, v) => writer.WriteNumberValue(v));

    /// <summary>A JSON number.</summary>
    public static implicit operator JsonAny(decimal value) =>
        Create(value, static (writer, v) => writer.WriteNumberValue(v));

    /// <summary>JSON true or false.</summary>
    public static implicit operator JsonAny(bool value) =>
        Create(value, static (writer, v) => writer.WriteBooleanValue(v));

    /// <summary>The value of a <see cref="JsonElement"/>.</summary>
    /// <exception cref="InvalidOperationException">The element is undefined.</exception>
    public static implicit operator JsonAny(JsonElement value) => new(Encoding.UTF8.GetBytes(value.GetRawText()));

    /// <summary>The value of a <see cref="JsonNode"/>.</summary>
    public static implicit operator JsonAny(JsonNode? value) =>
        value is null ? Null : Create(value, static (writer, node) => node.WriteTo(writer));

    /// <summary>Same value: members in any order, numbers by value.</summary>
    public static bool operator ==(JsonAny? left, JsonAny? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Another value.</summary>
    public static bool operator !=(JsonAny? left, JsonAny? right) => !(left == right);

    /// <summary>Reads a text, which must be one JSON value.</summary>
    /// <exception cref="JsonException">The text is no JSON, or nests deeper than 512 levels.</exception>
    public static JsonAny Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json).AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static JsonAny Parse(ReadOnlySpan<byte> utf8Json)
    {
        var bytes = utf8Json.ToArray();
        return new(bytes) { _element = Parse(bytes) };
    }

    /// <summary>The JSON of an emitted type.</summary>
    public static JsonAny From<T>(T value)
        where T : IJsonModel<T> => new(ApiJson.WriteUtf8(value));

    /// <summary>Reads the value as an emitted type.</summary>
    /// <exception cref="JsonException">It is of another kind.</exception>
    public T As<T>()
        where T : IJsonModel<T> => ApiJson.Read<T>(_json);

    /// <inheritdoc/>
    public bool Equals(JsonAny? other) =>
        other is not null
        && (_json.AsSpan().SequenceEqual(other._json) || JsonEquality.AreEqual(Element, other.Element));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonAny);

    /// <inheritdoc/>
    public override int GetHashCode() => JsonEquality.Hash(Element);

    /// <summary>The JSON text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_json);

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter writer, JsonWriteMode mode) =>
        writer.WriteRawValue(_json, skipInputValidation: true);

    static bool IJsonModel<JsonAny>.TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out JsonAny value) =>
        JsonAnyCodec.TryRead(ref reader, context, out value);

    static JsonFit IJsonModel<JsonAny>.Fit(JsonAny value) => JsonFit.Unknown;

    /// <summary>A value whose text a reader has already checked.</summary>
    internal static JsonAny FromValidated(byte[] json) => new(json);

    private static JsonElement Parse(byte[] json) =>
        JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonReadContext.MaxDepth }).RootElement;

    private static JsonAny Create<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions))
        {
            write(writer, value);
        }

        return new(buffer.WrittenSpan.ToArray());
    }
}
