using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// The known values of a string literal, in the document's order: reading one of them allocates nothing.
/// </summary>
public sealed class StringLiterals : IReadOnlyList<string>
{
    // Those are looked through for each value that is written.
    private const int MaxEncoded = 8;

    private readonly string[] _values;
    private readonly byte[][] _utf8;
    private readonly JsonEncodedText[] _encoded;
    private readonly int[] _first;
    private readonly int[] _next;

    /// <summary>A table of known values.</summary>
    public StringLiterals(params string[] values)
    {
        _values = values;
        _utf8 = Array.ConvertAll(values, Encoding.UTF8.GetBytes);
        _encoded = Array.ConvertAll(values[..Math.Min(values.Length, MaxEncoded)], static value =>
            JavaScriptEncoder.Default.Encode(value) == value ? JsonEncodedText.Encode(value) : default);
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

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public string this[int index] => _values[index];

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>True for a known value.</summary>
    public bool Contains(string? value) => Array.IndexOf(_values, value) >= 0;

    /// <summary>Writes a value: a known one without looking for what must be escaped.</summary>
    /// <exception cref="InvalidOperationException">There is none: the literal is <c>default</c>.</exception>
    public void Write(Utf8JsonWriter writer, string? value, JsonWriteMode mode)
    {
        var index = EncodedIndex(value);
        if (index >= 0)
        {
            writer.WriteStringValue(_encoded[index]);
        }
        else
        {
            JsonLiteral.Write(writer, value, mode);
        }
    }

    /// <summary>The same as a property.</summary>
    /// <inheritdoc cref="Write(Utf8JsonWriter, string?, JsonWriteMode)"/>
    internal void Write(Utf8JsonWriter writer, JsonEncodedText name, string? value, JsonWriteMode mode)
    {
        var index = EncodedIndex(value);
        if (index >= 0)
        {
            writer.WriteString(name, _encoded[index]);
        }
        else
        {
            writer.WritePropertyName(name);
            JsonLiteral.Write(writer, value, mode);
        }
    }

    /// <summary>Reads a JSON string: a known one without allocating, any other as it is.</summary>
    public bool TryRead(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out string value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            value = null;
            return false;
        }

        value = reader.HasValueSequence || reader.ValueIsEscaped ? FindText(ref reader) : Find(reader.ValueSpan);
        return value is not null || JsonString.TryGet(ref reader, out value);
    }

    /// <summary>Index of a known value that needs no escaping, or -1.</summary>
    private int EncodedIndex(string? value)
    {
        // Constants and values that were read are the very instances; others are written as any text.
        for (var i = 0; i < _encoded.Length; i++)
        {
            if (ReferenceEquals(_values[i], value))
            {
                return _encoded[i].EncodedUtf8Bytes.Length > 0 ? i : -1;
            }
        }

        return -1;
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
            if (JsonString.IsEqual(ref reader, _utf8[i]))
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
