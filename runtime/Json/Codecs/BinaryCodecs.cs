using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Bytes as Base64 (RFC 4648 section 4).</summary>
public readonly struct Base64Codec : IJsonCodec<byte[]>
{
    static JsonKinds IJsonCodec<byte[]>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out byte[] value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out value))
        {
            return false;
        }

        if (reader.HasValueSequence || reader.ValueIsEscaped || !IsPlain(reader.ValueSpan, value))
        {
            context.NoteSpelling();
        }

        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, byte[] value, JsonWriteMode mode) =>
        writer.WriteBase64StringValue(value);

    // White space between the characters, or bits in the last one that no byte needs.
    private static bool IsPlain(ReadOnlySpan<byte> text, byte[] value)
    {
        if (text.Length != (value.Length + 2) / 3 * 4)
        {
            return false;
        }

        var rest = value.Length % 3;
        if (rest == 0)
        {
            return true;
        }

        Span<byte> last = stackalloc byte[4];
        Base64.EncodeToUtf8(value.AsSpan(value.Length - rest), last, out _, out _);
        return text[^4..].SequenceEqual(last);
    }

    /// <inheritdoc/>
    public static bool AreEqual(byte[]? left, byte[]? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.AsSpan().SequenceEqual(right));

    /// <inheritdoc/>
    public static int Hash(byte[]? value)
    {
        var hash = default(HashCode);
        hash.AddBytes(value);
        return hash.ToHashCode();
    }
}

/// <summary>Bytes as Base64 with the URL and filename safe alphabet, without padding (RFC 4648 section 5).</summary>
public readonly struct Base64UrlCodec : IJsonCodec<byte[]>
{
    static JsonKinds IJsonCodec<byte[]>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out byte[] value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.String || !JsonString.TryGet(ref reader, out var spelt))
        {
            return false;
        }

        var text = spelt.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        text += new string('=', (4 - (text.Length % 4)) % 4);
        var bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return false;
        }

        value = bytes[..length];
        if (ToText(value) != spelt)
        {
            context.NoteSpelling();
        }

        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, byte[] value, JsonWriteMode mode) =>
        writer.WriteStringValue(ToText(value));

    /// <inheritdoc/>
    public static bool AreEqual(byte[]? left, byte[]? right) => Base64Codec.AreEqual(left, right);

    /// <inheritdoc/>
    public static int Hash(byte[]? value) => Base64Codec.Hash(value);

    /// <summary>The text of some bytes.</summary>
    internal static string ToText(byte[] value) =>
        Convert.ToBase64String(value).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
