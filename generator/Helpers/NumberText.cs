using System.Globalization;

namespace SpecClient.Generator.Helpers;

/// <summary>Which C# number writes a JSON number as the document spells it.</summary>
internal static class NumberText
{
    // Every decimal text of up to this many digits comes back from the binary number nearest to it.
    private const int DoubleDigits = 15;
    private const int SingleDigits = 6;

    public static bool IsInt64(string json) =>
        long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value.ToString(CultureInfo.InvariantCulture) == json;

    public static bool IsInteger(string json)
    {
        var digits = json.StartsWith("-", StringComparison.Ordinal) ? json.Substring(1) : json;
        return digits.Length > 0 && digits.All(static c => c is >= '0' and <= '9') && (digits[0] != '0' || json == "0");
    }

    public static bool IsDouble(string json) => IsPlain(json) && Digits(json) <= DoubleDigits;

    public static bool IsSingle(string json) => IsPlain(json) && Digits(json) <= SingleDigits;

    /// <summary>A decimal keeps zeros at the end, but knows no exponent.</summary>
    public static bool IsDecimal(string json) =>
        decimal.TryParse(
            json, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value)
        && value.ToString(CultureInfo.InvariantCulture) == json;

    /// <summary>A binary number is nearest to no other text of the same length.</summary>
    public static bool HasDoubleDigits(string json) => Digits(json) <= DoubleDigits;

    // Neither an exponent nor zeros behind the point, nor a negative zero.
    private static bool IsPlain(string json)
    {
        var point = json.IndexOf('.');
        return json.IndexOfAny(['e', 'E']) < 0 && (point < 0 || json[json.Length - 1] is not ('0' or '.'))
            && (json[0] != '-' || json.Any(static c => c is >= '1' and <= '9'));
    }

    private static int Digits(string json) => json.Split('e', 'E')[0].Count(static c => c is >= '0' and <= '9');
}
