using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>The known values of a string literal: reading one of them allocates nothing.</summary>
public sealed class StringLiterals
{
    private readonly string[] _values;
    private readonly byte[][] _utf8;
    private readonly int[] _first;
    private readonly int[] _next;

    /// <summary>A table of known values.</summary>
    public StringLiterals(params string[] values)
    {
        _values = values;
        _utf8 = Array.ConvertAll(values, Encoding.UTF8.GetBytes);
        _first = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(values.Length, 1) * 2)];
        _next = new int[values.Length];
        Array.Fill(_first, -1);
        for (var i = values.Length - 1; i >= 0; i--)
        {
            ref var bucket = ref _first[Bucket(_utf8[i])];
            _next[i] = bucket;
            bucket = i;
        }
    }

    /// <summary>True for a known value.</summary>
    public bool Contains(string? value) => Array.IndexOf(_values, value) >= 0;

    /// <summary>Reads a JSON string: a known one without allocating, any other as it is.</summary>
    public bool TryRead(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out string value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            value = null;
            return false;
        }

        value = reader.HasValueSequence || reader.ValueIsEscaped ? FindText(ref reader) : Find(reader.ValueSpan);
        value ??= reader.GetString()!;
        return true;
    }

    private string? Find(ReadOnlySpan<byte> text)
    {
        for (var i = _first[Bucket(text)]; i >= 0; i = _next[i])
        {
            if (text.SequenceEqual(_utf8[i]))
            {
                return _values[i];
            }
        }

        return null;
    }

    private string? FindText(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            if (reader.ValueTextEquals(_utf8[i]))
            {
                return _values[i];
            }
        }

        return null;
    }

    private int Bucket(ReadOnlySpan<byte> text)
    {
        var hash = text.IsEmpty
            ? 0u
            : ((uint)text.Length * 31) + text[0] + ((uint)text[^1] * 7) + ((uint)text[text.Length / 2] * 13);
        return (int)(hash & (uint)(_first.Length - 1));
    }
}
