using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// The strings of a JSON text, each made once: a document repeats keywords, types and references many thousand times.
/// </summary>
/// <param name="bytes">The whole text.</param>
internal sealed class StringPool(byte[] bytes)
{
    // Longer ones are descriptions, which seldom repeat.
    private const int MaxLength = 128;

    private Entry[] _entries = new Entry[1 << 10];
    private int[] _buckets = new int[1 << 11];
    private int _count;

    /// <summary>The string or key that the reader stands on; null where it has escapes or is long.</summary>
    [MethodImpl(Jit.AtOnce)]
    public string? Find(ref Utf8JsonReader reader)
    {
        var value = reader.ValueSpan;
        if (reader.ValueIsEscaped || value.Length > MaxLength)
        {
            return null;
        }

        var hash = Hash(value);
        for (var at = _buckets[hash & (_buckets.Length - 1)]; at > 0; at = _entries[at - 1].Next)
        {
            ref var entry = ref _entries[at - 1];
            if (entry.Hash == hash && bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(value))
            {
                return entry.Text;
            }
        }

        return Add(hash, (int)reader.TokenStartIndex + 1, value.Length);
    }

    private string Add(uint hash, int start, int length)
    {
        if (_count == _entries.Length)
        {
            Grow();
        }

        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        var text = Encoding.UTF8.GetString(bytes, start, length);
        _entries[_count++] = new Entry(hash, bucket, start, length, text);
        bucket = _count;
        return text;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_entries.Length * 2];
        for (var i = 0; i < _count; i++)
        {
            ref var bucket = ref _buckets[_entries[i].Hash & (_buckets.Length - 1)];
            _entries[i] = _entries[i] with { Next = bucket };
            bucket = i + 1;
        }
    }

    // FNV-1a.
    [MethodImpl(Jit.AtOnce)]
    private static uint Hash(ReadOnlySpan<byte> value)
    {
        var hash = 2166136261u;
        foreach (var part in value)
        {
            hash = (hash ^ part) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }

    /// <param name="Next">One more than the index of the next entry of the bucket; 0 = none.</param>
    private readonly record struct Entry(uint Hash, int Next, int Start, int Length, string Text);
}
