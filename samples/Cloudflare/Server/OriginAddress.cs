using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cloudflare.Sample.Server;

/// <summary>Strict reading of IP addresses, and their canonical text (RFC 5952 for IPv6).</summary>
internal static class OriginAddress
{
    private const int GroupCount = 8;

    /// <summary>Gives the canonical text of an address, or false where the text is none.</summary>
    public static bool TryCanonicalize(string text, out string canonical)
    {
        canonical = "";
        if (text.Contains(':', StringComparison.Ordinal))
        {
            // The platform's parser also takes scopes, brackets and ports, which are no part of an address.
            if (text.AsSpan().IndexOfAnyExcept("0123456789abcdefABCDEF:.") >= 0
                || !IPAddress.TryParse(text, out IPAddress? address)
                || address.AddressFamily != AddressFamily.InterNetworkV6)
            {
                return false;
            }

            canonical = FormatIPv6(address.GetAddressBytes());
            return true;
        }

        if (!IsIPv4(text))
        {
            return false;
        }

        canonical = text;
        return true;
    }

    /// <summary>Four decimal numbers without leading zeros; the platform takes other forms too.</summary>
    private static bool IsIPv4(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && parts.All(static part =>
            part.Length is >= 1 and <= 3
            && part.All(char.IsAsciiDigit)
            && (part.Length == 1 || part[0] != '0')
            && int.Parse(part, CultureInfo.InvariantCulture) <= byte.MaxValue);
    }

    private static string FormatIPv6(byte[] bytes)
    {
        ushort[] groups = [.. Enumerable.Range(0, GroupCount)
            .Select(index => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(index * 2)))];
        bool mapped = groups.AsSpan(0, 5).IndexOfAnyExcept((ushort)0) < 0 && groups[5] == 0xffff;
        if (mapped)
        {
            return $"::ffff:{bytes[12]}.{bytes[13]}.{bytes[14]}.{bytes[15]}";
        }

        (int start, int length) = LongestZeroRun(groups);
        var text = new StringBuilder();
        for (int index = 0; index < GroupCount; index++)
        {
            if (index == start)
            {
                text.Append("::");
                index += length - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
            {
                text.Append(':');
            }

            text.Append(groups[index].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>RFC 5952 section 4.2: the longest run, the first of equal ones, and never a single group.</summary>
    private static (int Start, int Length) LongestZeroRun(ushort[] groups)
    {
        (int Start, int Length) best = (-1, 1);
        for (int index = 0; index < GroupCount; index++)
        {
            int end = index;
            while (end < GroupCount && groups[end] == 0)
            {
                end++;
            }

            if (end - index > best.Length)
            {
                best = (index, end - index);
            }

            index = Math.Max(index, end - 1);
        }

        return best;
    }
}
