using System.Globalization;
using System.Text;

namespace SpecClient.Json;

/// <summary>
/// A time of day with an optional offset from UTC (RFC 3339 "full-time"); keeps the text it was read from.
/// </summary>
public readonly struct TimeOfDay : IEquatable<TimeOfDay>
{
    private readonly string? _text;

    /// <summary>A time, without or with an offset.</summary>
    public TimeOfDay(TimeOnly time, TimeSpan? offset = null)
    {
        Time = time;
        Offset = offset;
    }

    private TimeOfDay(TimeOnly time, TimeSpan? offset, string text)
        : this(time, offset) => _text = text;

    /// <summary>The time on the clock.</summary>
    public TimeOnly Time { get; }

    /// <summary>The offset from UTC, or null where none is given.</summary>
    public TimeSpan? Offset { get; }

    /// <summary>A time without an offset.</summary>
    public static implicit operator TimeOfDay(TimeOnly time) => new(time);

    /// <summary>Same time and same offset.</summary>
    public static bool operator ==(TimeOfDay left, TimeOfDay right) => left.Equals(right);

    /// <summary>Another time or another offset.</summary>
    public static bool operator !=(TimeOfDay left, TimeOfDay right) => !left.Equals(right);

    /// <summary>Reads <c>HH:mm[:ss[.fraction]]</c> with an optional <c>Z</c> or <c>±HH:mm</c>.</summary>
    /// <exception cref="FormatException">The text is no time.</exception>
    public static TimeOfDay Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no RFC 3339 time.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse(string? text, out TimeOfDay value)
    {
        value = default;
        if (text is null || text.Length > Rfc3339.BufferLength)
        {
            return false;
        }

        if (!Rfc3339.TryParseTime(Encoding.UTF8.GetBytes(text), out var ticks, out var offset))
        {
            return false;
        }

        value = new(new(ticks % TimeSpan.TicksPerDay), offset, text);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(TimeOfDay other) => Time == other.Time && Offset == other.Offset;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TimeOfDay other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Time, Offset);

    /// <summary>The text it was read from, else the shortest RFC 3339 form.</summary>
    public override string ToString()
    {
        if (_text is not null)
        {
            return _text;
        }

        var text = Time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return Offset switch
        {
            null => text,
            { Ticks: 0 } => text + "Z",
            { } offset => text + (offset < TimeSpan.Zero ? "-" : "+")
                + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture),
        };
    }
}
