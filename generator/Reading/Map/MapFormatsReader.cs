using Microsoft.CodeAnalysis.CSharp;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>formats</c> (a C# type for a format) and <c>renames</c> (a C# name for a property); both
/// ours.</summary>
internal static class MapFormatsReader
{
    public static IReadOnlyList<MapFormat> Read(MapNode? formats)
    {
        var read = new List<MapFormat>();
        foreach (var (format, node) in formats?.Members() ?? [])
        {
            if (node.IsObject)
            {
                MapKeys.Check(node, ["type", "codec", "value_type"], []);
            }

            var type = node.IsObject ? node.Find("type")?.Text() : node.Text();
            var codec = node.Find("codec")?.Text();
            if (type is null || !IsTypeName(type) || (codec is not null && !IsTypeName(codec)))
            {
                node.Say(MapDiagnostics.ValueIgnored, "a full C# type name such as 'System.Decimal'");
                continue;
            }

            read.Add(new MapFormat(format, type, codec, node.Find("value_type")?.Flag() == true, node.Pointer));
        }

        return read;
    }

    /// <summary>New names by the pointer of the property's schema.</summary>
    public static IReadOnlyDictionary<string, string> ReadRenames(MapNode? renames)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (pointer, node) in renames?.Members() ?? [])
        {
            var name = node.Text();
            if (!pointer.StartsWith("#/", StringComparison.Ordinal)
                || pointer.IndexOf("/properties/", StringComparison.Ordinal) < 0)
            {
                node.Say(MapDiagnostics.ValueIgnored, "a pointer to a property as key ('#/…/properties/name')");
            }
            else if (name is null || !IsIdentifier(name))
            {
                node.Say(MapDiagnostics.ValueIgnored, "a C# identifier that is no keyword");
            }
            else
            {
                read[pointer] = name;
            }
        }

        return read;
    }

    // The name goes into code as it stands, so nothing but a plain dotted name passes.
    private static bool IsTypeName(string text) => text.Split('.').All(IsIdentifier);

    private static bool IsIdentifier(string text) => text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '_')
        && text.All(static character => char.IsLetterOrDigit(character) || character == '_')
        && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None;
}
