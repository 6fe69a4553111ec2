using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>Names for hoisted components: after what they are called where they stand.</summary>
internal static class HoistedName
{
    private static readonly HashSet<string> s_structure = new(StringComparer.Ordinal)
    {
        "properties", "schema", "schemas", "components", "definitions", "$defs", "items", "content", "responses",
        "paths",
        "prefixItems", "allOf", "oneOf", "anyOf", "parameters", "requestBody", "application/json",
        "additionalProperties", "webhooks", "callbacks",
    };

    public static string For(TreeResult file, string pointer, JsonObject taken)
    {
        var keys = Pointer.Keys(pointer);
        var telling = keys.Where(static key => !s_structure.Contains(key) && !key.All(char.IsDigit)).ToList();
        var isNamed = keys.Count >= 2 && keys[keys.Count - 2] is "$defs" or "definitions" or "schemas" or "parameters";
        var wanted = isNamed || keys.Count == 1 ? keys[keys.Count - 1]
            : telling.Count == 0 ? FilePath.Stem(file.File.Path)
            : string.Join("_", telling.Skip(Math.Max(0, telling.Count - 3)));
        wanted = Clean(wanted);
        var name = wanted;
        for (var number = 2; taken.ContainsKey(name); number++)
        {
            name = wanted + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>A text with nothing in it that the name of a component may not have.</summary>
    public static string Clean(string text) =>
        string.Concat(text.Select(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
}
