using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>JSON strings as they are.</summary>
public readonly struct StringCodec : IJsonCodec<string>
{
    static JsonKinds IJsonCodec<string>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        return reader.TokenType == JsonTokenType.String && JsonString.TryGet(ref reader, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string value, JsonWriteMode mode) => writer.WriteStringValue(value);

    static JsonFit IJsonCodec<string>.Fit(string value) => JsonFit.Loose;
}

/// <summary>JSON strings that must not show in logs: <see cref="JsonWriteMode.Masked"/> writes <c>***</c>.</summary>
public readonly struct SecretCodec : IJsonCodec<string>
{
    static JsonKinds IJsonCodec<string>.Kinds => JsonKinds.String;

    static bool IJsonCodec<string>.IsSecret => true;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out string value) =>
        StringCodec.TryRead(ref reader, context, out value);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string value, JsonWriteMode mode) =>
        writer.WriteStringValue(mode == JsonWriteMode.Masked ? "***" : value);

    static JsonFit IJsonCodec<string>.Fit(string value) => JsonFit.Loose;
}

/// <summary>JSON true and false.</summary>
public readonly struct BooleanCodec : IJsonCodec<bool>
{
    static JsonKinds IJsonCodec<bool>.Kinds => JsonKinds.Boolean;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return value || reader.TokenType == JsonTokenType.False;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, bool value, JsonWriteMode mode) => writer.WriteBooleanValue(value);
}

/// <summary>UUIDs in the hyphenated form of RFC 9562 section 4.</summary>
public readonly struct GuidCodec : IJsonCodec<Guid>
{
    static JsonKinds IJsonCodec<Guid>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out Guid value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetGuid(out value))
        {
            return false;
        }

        // In JSON escapes count as another spelling too, which costs nothing but the text.
        if (reader.HasValueSequence || reader.ValueSpan.ContainsAnyInRange((byte)'A', (byte)'F'))
        {
            context.NoteSpelling();
        }

        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, Guid value, JsonWriteMode mode) => writer.WriteStringValue(value);
}

/// <summary>URIs and relative references (RFC 3986); written and compared as they were spelt.</summary>
public readonly struct UriCodec : IJsonCodec<Uri>
{
    static JsonKinds IJsonCodec<Uri>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out Uri value)
    {
        value = null;
        return reader.TokenType == JsonTokenType.String
            && JsonString.TryGet(ref reader, out var text)
            && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, Uri value, JsonWriteMode mode) =>
        writer.WriteStringValue(value.OriginalString);

    /// <inheritdoc/>
    public static bool AreEqual(Uri? left, Uri? right) =>
        string.Equals(left?.OriginalString, right?.OriginalString, StringComparison.Ordinal);

    /// <inheritdoc/>
    public static int Hash(Uri? value) =>
        value is null ? 0 : value.OriginalString.GetHashCode(StringComparison.Ordinal);

    static JsonFit IJsonCodec<Uri>.Fit(Uri value) => value.IsAbsoluteUri ? JsonFit.Exact : JsonFit.Loose;
}
