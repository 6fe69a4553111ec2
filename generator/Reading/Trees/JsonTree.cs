using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// JSON text → tree. Comments and trailing commas are tolerated; of a repeated key the last wins, with a warning.
/// </summary>
internal static class JsonTree
{
    public static readonly JsonReaderOptions ReaderOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = TreeReader.MaxDepth,
    };

    public static JsonNode? Read(
        DocumentFile file, List<DiagnosticInfo> diagnostics, CancellationToken cancellationToken)
    {
        var text = file.Text.ToString();
        var offset = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0;
        var bytes = Encoding.UTF8.GetBytes(text.Substring(offset));
        var reader = new Utf8JsonReader(bytes, ReaderOptions);
        try
        {
            reader.Read();
            var root = Value(ref reader, "#", file, bytes, offset, diagnostics, cancellationToken);
            while (reader.Read())
            {
            }

            return root;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair as an escape: no text (RFC 8259 section 8.2).
            diagnostics.Add(DiagnosticInfo.Create(
                ReadingDiagnostics.Malformed,
                TreePositions.At(file, new TextSpan(
                    Math.Min(offset + Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.TokenStartIndex), text.Length),
                    0)),
                "JSON",
                "a string holds half a surrogate pair"));
            return null;
        }
        catch (JsonException fault)
        {
            var line = (int)Math.Min(fault.LineNumber ?? 0, file.Text.Lines.Count - 1);
            var lineSpan = file.Text.Lines[line].Span;
            var lineBytes = Encoding.UTF8.GetBytes(file.Text.ToString(lineSpan));
            var column = Encoding.UTF8.GetCharCount(
                lineBytes, 0, (int)Math.Min(fault.BytePositionInLine ?? 0, lineBytes.Length));
            diagnostics.Add(DiagnosticInfo.Create(
                ReadingDiagnostics.Malformed,
                TreePositions.At(file, new TextSpan(Math.Min(lineSpan.Start + column, file.Text.Length), 0)),
                "JSON",
                fault.Message.Split('.')[0]));
            return null;
        }
    }

    private static JsonNode? Value(
        ref Utf8JsonReader reader,
        string pointer,
        DocumentFile file,
        byte[] bytes,
        int offset,
        List<DiagnosticInfo> diagnostics,
        CancellationToken cancellationToken)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                cancellationToken.ThrowIfCancellationRequested();
                var members = new JsonObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    var start = (int)reader.TokenStartIndex;
                    reader.Read();
                    var value = Value(ref reader, pointer, file, bytes, offset, diagnostics, cancellationToken);
                    if (members.ContainsKey(key))
                    {
                        diagnostics.Add(DiagnosticInfo.Create(
                            ReadingDiagnostics.DuplicateKey,
                            TreePositions.At(
                                file,
                                new TextSpan(offset + Encoding.UTF8.GetCharCount(bytes, 0, start), 1)),
                            key));
                    }

                    members[key] = value;
                }

                return members;
            case JsonTokenType.StartArray:
                var items = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref reader, pointer, file, bytes, offset, diagnostics, cancellationToken));
                }

                return items;
            case JsonTokenType.String:
                return JsonValue.Create(reader.GetString());
            case JsonTokenType.True:
                return JsonValue.Create(true);
            case JsonTokenType.False:
                return JsonValue.Create(false);
            case JsonTokenType.Number:
                return Number(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
            default:
                return null;
        }
    }

    /// <summary>A number that keeps its text.</summary>
    public static JsonNode Number(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonValue.Create(document.RootElement.Clone())!;
    }
}
