using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Reading;

/// <summary>What a file's top level says that it is.</summary>
internal enum RootKind
{
    Other,
    Document,
    Overlay,
}

/// <summary>Tells OpenAPI documents and overlays from any other file without reading them whole.</summary>
internal static class DocumentSniffer
{
    private static readonly (string Key, RootKind Kind)[] s_keys =
    [
        ("openapi", RootKind.Document), ("swagger", RootKind.Document), ("overlay", RootKind.Overlay),
    ];

    /// <summary>True where the top level has <c>openapi</c> or <c>swagger</c> with a scalar value.</summary>
    public static bool IsDocument(SourceText text) => Sniff(text) == RootKind.Document;

    /// <summary>By the first of <c>openapi</c>, <c>swagger</c> and <c>overlay</c> with a scalar value.</summary>
    public static RootKind Sniff(SourceText text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && text[i] != '\ufeff')
            {
                return text[i] == '{' ? SniffJson(text) : SniffYaml(text);
            }
        }

        return RootKind.Other;
    }

    private static RootKind SniffJson(SourceText text)
    {
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(text.ToString().TrimStart('\ufeff')),
            new JsonReaderOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = 1000,
            });
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var kind = reader.ValueTextEquals("openapi"u8) || reader.ValueTextEquals("swagger"u8)
                    ? RootKind.Document
                    : reader.ValueTextEquals("overlay"u8) ? RootKind.Overlay : RootKind.Other;
                reader.Read();
                if (kind != RootKind.Other)
                {
                    return reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                        ? RootKind.Other
                        : kind;
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // A broken document must be an error, not silence: its first lines decide.
            return LooksLike(text);
        }

        return RootKind.Other;
    }

    private static RootKind SniffYaml(SourceText text) => text.Lines
        .Select(static line => SniffLine(line.ToString().TrimStart('\ufeff')))
        .FirstOrDefault(static kind => kind != RootKind.Other);

    private static RootKind SniffLine(string line)
    {
        var text = line.TrimStart('"', '\'');
        foreach (var (key, kind) in s_keys)
        {
            if (text.StartsWith(key, StringComparison.Ordinal) && HasScalar(text.Substring(key.Length)))
            {
                return kind;
            }
        }

        return RootKind.Other;
    }

    private static bool HasScalar(string behindKey)
    {
        var rest = behindKey.TrimStart('"', '\'');
        return rest.StartsWith(":", StringComparison.Ordinal)
            && rest.Substring(1).Split('#')[0].Trim() is { Length: > 0 } value
            && value[0] is not ('{' or '[' or '&' or '|' or '>');
    }

    private static RootKind LooksLike(SourceText text)
    {
        var start = text.ToString(new TextSpan(0, Math.Min(text.Length, 2000)));
        return s_keys
            .Where(entry => start.Contains("\"" + entry.Key + "\""))
            .Select(static entry => entry.Kind)
            .FirstOrDefault();
    }
}
