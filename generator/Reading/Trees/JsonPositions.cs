using System.Text;
using System.Text.Json;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// Walks JSON text once more, where a diagnostic needs places: keys by their own, items by their values.
/// </summary>
internal static class JsonPositions
{
    public static TreePositions Read(DocumentFile file)
    {
        var positions = new TreePositions(file);
        var text = file.Text.ToString();
        var offset = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0;
        var walk = new Walk(positions, Encoding.UTF8.GetBytes(text.Substring(offset)), offset);
        try
        {
            walk.Run();
        }
        catch (JsonException)
        {
            // What was found up to the fault serves.
        }

        return positions;
    }

    private sealed class Walk(TreePositions positions, byte[] bytes, int offset)
    {
        private int _lastByte;
        private int _lastChar;

        public void Run()
        {
            var reader = new Utf8JsonReader(bytes, JsonTree.ReaderOptions);
            reader.Read();
            positions.Add("#", Char(reader.TokenStartIndex), Char(reader.TokenStartIndex) + 1);
            Value(ref reader, "#");
        }

        private void Value(ref Utf8JsonReader reader, string pointer)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var child = Pointer.Child(pointer, reader.GetString()!);
                    var start = Char(reader.TokenStartIndex);
                    positions.Add(child, start, Char(reader.BytesConsumed) - 1);
                    reader.Read();
                    Value(ref reader, child);
                }
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    var child = Pointer.Child(pointer, index);
                    var start = Char(reader.TokenStartIndex);
                    positions.Add(child, start, start + 1);
                    Value(ref reader, child);
                }
            }
        }

        // Byte positions only grow, so each stretch of text is counted once.
        private int Char(long position)
        {
            var at = (int)Math.Min(position, bytes.Length);
            if (at >= _lastByte)
            {
                _lastChar += Encoding.UTF8.GetCharCount(bytes, _lastByte, at - _lastByte);
                _lastByte = at;
                return offset + _lastChar;
            }

            return offset + _lastChar - Encoding.UTF8.GetCharCount(bytes, at, _lastByte - at);
        }
    }
}
