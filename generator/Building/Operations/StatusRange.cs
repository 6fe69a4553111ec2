using System.Globalization;

namespace SpecClient.Generator.Building.Operations;

/// <summary>The statuses that a key of <c>responses</c> means.</summary>
internal readonly record struct StatusRange(int From, int To)
{
    public bool IsDefault => From == 0;

    public bool IsSuccess => From is >= 200 and < 300;

    /// <summary>204, 205 and 304 carry no content, whatever the document says (RFC 9110 section 15).</summary>
    public bool IsBodiless => IsSingle && From is 204 or 205 or 304;

    /// <summary>It leads elsewhere: 3xx, but not 304 (RFC 9110 section 15.4).</summary>
    public bool IsRedirect => From is >= 300 and < 400 and not 304;

    public bool IsSingle => From == To;

    /// <summary><c>200</c>, <c>4XX</c> (in any case), <c>default</c>; else null.</summary>
    public static StatusRange? Parse(string key)
    {
        if (string.Equals(key, "default", StringComparison.OrdinalIgnoreCase))
        {
            return new StatusRange(0, 999);
        }

        if (key.Length == 3 && key[0] is >= '1' and <= '5')
        {
            if (key[1] is 'x' or 'X' && key[2] is 'x' or 'X')
            {
                var from = (key[0] - '0') * 100;
                return new StatusRange(from, from + 99);
            }

            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            {
                return new StatusRange(status, status);
            }
        }

        return null;
    }
}
