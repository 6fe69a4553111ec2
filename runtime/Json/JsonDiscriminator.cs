using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Finds which of some values a property of an object has, wherever in the object it stands.</summary>
/// <param name="wireName">Name of the property.</param>
/// <param name="values">Its values; a number is given by its JSON text.</param>
public sealed class JsonDiscriminator(string wireName, string[] values)
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(wireName);
    private readonly byte[][] _values = Array.ConvertAll(values, Encoding.UTF8.GetBytes);

    /// <summary>
    /// Result of <see cref="Find"/>: there is no such property, or it is neither string, number nor Boolean.
    /// </summary>
    public const int Absent = -1;

    /// <summary>Result of <see cref="Find"/>: a value that is not among them.</summary>
    public const int Unknown = -2;

    /// <summary>Index of the value.</summary>
    /// <param name="reader">A copy of a reader that stands on the object's start.</param>
    public int Find(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Absent;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = IsName(ref reader);
            reader.Read();
            if (found)
            {
                return Match(ref reader);
            }

            reader.Skip();
        }

        return Absent;
    }

    /// <summary>True where the reader stands on the property's name.</summary>
    internal bool IsName(ref Utf8JsonReader reader) => JsonString.IsEqual(ref reader, _name);

    /// <summary>Index of the value that the reader stands on.</summary>
    internal int Match(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                for (var i = 0; i < _values.Length; i++)
                {
                    if (JsonString.IsEqual(ref reader, _values[i]))
                    {
                        return i;
                    }
                }

                return Unknown;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                Span<byte> buffer = stackalloc byte[32];
                if (JsonText.TryGetText(in reader, buffer, out var text))
                {
                    for (var i = 0; i < _values.Length; i++)
                    {
                        if (text.SequenceEqual(_values[i]))
                        {
                            return i;
                        }
                    }
                }

                return Unknown;
            default:
                return Absent;
        }
    }
}
