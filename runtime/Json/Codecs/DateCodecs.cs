using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// RFC 3339 date-times. The offset is kept; zero is written as <c>Z</c>, with the shortest fraction. A text without an
/// offset counts as UTC. What was read in another spelling, or with more than seven digits, is written back as it came
/// by the object that it is a property of.
/// </summary>
public readonly struct DateTimeOffsetCodec : IJsonCodec<DateTimeOffset>
{
    static JsonKinds IJsonCodec<DateTimeOffset>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out DateTimeOffset value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            value = default;
            return false;
        }

        bool isPlain;
        var success = reader.HasValueSequence || reader.ValueIsEscaped
            ? TryReadText(in reader, out value, out isPlain)
            : Rfc3339.TryParseDateTime(reader.ValueSpan, out value, out isPlain);
        if (success && !isPlain)
        {
            context.NoteSpelling();
        }

        return success;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonWriteMode mode)
    {
        if (value.Offset == TimeSpan.Zero)
        {
            writer.WriteStringValue(value.UtcDateTime);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    private static bool TryReadText(in Utf8JsonReader reader, out DateTimeOffset value, out bool isPlain)
    {
        Span<byte> buffer = stackalloc byte[Rfc3339.BufferLength];
        value = default;
        isPlain = false;
        return JsonText.TryGetText(in reader, buffer, out var text)
            && Rfc3339.TryParseDateTime(text, out value, out isPlain);
    }
}

/// <summary>Seconds since 1970-01-01T00:00:00Z as a JSON number, with a fraction where there is one.</summary>
public readonly struct UnixTimeCodec : IJsonCodec<DateTimeOffset>
{
    private const long MinSeconds = -62_135_596_800;
    private const long MaxSeconds = 253_402_300_799;

    static JsonKinds IJsonCodec<DateTimeOffset>.Kinds => JsonKinds.Number;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out DateTimeOffset value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.Number
            || !reader.TryGetDecimal(out var seconds)
            || seconds < MinSeconds || seconds > MaxSeconds)
        {
            return false;
        }

        var ticks = seconds * TimeSpan.TicksPerSecond;
        value = DateTimeOffset.UnixEpoch.AddTicks((long)ticks);
        if (ticks != Math.Truncate(ticks))
        {
            context.NoteSpelling();
        }

        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonWriteMode mode)
    {
        var ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var fraction);
        if (fraction == 0)
        {
            writer.WriteNumberValue(seconds);
        }
        else
        {
            writer.WriteNumberValue((decimal)ticks / TimeSpan.TicksPerSecond);
        }
    }
}

/// <summary>RFC 3339 dates: <c>2026-01-31</c>.</summary>
public readonly struct DateCodec : IJsonCodec<DateOnly>
{
    static JsonKinds IJsonCodec<DateOnly>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out DateOnly value)
    {
        Span<byte> buffer = stackalloc byte[Rfc3339.BufferLength];
        if (reader.TokenType == JsonTokenType.String && JsonText.TryGetText(in reader, buffer, out var text))
        {
            return Rfc3339.TryParseDate(text, out value);
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateOnly value, JsonWriteMode mode)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out var length, "o", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary>RFC 3339 times of day, with or without an offset, as they were spelt.</summary>
public readonly struct TimeCodec : IJsonCodec<TimeOfDay>
{
    static JsonKinds IJsonCodec<TimeOfDay>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out TimeOfDay value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && JsonString.TryGet(ref reader, out var text)
            && TimeOfDay.TryParse(text, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TimeOfDay value, JsonWriteMode mode) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>ISO 8601 durations (RFC 3339 appendix A), as they were spelt.</summary>
public readonly struct DurationCodec : IJsonCodec<Duration>
{
    static JsonKinds IJsonCodec<Duration>.Kinds => JsonKinds.String;

    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out Duration value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && JsonString.TryGet(ref reader, out var text)
            && Duration.TryParse(text, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, Duration value, JsonWriteMode mode) =>
        writer.WriteStringValue(value.ToString());
}
