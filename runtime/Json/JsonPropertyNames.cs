using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// The properties of a JSON object, in order: finds a name in JSON without allocating, writes names encoded, and knows
/// how each value is treated.
/// </summary>
public sealed class JsonPropertyNames
{
    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly JsonEncodedText[] _encoded;
    private readonly JsonPropertyTraits[] _traits;
    private readonly ulong[] _required;

    /// <summary>The properties as one text, which costs an assembly less than arrays do.</summary>
    /// <param name="table">
    /// A line for each property: a character whose distance from <c>0</c> is its traits (1 a response must have it, 2
    /// null is a value, 4 null is told from absent, 8 read-only, 16 read with care) and its name, in which <c>\\</c>
    /// and <c>\n</c> stand for a backslash and a line feed. An empty text has no property.
    /// </param>
    public JsonPropertyNames(string table)
        : this(table.Length == 0 ? [] : table.Split('\n'))
    {
    }

    private JsonPropertyNames(string[] lines)
    {
        _names = new string[lines.Length];
        _traits = new JsonPropertyTraits[lines.Length];
        _required = new ulong[(lines.Length + 63) / 64];
        for (var i = 0; i < lines.Length; i++)
        {
            _names[i] = Unescape(lines[i][1..]);
            _traits[i] = (JsonPropertyTraits)(lines[i][0] - '0');
            HasReadOnly |= (_traits[i] & JsonPropertyTraits.ReadOnly) != 0;
            if ((_traits[i] & JsonPropertyTraits.Required) != 0)
            {
                _required[i / 64] |= 1UL << (i % 64);
            }
        }

        _utf8 = Array.ConvertAll(_names, Encoding.UTF8.GetBytes);
        _encoded = Array.ConvertAll(
            _utf8, static name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
    }

    /// <summary>The name at an index, ready to be written.</summary>
    public JsonEncodedText this[int index] => _encoded[index];

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
    internal bool Next(ref Utf8JsonReader reader, ref int position, out int index)
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

    /// <summary>How many there are.</summary>
    internal int Count => _names.Length;

    /// <summary>The wire name at an index.</summary>
    internal string Name(int index) => _names[index];

    /// <summary>True where a request leaves some property out.</summary>
    internal bool HasReadOnly { get; }

    /// <summary>A bit for each property that a response must have, the first in the lowest bit.</summary>
    internal ulong[] Required => _required;

    /// <summary>How the value at an index is treated.</summary>
    internal JsonPropertyTraits Traits(int index) => _traits[index];

    /// <summary>A table of names alone.</summary>
    internal static JsonPropertyNames Of(string[] names) => new(Array.ConvertAll(names, static name => "0" + name
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)));

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
            if (JsonString.IsEqual(ref reader, _utf8[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Unescape(string name)
    {
        if (!name.Contains('\\', StringComparison.Ordinal))
        {
            return name;
        }

        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            text.Append(name[i] != '\\' ? name[i] : name[++i] == 'n' ? '\n' : name[i]);
        }

        return text.ToString();
    }
}

/// <summary>How the value of a property is treated; the numbers stand in emitted tables.</summary>
[Flags]
internal enum JsonPropertyTraits
{
    /// <summary>A response need not have it, and null is a fault.</summary>
    None = 0,

    /// <summary>A response must have it.</summary>
    Required = 1,

    /// <summary>JSON null is a value, or stands for none.</summary>
    Nullable = 2,

    /// <summary>Null is told from absent.</summary>
    KeepsNull = 4,

    /// <summary>A request leaves it out.</summary>
    ReadOnly = 8,

    /// <summary>Many tokens whose spelling may have to be kept, or a codec that leaves the reader anywhere.</summary>
    Careful = 16,
}
