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
        return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, byte[] value, JsonWriteMode mode) =>
        writer.WriteBase64StringValue(value);

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
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        var text = reader.GetString()!.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        text += new string('=', (4 - (text.Length % 4)) % 4);
        var bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return false;
        }

        value = bytes[..length];
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
