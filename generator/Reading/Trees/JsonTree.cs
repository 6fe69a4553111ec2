using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
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
        MaxDepth = int.MaxValue,
    };

    public static JsonNode? Read(
        DocumentFile file, List<DiagnosticInfo> diagnostics, out byte[] bytes, CancellationToken cancellationToken)
    {
        var offset = Offset(file);
        bytes = Utf8Text.Encode(file.Text, offset);
        var reader = new Utf8JsonReader(bytes, ReaderOptions);
        try
        {
            reader.Read();
            var root = new Builder(file, bytes, offset, diagnostics, cancellationToken).Value(ref reader, "#", 0);
            while (reader.Read())
            {
            }

            return root;
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

    /// <summary>Where a text begins, behind byte order marks.</summary>
    public static int Offset(DocumentFile file)
    {
        var offset = 0;
        while (offset < file.Text.Length && file.Text[offset] == '\ufeff')
        {
            offset++;
        }

        return offset;
    }

    /// <summary>A number that keeps its text.</summary>
    public static JsonNode Number(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonValue.Create(document.RootElement.Clone())!;
    }

    /// <summary>The string or key that the reader stands on.</summary>
    /// <param name="isBroken">It held half a surrogate pair (RFC 8259 section 8.2), which U+FFFD stands for.</param>
    public static string Text(ref Utf8JsonReader reader, out bool isBroken)
    {
        try
        {
            isBroken = false;
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            isBroken = true;
            var written = Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
            var repaired = Surrogates.Escapes.Replace(
                written, static match => match.Groups["half"].Success ? "\\ufffd" : match.Value);
            using var document = JsonDocument.Parse("\"" + repaired + "\"");
            return document.RootElement.GetString()!;
        }
    }

    // Made where a text has half a pair.
    private static class Surrogates
    {
        public static readonly Regex Escapes = new(
            @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
            RegexOptions.CultureInvariant);
    }

    private sealed class Builder(
        DocumentFile file,
        byte[] bytes,
        int offset,
        List<DiagnosticInfo> diagnostics,
        CancellationToken cancellationToken)
    {
        private readonly CharCounter _counter = new(bytes, offset);
        private readonly StringPool _strings = new(bytes);

        public JsonNode? Value(ref Utf8JsonReader reader, string key, int depth)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when depth < TreeReader.MaxDepth:
                    return Members(ref reader, depth);
                case JsonTokenType.StartArray when depth < TreeReader.MaxDepth:
                    return Items(ref reader, key, depth);
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Report(ReadingDiagnostics.TooLarge, reader.TokenStartIndex, key, TreeReader.DepthReason);
                    JsonNode rest = reader.TokenType == JsonTokenType.StartObject ? new JsonObject() : new JsonArray();
                    reader.Skip();
                    return rest;
                case JsonTokenType.String:
                    return JsonValue.Create(Text(ref reader));
                case JsonTokenType.True:
                    return JsonValue.Create(true);
                case JsonTokenType.False:
                    return JsonValue.Create(false);
                case JsonTokenType.Number:
                    return Number(Encoding.UTF8.GetString(
                        bytes, (int)reader.TokenStartIndex, reader.ValueSpan.Length));
                default:
                    return null;
            }
        }

        private JsonObject Members(ref Utf8JsonReader reader, int depth)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var members = new JsonObject();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var start = reader.TokenStartIndex;
                var key = Text(ref reader);
                reader.Read();
                var value = Value(ref reader, key, depth + 1);
                if (members.ContainsKey(key))
                {
                    Report(ReadingDiagnostics.DuplicateKey, start, key);
                    members[key] = value;
                }
                else
                {
                    members.Add(key, value);
                }
            }

            return members;
        }

        private JsonArray Items(ref Utf8JsonReader reader, string key, int depth)
        {
            var items = new JsonArray();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Value(ref reader, key, depth + 1));
            }

            return items;
        }

        private string Text(ref Utf8JsonReader reader)
        {
            if (_strings.Find(ref reader) is { } known)
            {
                return known;
            }

            var text = JsonTree.Text(ref reader, out var isBroken);
            if (isBroken)
            {
                Report(ReadingDiagnostics.BrokenText, reader.TokenStartIndex);
            }

            return text;
        }

        private void Report(DiagnosticDescriptor rule, long position, params string[] arguments) => diagnostics.Add(
            DiagnosticInfo.Create(
                rule, TreePositions.At(file, new TextSpan(_counter.Char(position), 1)), arguments));
    }
}
