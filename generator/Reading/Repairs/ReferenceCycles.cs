using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>Breaks chains of components that are nothing but references and lead back to themselves.</summary>
internal static class ReferenceCycles
{
    public static void Break(RepairContext context, string? section)
    {
        if (section is null)
        {
            return;
        }

        var prefix = "#/" + section + "/";
        var components = section.Split('/').Aggregate(
            (JsonNode?)context.Root, static (node, key) => (node as JsonObject)?[key]) as JsonObject;
        foreach (var component in components?.ToList() ?? [])
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var name = component.Key;
            while (seen.Add(name)
                && components![name] is JsonObject schema
                && ValueConverter.Text(schema["$ref"]) is { } reference
                && reference.StartsWith(prefix, StringComparison.Ordinal))
            {
                name = Pointer.Unescape(reference.Substring(prefix.Length));
                if (name == component.Key)
                {
                    context.Report(
                        ReadingDiagnostics.CircularReference,
                        prefix + Pointer.Escape(component.Key),
                        reference);
                    ((JsonObject)components[component.Key]!).Remove("$ref");
                    break;
                }
            }
        }
    }
}
