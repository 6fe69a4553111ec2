using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Integers in any spelling that JSON has for numbers (RFC 8259 section 6).</summary>
internal static class IntegerText
{
    /// <summary>Digits that an integer may have; a hostile exponent must not cost memory.</summary>
    private const int MaxDigits = 4096;

    /// <summary>Reads an integer that fits a type.</summary>
    public static bool TryConvert<T>(ref Utf8JsonReader reader, out T value)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        value = default;
        if (!TryGet(ref reader, out var big)
            || big < BigInteger.CreateChecked(T.MinValue)
            || big > BigInteger.CreateChecked(T.MaxValue))
        {
            return false;
        }

        value = T.CreateChecked(big);
        return true;
    }

    /// <summary>Reads an integer of any size up to 4096 digits.</summary>
    public static bool TryGet(ref Utf8JsonReader reader, out BigInteger value)
    {
        value = default;
        Span<byte> buffer = stackalloc byte[MaxDigits];
        return JsonText.TryGetText(in reader, buffer, out var bytes)
            && TryParse(Encoding.ASCII.GetString(bytes), out value);
    }

    private static bool TryParse(string text, out BigInteger value)
    {
        value = default;
        var exponent = 0;
        var mantissa = text;
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (!int.TryParse(
                text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return false;
            }

            mantissa = text[..mark];
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            var fraction = mantissa[(point + 1)..].TrimEnd('0');
            mantissa = mantissa[..point] + fraction;
            exponent = Math.Max(exponent, -MaxDigits) - fraction.Length;
        }

        return BigInteger.TryParse(
                mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && TryScale(ref value, exponent);
    }

    private static bool TryScale(ref BigInteger value, int exponent)
    {
        if (value.IsZero || exponent == 0)
        {
            return true;
        }

        if (Math.Abs((long)exponent) > MaxDigits)
        {
            return false;
        }

        var power = BigInteger.Pow(10, Math.Abs(exponent));
        if (exponent > 0)
        {
            value *= power;
            return true;
        }

        value = BigInteger.DivRem(value, power, out var rest);
        return rest.IsZero;
    }
}
