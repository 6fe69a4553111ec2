using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// Finds the JSON path of positions in a text; goes on from the last one, so that many faults cost one pass.
/// </summary>
internal sealed class JsonPathFinder(ReadOnlyMemory<byte> text)
{
    private readonly List<Level> _levels = [];
    private JsonReaderState _state = new(JsonReadContext.ReaderOptions);
    private int _consumed;
    private long _lastStart = -1;

    /// <summary>Path of the value (or of the end of the object or array) whose token starts at a position.</summary>
    public string Find(long position)
    {
        if (position < _lastStart)
        {
            _levels.Clear();
            _state = new(JsonReadContext.ReaderOptions);
            _consumed = 0;
            _lastStart = -1;
        }

        Advance(position);
        return Format();
    }

    private void Advance(long position)
    {
        if (position <= _lastStart)
        {
            return;
        }

        var reader = new Utf8JsonReader(text.Span[_consumed..], isFinalBlock: true, _state);
        var offset = _consumed;
        while (_lastStart < position && reader.Read())
        {
            _lastStart = offset + reader.TokenStartIndex;
            Step(ref reader);
        }

        _consumed = offset + (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Step(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _levels[^1] = new(JsonString.Get(ref reader), 0);
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.RemoveAt(_levels.Count - 1);
                return;
        }

        // Levels above the value's own: the containers that are open, one of them being the value's parent.
        var depth = reader.CurrentDepth;
        if (depth > 0 && _levels[depth - 1].Name is null)
        {
            _levels[depth - 1] = new(null, _levels[depth - 1].Index + 1);
        }

        if (reader.TokenType is JsonTokenType.StartObject)
        {
            _levels.Add(new("", -1));
        }
        else if (reader.TokenType is JsonTokenType.StartArray)
        {
            _levels.Add(new(null, -1));
        }
    }

    private string Format()
    {
        var path = new StringBuilder("$");
        foreach (var level in _levels)
        {
            if (level.Name is null)
            {
                if (level.Index >= 0)
                {
                    path.Append('[').Append(level.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
                }
            }
            else if (level.Index >= 0)
            {
                Append(path, level.Name);
            }
        }

        return path.ToString();
    }

    /// <summary>Path of a member where what stands above it is not known.</summary>
    public static string OfMember(string name)
    {
        var path = new StringBuilder("$");
        Append(path, name);
        return path.ToString();
    }

    /// <summary>Appends a member's step to a path.</summary>
    public static void Append(StringBuilder path, string name)
    {
        if (name.Length > 0
            && !char.IsAsciiDigit(name[0])
            && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            path.Append('.').Append(name);
        }
        else
        {
            path.Append("['").Append(name.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
        }
    }

    // The name of the member being read in an object, or null and the index in an array; index -1 before the first.
    private readonly record struct Level(string? Name, int Index);
}
