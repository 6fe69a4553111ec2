using System.Globalization;

namespace SpecClient.Json;

/// <summary>An ISO 8601 duration (RFC 3339 appendix A), e.g. <c>P1DT2H</c>; keeps the text it was read from.</summary>
public readonly struct Duration : IEquatable<Duration>
{
    private readonly string? _text;

    private Duration(string text) => _text = text;

    /// <summary>The duration's text; <c>PT0S</c> for the default value.</summary>
    public string Value => _text ?? "PT0S";

    /// <summary>A duration of days, hours, minutes and seconds.</summary>
    public static implicit operator Duration(TimeSpan value) => new(Format(value));

    /// <summary>Same text.</summary>
    public static bool operator ==(Duration left, Duration right) => left.Equals(right);

    /// <summary>Another text.</summary>
    public static bool operator !=(Duration left, Duration right) => !left.Equals(right);

    /// <summary>Reads an ISO 8601 duration.</summary>
    /// <exception cref="FormatException">The text is no duration.</exception>
    public static Duration Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no ISO 8601 duration.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse(string? text, out Duration value)
    {
        value = text is null ? default : new(text);
        return text is not null && TryRead(text, out _, out _);
    }

    /// <summary>The length in time.</summary>
    /// <exception cref="InvalidOperationException">Years or months have no fixed length, or it is too long.</exception>
    public TimeSpan ToTimeSpan() => TryToTimeSpan(out var value)
        ? value
        : throw new InvalidOperationException($"The duration '{Value}' has no length in days, hours and seconds.");

    /// <inheritdoc cref="ToTimeSpan"/>
    /// <returns>False where it has years or months, or is too long.</returns>
    public bool TryToTimeSpan(out TimeSpan value)
    {
        value = default;
        if (!TryRead(Value, out var seconds, out var isFixed) || !isFixed)
        {
            return false;
        }

        var ticks = decimal.Truncate(seconds * TimeSpan.TicksPerSecond);
        if (ticks < long.MinValue || ticks > long.MaxValue)
        {
            return false;
        }

        value = TimeSpan.FromTicks((long)ticks);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Duration other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Duration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The duration's text.</summary>
    public override string ToString() => Value;

    private static bool TryRead(string text, out decimal seconds, out bool isFixed)
    {
        seconds = 0;
        isFixed = true;
        var rest = text.AsSpan();
        var sign = rest.StartsWith("-") ? -1 : 1;
        rest = rest.StartsWith("-") || rest.StartsWith("+") ? rest[1..] : rest;
        if (!rest.StartsWith("P") || rest.Length < 3)
        {
            return false;
        }

        rest = rest[1..];
        var units = "YMWD";
        var isTime = false;
        while (!rest.IsEmpty)
        {
            if (rest[0] == 'T' && !isTime && rest.Length > 1)
            {
                units = "HMS";
                isTime = true;
                rest = rest[1..];
                continue;
            }

            var length = rest.IndexOfAnyExcept("0123456789.,");
            var unit = length < 1 ? -1 : units.IndexOf(rest[length], StringComparison.Ordinal);
            if (unit < 0 || !TryAmount(rest[..length], out var amount))
            {
                return false;
            }

            isFixed &= isTime || rest[length] is 'W' or 'D';
            if (!TryAdd(ref seconds, amount * sign, SecondsIn(rest[length], isTime)))
            {
                return false;
            }

            units = units[(unit + 1)..];
            rest = rest[(length + 1)..];
        }

        return true;
    }

    private static int SecondsIn(char unit, bool isTime) => unit switch
    {
        'W' => 604_800,
        'D' => 86_400,
        'H' => 3_600,
        'M' when isTime => 60,
        'S' => 1,
        _ => 0,
    };

    private static bool TryAdd(ref decimal seconds, decimal amount, int factor)
    {
        if (Math.Abs(amount) > 1e15m)
        {
            return false;
        }

        seconds += amount * factor;
        return true;
    }

    private static bool TryAmount(ReadOnlySpan<char> digits, out decimal amount) => decimal.TryParse(
        digits.ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);

    private static string Format(TimeSpan value)
    {
        var ticks = Math.Abs((decimal)value.Ticks);
        var days = (long)(ticks / TimeSpan.TicksPerDay);
        var rest = ticks - (decimal)days * TimeSpan.TicksPerDay;
        var hours = (int)(rest / TimeSpan.TicksPerHour);
        rest -= (decimal)hours * TimeSpan.TicksPerHour;
        var minutes = (int)(rest / TimeSpan.TicksPerMinute);
        var seconds = (rest - (decimal)minutes * TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond;
        var time = (hours == 0 ? "" : Text(hours) + "H")
            + (minutes == 0 ? "" : Text(minutes) + "M")
            + (seconds == 0 ? "" : seconds.ToString("0.#######", CultureInfo.InvariantCulture) + "S");
        var date = days == 0 ? "" : days.ToString(CultureInfo.InvariantCulture) + "D";
        return ticks == 0
            ? "PT0S"
            : (value < TimeSpan.Zero ? "-P" : "P") + date + (time.Length == 0 ? "" : "T" + time);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
