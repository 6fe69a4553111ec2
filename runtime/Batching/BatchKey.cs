using System.Net;
using System.Net.Sockets;

namespace SpecClient;

/// <summary>Makes keys comparable: IPv6 addresses, also with a prefix length, take the form of RFC 5952.</summary>
/// <remarks>Nothing else is changed: <c>010.0.0.1</c> means two different addresses to two readers.</remarks>
internal static class BatchKey
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    public static string Canonical(string key)
    {
        if (!key.Contains(':', StringComparison.Ordinal) || key.AsSpan().ContainsAny("[]%"))
        {
            return key;
        }

        int slash = key.IndexOf('/', StringComparison.Ordinal);
        string address = slash < 0 ? key : key[..slash];
        return IPAddress.TryParse(address, out IPAddress? parsed)
            && parsed.AddressFamily is AddressFamily.InterNetworkV6
            ? parsed + (slash < 0 ? string.Empty : key[slash..])
            : key;
    }

    /// <summary>A stable hash (FNV-1a over UTF-16), never 0 for a key; 0 for none.</summary>
    public static uint Hash(string? key)
    {
        if (key is null)
        {
            return 0;
        }

        uint hash = Basis;
        foreach (char c in key)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash == 0 ? 1 : hash;
    }

    /// <summary>The hash of several keys, with the hash of one more; never 0.</summary>
    /// <param name="hash">The hash of those before; 0 = there are none.</param>
    /// <param name="key">The hash of the next key.</param>
    public static uint Combine(uint hash, uint key)
    {
        hash = ((hash == 0 ? Basis : hash) ^ key) * Prime;
        return hash == 0 ? 1 : hash;
    }
}
