using System.Runtime.CompilerServices;
using System.Text.Json;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// Walks JSON text once more, where a diagnostic needs places: keys by their own, items by their values.
/// </summary>
internal static class JsonPositions
{
    /// <param name="utf8">The text behind byte order marks, where it is at hand.</param>
    public static TreePositions Read(DocumentFile file, byte[]? utf8 = null)
    {
        var positions = new TreePositions(file);
        var offset = JsonTree.Offset(file);
        try
        {
            new Walk(positions, utf8 ?? Utf8Text.Encode(file.Text, offset), offset).Run();
        }
        catch (JsonException)
        {
            // What was found up to the fault serves.
        }

        return positions;
    }

    private sealed class Walk(TreePositions positions, byte[] bytes, int offset)
    {
        private readonly CharCounter _counter = new(bytes, offset);
        private readonly StringPool _strings = new(bytes);

        public void Run()
        {
            var reader = new Utf8JsonReader(bytes, JsonTree.ReaderOptions);
            reader.Read();
            var start = _counter.Char(reader.TokenStartIndex);
            var root = positions.Open(null, start, start + 1);
            Value(ref reader, 0);
            positions.Close(root);
        }

        [MethodImpl(Jit.AtOnce)]
        private void Value(ref Utf8JsonReader reader, int depth)
        {
            if (depth >= TreeReader.MaxDepth)
            {
                reader.Skip();
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var start = _counter.Char(reader.TokenStartIndex);
                    var key = _strings.Find(ref reader) ?? positions.Same(JsonTree.Text(ref reader, out _));
                    var end = start + (int)(reader.BytesConsumed - reader.TokenStartIndex) - 1;
                    var child = positions.Open(key, start, Math.Min(end, start + key.Length + 2));
                    reader.Read();
                    Value(ref reader, depth + 1);
                    positions.Close(child);
                }
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    var start = _counter.Char(reader.TokenStartIndex);
                    var child = positions.Open(null, start, start + 1);
                    Value(ref reader, depth + 1);
                    positions.Close(child);
                }
            }
        }
    }
}
