using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// Names of an object's properties, in order: finds a name in JSON without allocating, and writes them encoded.
/// </summary>
public sealed class JsonPropertyNames
{
    private readonly string[] _names;
    private readonly string[] _types;
    private readonly byte[][] _utf8;
    private readonly JsonEncodedText[] _encoded;

    /// <summary>A table of names, and of what their values are called in errors.</summary>
    /// <param name="names">Wire names.</param>
    /// <param name="types">
    /// Expected type of each, or empty; <c>secret</c> keeps the value out of errors and logs.
    /// </param>
    public JsonPropertyNames(string[] names, string[] types)
    {
        _names = names;
        _types = types;
        _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _encoded = Array.ConvertAll(
            _utf8, static name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
    }

    /// <summary>Indexes of read-only properties, which a request leaves out.</summary>
    public int[] ReadOnly { get; init; } = [];

    /// <summary>The name at an index, ready to be written.</summary>
    public JsonEncodedText this[int index] => _encoded[index];

    /// <summary>True where the reader stands on the start of an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStart(ref Utf8JsonReader reader)
    {
        JsonText.GuardStack(ref reader);
        return reader.TokenType == JsonTokenType.StartObject;
    }

    /// <summary>Goes to the next property of the object that the reader is in.</summary>
    /// <param name="reader">
    /// On the object's start or on the last token of a value; then on the next value's first token.
    /// </param>
    /// <param name="position">The index that is expected next; start with 0.</param>
    /// <param name="index">
    /// Index of the property, or -1: the reader then stands on a name that is not in the table.
    /// </param>
    /// <returns>False at the object's end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(ref Utf8JsonReader reader, ref int position, out int index)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            index = IndexOf(ref reader, position);
            if (index >= 0)
            {
                position = index + 1;
                reader.Read();
            }

            return true;
        }

        index = -1;
        return false;
    }

    /// <summary>Index of a wire name, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(_names, name);

    /// <summary>The wire name at an index.</summary>
    internal string Name(int index) => _names[index];

    /// <summary>What the value at an index is called in errors.</summary>
    internal string Type(int index) => (uint)index < (uint)_types.Length ? _types[index] : "value";

    /// <summary>The value at an index must not show in errors and logs.</summary>
    internal bool IsSecret(int index) => Type(index) == "secret";

    /// <summary>Index of the name that the reader stands on, or -1.</summary>
    internal int IndexOf(ref Utf8JsonReader reader, int position)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            return IndexOfText(ref reader);
        }

        var name = reader.ValueSpan;
        var names = _utf8;
        if ((uint)position < (uint)names.Length && name.SequenceEqual(names[position]))
        {
            return position;
        }

        // From the expected place on, and then from the start: optional properties are skipped in order.
        for (var i = position + 1; i < names.Length; i++)
        {
            if (name.SequenceEqual(names[i]))
            {
                return i;
            }
        }

        var end = Math.Min(position, names.Length);
        for (var i = 0; i < end; i++)
        {
            if (name.SequenceEqual(names[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private int IndexOfText(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            if (reader.ValueTextEquals(_utf8[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
