namespace SpecClient.Json;

/// <summary>Dates and times of RFC 3339 section 5.6 from UTF-8.</summary>
internal static class Rfc3339
{
    private const int MaxLength = 64;

    /// <summary>Longest text worth copying out of an escaped or split token.</summary>
    public static int BufferLength => MaxLength;

    /// <summary>A date <c>yyyy-MM-dd</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text, 0, 4, out var year)
            || !TryDigits(text, 5, 2, out var month)
            || !TryDigits(text, 8, 2, out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    /// <summary>
    /// A date and time; a missing offset counts as UTC, a leap second as the second after it, and digits beyond 100 ns
    /// are cut.
    /// </summary>
    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value) =>
        TryParseDateTime(text, out value, out _);

    /// <param name="text">The text.</param>
    /// <param name="value">The instant.</param>
    /// <param name="isPlain">
    /// The text is as we write it: <c>T</c>, seconds, <c>Z</c> or an offset, the shortest fraction. <c>+00:00</c>
    /// counts as <c>Z</c>, which says the same: some services write it in every instant, and keeping it costs memory.
    /// </param>
    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value, out bool isPlain)
    {
        isPlain = false;
        value = default;
        if (text.Length < 16 || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || !TryParseDate(text[..10], out var date)
            || !TryParseTime(text[11..], out var ticks, out var offset))
        {
            return false;
        }

        var local = date.DayNumber * TimeSpan.TicksPerDay + ticks;
        var utc = local - (offset ?? TimeSpan.Zero).Ticks;
        if (local > DateTime.MaxValue.Ticks || utc < 0 || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new(local, offset ?? TimeSpan.Zero);
        isPlain = IsPlain(text, value.Offset);
        return true;
    }

    private static bool IsPlain(ReadOnlySpan<byte> text, TimeSpan offset)
    {
        if (text.Length < 20 || text[10] != 'T' || text[16] != ':' || text[17] == '6')
        {
            return false;
        }

        var end = 19;
        if (text[19] == '.')
        {
            for (end = 20; end < text.Length && text[end] is >= (byte)'0' and <= (byte)'9'; end++)
            {
            }

            if (end - 20 > 7 || text[end - 1] == '0')
            {
                return false;
            }
        }

        return offset == TimeSpan.Zero
            ? (text.Length == end + 1 && text[end] == 'Z') || text[end..].SequenceEqual("+00:00"u8)
            : text.Length == end + 6;
    }

    /// <summary>
    /// A time of day with an optional offset. Ticks may be a whole day for a leap second before midnight.
    /// </summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out long ticks, out TimeSpan? offset)
    {
        ticks = 0;
        offset = null;
        if (text.Length < 5 || text[2] != ':'
            || !TryDigits(text, 0, 2, out var hour) || hour > 23
            || !TryDigits(text, 3, 2, out var minute) || minute > 59)
        {
            return false;
        }

        ticks = hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        var rest = text[5..];
        if (rest.Length > 0 && rest[0] == ':')
        {
            if (!TryDigits(rest, 1, 2, out var second) || second > 60)
            {
                return false;
            }

            ticks += second * TimeSpan.TicksPerSecond;
            rest = rest[3..];
            if (rest.Length > 0 && rest[0] is (byte)'.' or (byte)',' && !TryFraction(ref rest, ref ticks))
            {
                return false;
            }
        }

        return TryOffset(rest, out offset);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, ref long ticks)
    {
        var scale = TimeSpan.TicksPerSecond;
        var length = 1;
        for (; length < rest.Length && rest[length] is >= (byte)'0' and <= (byte)'9'; length++)
        {
            scale /= 10;
            ticks += (rest[length] - '0') * scale;
        }

        rest = rest[length..];
        return length > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-')
            || !TryDigits(text, 1, 2, out var hours))
        {
            return false;
        }

        var minutes = 0;
        var wellFormed = text.Length switch
        {
            3 => true,
            5 => TryDigits(text, 3, 2, out minutes),
            6 => text[3] == ':' && TryDigits(text, 4, 2, out minutes),
            _ => false,
        };
        if (!wellFormed || hours > 14 || minutes > 59 || (hours == 14 && minutes > 0))
        {
            return false;
        }

        var total = TimeSpan.FromTicks((hours * 60L + minutes) * TimeSpan.TicksPerMinute);
        offset = text[0] == '-' ? -total : total;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int start, int count, out int number)
    {
        number = 0;
        if (text.Length < start + count)
        {
            return false;
        }

        for (var i = start; i < start + count; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            number = number * 10 + digit;
        }

        return true;
    }
}
