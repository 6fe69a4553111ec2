using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// Texts of JSON strings that may hold what is no text: half a surrogate pair (<c>"\ud83d"</c>, RFC 8259 section 8.2),
/// or bytes that are no UTF-8. <see cref="Utf8JsonReader.GetString"/> throws on them, which no caller expects.
/// </summary>
internal static class JsonString
{
    /// <summary>Text of the string that the reader stands on.</summary>
    /// <returns>False where it is none.</returns>
    public static bool TryGet(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        // Most strings: what a guard costs shows where thousands are read.
        if (!reader.ValueIsEscaped && !reader.HasValueSequence && Ascii.IsValid(reader.ValueSpan))
        {
            text = Encoding.Latin1.GetString(reader.ValueSpan);
            return true;
        }

        return TryGetAny(ref reader, out text);
    }

    private static bool TryGetAny(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    /// <summary>Whether the string or name that the reader stands on is a text.</summary>
    public static bool IsEqual(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped && !reader.HasValueSequence)
        {
            return reader.ValueSpan.SequenceEqual(text);
        }

        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Text of the string or name that the reader stands on; U+FFFD stands for what is none.</summary>
    public static string Get(ref Utf8JsonReader reader) => TryGet(ref reader, out var text)
        ? text
        : Repair(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    /// <summary>Text of a string; U+FFFD stands for what is none.</summary>
    public static string Get(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException) when (element.ValueKind == JsonValueKind.String)
        {
            return Repair(Encoding.UTF8.GetBytes(element.GetRawText()[1..^1]));
        }
    }

    /// <summary>Name of a property; one that is no text stands with its value as it was written.</summary>
    public static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return property.ToString();
        }
    }

    private static string Repair(ReadOnlySpan<byte> json)
    {
        var text = Encoding.UTF8.GetString(json);
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
            }
            else if (text[++i] == 'u')
            {
                plain.Append((char)ushort.Parse(
                    text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                plain.Append(text[i] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    var itself => itself,
                });
            }
        }

        // The encoder puts U+FFFD in the place of each half of a pair.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain.ToString()));
    }
}
