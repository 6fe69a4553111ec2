using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Finds numbers with more digits than their type holds.</summary>
internal static class NumberSpelling
{
    private const int MaxFormatted = 64;

    /// <summary>Notes a number whose text is long, and is not the value's own.</summary>
    /// <param name="reader">On the number.</param>
    /// <param name="context">Takes the note.</param>
    /// <param name="value">What was read.</param>
    /// <param name="length">Characters up to which every number of the type is exact.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Note<T>(in Utf8JsonReader reader, JsonReadContext context, T value, int length)
        where T : struct, IUtf8SpanFormattable
    {
        if (reader.HasValueSequence || reader.ValueSpan.Length > length)
        {
            Compare(in reader, context, value);
        }
    }

    private static void Compare<T>(in Utf8JsonReader reader, JsonReadContext context, T value)
        where T : struct, IUtf8SpanFormattable
    {
        Span<byte> buffer = stackalloc byte[MaxFormatted];
        if (reader.HasValueSequence
            || !value.TryFormat(buffer, out var written, default, CultureInfo.InvariantCulture)
            || !reader.ValueSpan.SequenceEqual(buffer[..written]))
        {
            context.NoteSpelling();
        }
    }
}
