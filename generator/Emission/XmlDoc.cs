using System.Runtime.CompilerServices;
using System.Text;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Text of the document as XML documentation: escaped, one line of comment for each line of text.</summary>
internal static class XmlDoc
{

    /// <summary>Summary, remarks and <c>[Obsolete]</c> as ready lines, each ending in a line feed.</summary>
    /// <param name="fallback">Summary where the document gives none; public members always have one.</param>
    public static string Lines(Documentation docs, string fallback, bool obsolete = true) =>
        SourceWriter.Text(text => Write(text, docs, fallback, obsolete));

    /// <inheritdoc cref="Lines"/>
    public static void Write(SourceWriter text, Documentation docs, string fallback, bool obsolete = true)
    {
        var summary = Plain(docs.Summary);
        Element(text, "summary", string.IsNullOrWhiteSpace(summary) ? fallback : summary);
        var remarks = Plain(docs.Remarks);
        if (!string.IsNullOrWhiteSpace(remarks))
        {
            Element(text, "remarks", remarks);
        }

        if (obsolete && docs.Deprecated is not null)
        {
            text.StartLine().Append(Obsolete(docs));
        }
    }

    /// <summary>The <c>[Obsolete]</c> line of something deprecated, else nothing.</summary>
    public static string Obsolete(Documentation docs) => docs.Deprecated is null
        ? ""
        : "[global::System.Obsolete(" + CSharpLiteral.String(LineEnds.OneLine(Plain(docs.Deprecated))) + ")]\n";

    /// <summary>One <c>param</c> element.</summary>
    public static string Param(string name, string text) =>
        "/// <param name=\"" + name.TrimStart('@') + "\">"
        + Escape(LineEnds.OneLine(HtmlText.Plain(text))) + "</param>\n";

    /// <summary>Escapes text for an element; what XML 1.0 has no character for becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            switch (character)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '\t' or (>= ' ' and <= '\ud7ff') or (>= '\ue000' and <= '\ufffd'):
                    escaped.Append(character);
                    break;
                default:
                    if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        escaped.Append(character).Append(text[++i]);
                    }
                    else
                    {
                        escaped.Append('\ufffd');
                    }

                    break;
            }
        }

        return escaped.ToString();
    }

    [MethodImpl(Jit.AtOnce)]
    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is '&' or '<' or '>' or not ('\t' or (>= ' ' and <= '\ud7ff')))
            {
                return false;
            }
        }

        return true;
    }

    private static void Element(SourceWriter lines, string element, string text)
    {
        var parts = LineEnds.Are(text) ? LineEnds.Lines(text) : null;
        lines.StartLine().Append("/// <").Append(element).Append('>');
        if (parts is null or { Count: < 2 })
        {
            lines.Append(Escape(parts is null ? text.Trim() : string.Concat(parts)));
        }
        else
        {
            lines.Append('\n');
            foreach (var part in parts)
            {
                lines.StartLine().Append("/// ").Append(Escape(part)).Append('\n');
            }

            lines.StartLine().Append("/// ");
        }

        lines.Append("</").Append(element).Append(">\n");
    }

    private static string Plain(string? text) => text is null ? "" : HtmlText.Plain(text);
}
