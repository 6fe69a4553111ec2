using System.Text.Json.Nodes;
using SpecClient.Generator.Reading;
using SpecClient.Generator.Reading.Overlays.JsonPath;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Finds the schema that a model of the map stands for.</summary>
internal static class ModelPath
{
    /// <summary>
    /// The pointer that a model names, or that of the one schema which its JSONPath (RFC 9535) selects; else what is
    /// written, which then leads to nothing.
    /// </summary>
    public static string Resolve(JsonNode root, string target)
    {
        if (!target.StartsWith("$", StringComparison.Ordinal))
        {
            // A component's name alone is one of version 3; so may be a pointer of a map written for both.
            return root is JsonObject { } members && members.ContainsKey("swagger")
                ? Version2Pointers.Original(members, target)
                : target;
        }

        try
        {
            var found = PathParser.Parse(target).Select(new QueryScope(root));
            return found.Count == 1 ? PointerPath.Of(found[0].Value) ?? target : target;
        }
        catch (Exception fault) when (fault is PathSyntaxException or QueryLimitException)
        {
            return target;
        }
    }
}
