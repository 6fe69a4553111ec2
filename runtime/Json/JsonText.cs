using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Small pieces of JSON text handling that all codecs share.</summary>
internal static class JsonText
{
    /// <summary>Raw UTF-8 of the value that the reader stands on; the reader then stands on its last token.</summary>
    public static byte[] Capture(ref Utf8JsonReader reader, JsonReadContext context)
    {
        if (context.Text.IsEmpty)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return context.Text.Span[start..(int)reader.BytesConsumed].ToArray();
    }

    /// <summary>
    /// Unescaped text of the string or number that the reader stands on, where it is no longer than the buffer.
    /// </summary>
    public static bool TryGetText(in Utf8JsonReader reader, Span<byte> buffer, out ReadOnlySpan<byte> text)
    {
        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            // The reader's data outlives the codec's call, which is all that the span is used for.
            text = reader.ValueSpan;
            return text.Length <= buffer.Length;
        }

        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > buffer.Length * 6L)
        {
            text = default;
            return false;
        }

        return TryCopy(in reader, (int)length, buffer, out text);
    }

    private static bool TryCopy(in Utf8JsonReader reader, int length, Span<byte> buffer, out ReadOnlySpan<byte> text)
    {
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            int written;
            if (reader.TokenType == JsonTokenType.Number)
            {
                reader.ValueSequence.CopyTo(rented);
                written = length;
            }
            else
            {
                written = reader.CopyString(rented);
            }

            if (written > buffer.Length)
            {
                text = default;
                return false;
            }

            rented.AsSpan(0, written).CopyTo(buffer);
            text = buffer[..written];
            return true;
        }
        catch (InvalidOperationException)
        {
            // It is no text at all (JsonString).
            text = default;
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// JSON as a text that a header can carry: characters outside ASCII are escaped (RFC 8259 section 7).
    /// </summary>
    public static string Ascii(ReadOnlySpan<byte> json)
    {
        var text = Encoding.UTF8.GetString(json);
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character < 128
                ? escaped.Append(character)
                : escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    /// <summary>JSON of a value for people; never throws.</summary>
    public static string Describe(string typeName, Action<Utf8JsonWriter, JsonWriteMode> write)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions);
            write(writer, JsonWriteMode.Masked);
            writer.Flush();
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Text that is no UTF-16, or a codec of the user's.
            return $"{{{typeName}: {exception.Message}}}";
        }
    }

    /// <summary>Kind of the value that the reader stands on.</summary>
    public static JsonKinds Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKinds.Object,
        JsonTokenType.StartArray => JsonKinds.Array,
        JsonTokenType.String => JsonKinds.String,
        JsonTokenType.Number => JsonKinds.Number,
        JsonTokenType.True or JsonTokenType.False => JsonKinds.Boolean,
        JsonTokenType.Null => JsonKinds.Null,
        _ => JsonKinds.None,
    };

    /// <summary>Keeps a deeply nested document from overflowing the stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void GuardStack(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth > 32)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
    }
}
