using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// The members of a JSON text's top level, read block by block: who has seen enough has not copied the whole.
/// </summary>
internal static class JsonTopLevel
{
    private const int BlockLength = 1 << 13;

    /// <param name="start">Where the object begins.</param>
    /// <param name="take">Gets each key with its scalar as text, or null for anything else; true = enough.</param>
    [MethodImpl(Jit.AtOnce)]
    public static void Read(SourceText text, int start, Func<string, string?, bool> take)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        var state = new JsonReaderState(JsonTree.ReaderOptions);
        var (block, bytes, held) = (new char[BlockLength], Array.Empty<byte>(), 0);
        string? key = null;
        for (var at = start; at < text.Length;)
        {
            var count = Math.Min(block.Length, text.Length - at);
            text.CopyTo(at, block, 0, count);
            at += count;
            var isLast = at == text.Length;
            var room = held + Encoding.UTF8.GetMaxByteCount(count);
            if (bytes.Length < room)
            {
                Array.Resize(ref bytes, room * 2);
            }

            held += encoder.GetBytes(block, 0, count, bytes, held, isLast);
            var reader = new Utf8JsonReader(bytes.AsSpan(0, held), isLast, state);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
                {
                    return;
                }

                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    key = JsonTree.Text(ref reader, out _);
                }
                else if (key is not null)
                {
                    if (take(key, Scalar(ref reader)))
                    {
                        return;
                    }

                    key = null;
                }
            }

            var consumed = (int)reader.BytesConsumed;
            state = reader.CurrentState;
            held -= consumed;
            Buffer.BlockCopy(bytes, consumed, bytes, 0, held);
            if (consumed == 0)
            {
                // A token longer than the block is read anew each time.
                block = new char[block.Length * 2];
            }
        }
    }

    private static string? Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => JsonTree.Text(ref reader, out _),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        _ => null,
    };
}
