using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;

namespace SpecClient.Generator.Reading;

/// <summary>Tells an OpenAPI document from any other file without reading it whole.</summary>
internal static class DocumentSniffer
{
    /// <summary>True where the top level has <c>openapi</c> or <c>swagger</c> with a scalar value.</summary>
    public static bool IsDocument(SourceText text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && text[i] != '\ufeff')
            {
                return text[i] == '{' ? IsJsonDocument(text) : IsYamlDocument(text);
            }
        }

        return false;
    }

    private static bool IsJsonDocument(SourceText text)
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
                var found = reader.ValueTextEquals("openapi"u8) || reader.ValueTextEquals("swagger"u8);
                reader.Read();
                if (found)
                {
                    return reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // A broken document must be an error, not silence: its first lines decide.
            return LooksLikeDocument(text);
        }

        return false;
    }

    private static bool IsYamlDocument(SourceText text) =>
        text.Lines.Any(line => IsKey(line.ToString().TrimStart('\ufeff')));

    private static bool IsKey(string line)
    {
        var key = line.TrimStart('"', '\'');
        if (!key.StartsWith("openapi", StringComparison.Ordinal)
            && !key.StartsWith("swagger", StringComparison.Ordinal))
        {
            return false;
        }

        var rest = key.Substring("openapi".Length).TrimStart('"', '\'');
        return rest.StartsWith(":", StringComparison.Ordinal)
            && rest.Substring(1).Split('#')[0].Trim() is { Length: > 0 } value
            && value[0] is not ('{' or '[' or '&' or '|' or '>');
    }

    private static bool LooksLikeDocument(SourceText text)
    {
        var start = text.ToString(new TextSpan(0, Math.Min(text.Length, 2000)));
        return start.Contains("\"openapi\"") || start.Contains("\"swagger\"");
    }
}
