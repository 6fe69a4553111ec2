using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Property names from the root of a JSON text to a place in it.</summary>
internal sealed class JsonPath
{
    private readonly byte[][] _names;

    public JsonPath(IReadOnlyList<string> names)
    {
        _names = new byte[names.Count][];
        for (var i = 0; i < _names.Length; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(names[i]);
        }
    }

    public int Length => _names.Length;

    /// <summary>Whether the property name that the reader stands on is the path's at that depth.</summary>
    public bool Matches(ref Utf8JsonReader reader, int depth) =>
        depth < _names.Length && JsonString.IsEqual(ref reader, _names[depth]);

    /// <summary>Moves a copy of the reader from a value to the value at the path inside it.</summary>
    /// <returns>False where there is none.</returns>
    public bool TryFind(ref Utf8JsonReader reader)
    {
        for (var depth = 0; depth < _names.Length; depth++)
        {
            if (reader.TokenType != JsonTokenType.StartObject || !TryEnter(ref reader, depth))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() =>
        _names.Length == 0 ? "the body" : string.Join(".", _names.Select(Encoding.UTF8.GetString));

    private bool TryEnter(ref Utf8JsonReader reader, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = Matches(ref reader, depth);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
