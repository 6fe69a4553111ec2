using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading;

/// <summary>What a file's top level says that it is.</summary>
internal enum RootKind
{
    Other,
    Document,
    Overlay,
}

/// <summary>
/// Tells OpenAPI documents and overlays from any other file: the top level has <c>openapi</c>, <c>swagger</c> or
/// <c>overlay</c> with a version, or with another scalar beside <c>paths</c> and the like. A broken document is one
/// too; a foreign file never is.
/// </summary>
internal static class DocumentSniffer
{
    /// <summary>True for a document, however broken.</summary>
    public static bool IsDocument(SourceText text) => Sniff(text) == RootKind.Document;

    /// <summary>By the first of <c>openapi</c>, <c>swagger</c>, <c>overlay</c>, however broken the rest is.</summary>
    public static RootKind Sniff(SourceText text)
    {
        var start = TextStart.Find(text);
        return start < 0 ? RootKind.Other
            : text[start] != '{' ? SniffYaml(text)
            : SniffJson(text, start);
    }

    private static RootKind SniffJson(SourceText text, int start)
    {
        var evidence = new Evidence();
        try
        {
            JsonTopLevel.Read(text, start, (key, value) =>
            {
                evidence.Add(key, value);
                return evidence.Certain is not null;
            });
        }
        catch (JsonException)
        {
            // A broken document must be an error, not silence.
            return LooksLike(text.ToString(TextSpan.FromBounds(start, text.Length)));
        }

        return evidence.Certain ?? evidence.Likely;
    }

    // The key at the first level, as far as that can be told; or in line with the first key.
    private static RootKind LooksLike(string content)
    {
        int depth = 0, at = 0;
        var isString = false;
        foreach (Match match in Patterns.JsonVersion.Matches(content))
        {
            for (; at < match.Index; at++)
            {
                switch (content[at])
                {
                    case '\\' when isString:
                        at++;
                        break;
                    case '"':
                        isString = !isString;
                        break;
                    case '\n':
                        isString = false;
                        break;
                    case '{' or '[' when !isString:
                        depth++;
                        break;
                    case '}' or ']' when !isString:
                        depth--;
                        break;
                }
            }

            if ((depth == 1 && !isString) || IsInLineWithFirstKey(content, match.Index))
            {
                return match.Groups["key"].Value == "overlay" ? RootKind.Overlay : RootKind.Document;
            }
        }

        return RootKind.Other;
    }

    private static bool IsInLineWithFirstKey(string content, int position)
    {
        var line = content.LastIndexOf('\n', position) + 1;
        var first = content.IndexOf('\n') + 1;
        return line > 0 && first > 0
            && content.Substring(line, position - line).Trim().Length == 0
            && position - line == Indentation(content, first);
    }

    private static int Indentation(string content, int line)
    {
        var at = line;
        while (at < content.Length && content[at] is ' ' or '\t')
        {
            at++;
        }

        return at - line;
    }

    private static RootKind SniffYaml(SourceText text)
    {
        var evidence = new Evidence();
        var top = -1;
        string? waiting = null;
        foreach (var line in text.Lines)
        {
            var start = line.Start;
            while (start < line.End && text[start] is ' ' or '\t' or '\ufeff')
            {
                start++;
            }

            var indentation = start - line.Start;
            if (start == line.End || text[start] is '#' or '%')
            {
                continue;
            }

            if (Marks(text, start, line.End, '-') || Marks(text, start, line.End, '.'))
            {
                if (top >= 0)
                {
                    break;
                }

                continue;
            }

            top = top < 0 ? indentation : top;
            if (waiting is not null && indentation > top)
            {
                evidence.Add(waiting, Value(text.ToString(TextSpan.FromBounds(start, line.End))));
            }

            waiting = null;
            var said = indentation == top
                ? Patterns.YamlKey.Match(text.ToString(TextSpan.FromBounds(start, line.End)))
                : Match.Empty;
            if (said.Success)
            {
                var value = Value(said.Groups["value"].Value);
                waiting = value.Length == 0 ? said.Groups["key"].Value : null;
                evidence.Add(said.Groups["key"].Value, value);
            }

            if (evidence.Certain is { } kind)
            {
                return kind;
            }
        }

        return evidence.Likely;
    }

    // --- and ... at the start of a line.
    private static bool Marks(SourceText text, int start, int end, char sign) =>
        end - start >= 3 && text[start] == sign && text[start + 1] == sign && text[start + 2] == sign
        && (end - start == 3 || char.IsWhiteSpace(text[start + 3]));

    // A scalar without tag, anchor, quotes and comment; empty for what is none.
    private static string Value(string written)
    {
        var value = Patterns.Decoration.Replace(written.Trim(), "", 1);
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        value = (comment < 0 ? value : value.Substring(0, comment)).Trim();
        return value.Length > 0 && value[0] is '{' or '[' or '|' or '>' or '*' or '#' ? "" : value;
    }

    // Made for what is YAML, or broken.
    private static class Patterns
    {
        public static readonly Regex YamlKey = new(
            @"^(?<q>[""']?)(?<key>openapi|swagger|overlay|info|paths|components|definitions|webhooks|actions)"
                + @"\k<q>[ \t]*:(?:[ \t]+(?<value>.*))?$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

        public static readonly Regex Decoration = new(
            @"^(?:[!&][^\s]*\s+)*[""']?", RegexOptions.CultureInvariant);

        public static readonly Regex JsonVersion = new(
            @"[""']?\b(?<key>openapi|swagger|overlay)[""']?\s*:\s*[""']?[0-9]", RegexOptions.CultureInvariant);
    }

    /// <summary>What the top level has told so far.</summary>
    private struct Evidence
    {
        private RootKind _named;
        private RootKind _parts;

        /// <summary>There was a version.</summary>
        public RootKind? Certain { get; private set; }

        /// <summary>There was a scalar that is no version, beside the parts of a document or an overlay.</summary>
        public readonly RootKind Likely => _named == _parts ? _named : RootKind.Other;

        /// <param name="value">A scalar's text; null or empty for anything else.</param>
        public void Add(string key, string? value)
        {
            switch (key)
            {
                case "openapi" or "swagger" or "overlay":
                    var kind = key == "overlay" ? RootKind.Overlay : RootKind.Document;
                    var text = value?.Trim() ?? "";
                    Certain ??= text.Length > 0 && char.IsDigit(text[0]) ? kind : null;
                    _named = text.Length > 0 && _named == RootKind.Other ? kind : _named;
                    break;
                case "actions":
                    _parts = RootKind.Overlay;
                    break;
                case "info" or "paths" or "components" or "definitions" or "webhooks":
                    _parts = _parts == RootKind.Other ? RootKind.Document : _parts;
                    break;
            }
        }
    }
}
