using System.Buffers.Binary;
using System.Numerics;

namespace SpecClient.Requests;

/// <summary>
/// Fingerprints of the pages (or tokens) so far, newest first; never changed, so that any page can be taken up again.
/// </summary>
internal sealed class PageTrail(ulong fingerprint, PageTrail? previous)
{
    /// <summary>Whether a fingerprint is among those of a trail.</summary>
    public static bool Holds(PageTrail? trail, ulong fingerprint)
    {
        for (var step = trail; step is not null; step = step.Previous)
        {
            if (step.Fingerprint == fingerprint)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A 64-bit hash: equal pages are found by it, and it is not meant to withstand forgery.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)bytes.Length * Multiplier;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var octet in bytes)
        {
            hash = Mix(hash ^ octet);
        }

        return hash;

        static ulong Mix(ulong value)
        {
            var high = Math.BigMul(value ^ Multiplier, Multiplier, out var low);
            return BitOperations.RotateLeft(high ^ low, 23) + Multiplier;
        }
    }

    private ulong Fingerprint { get; } = fingerprint;

    private PageTrail? Previous { get; } = previous;
}
