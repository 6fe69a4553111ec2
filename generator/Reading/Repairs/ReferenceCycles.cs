using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Chains of components that are nothing but references: those that lead back to themselves are broken, and long ones
/// lead to their end in fewer steps.
/// </summary>
internal static class ReferenceCycles
{
    // A name in between may be one of the map's; people's documents have one or two.
    private const int MaxChain = 32;

    public static void Break(RepairContext context, string? section)
    {
        if (section is not null && section.Split('/').Aggregate(
            (JsonNode?)context.Root, static (node, key) => (node as JsonObject)?[key]) is JsonObject components)
        {
            new Chains(context, components, "#/" + section + "/").Follow();
        }
    }

    private sealed class Chains(RepairContext context, JsonObject components, string prefix)
    {
        private readonly Dictionary<string, (string End, int Length)> _ends = new(StringComparer.Ordinal);

        public void Follow()
        {
            foreach (var name in components.Select(static component => component.Key).ToList())
            {
                // Each broken circle leaves an end; what leads there is followed anew.
                while (!TryFollow(name))
                {
                }
            }
        }

        private bool TryFollow(string start)
        {
            var path = new List<string>();
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            var name = start;
            while (!_ends.ContainsKey(name) && Next(name) is { } next)
            {
                if (places.TryGetValue(name, out var place))
                {
                    Cut(new HashSet<string>(path.Skip(place), StringComparer.Ordinal));
                    return false;
                }

                places.Add(name, path.Count);
                path.Add(name);
                name = next;
            }

            var (end, length) = _ends.TryGetValue(name, out var known) ? known : (name, 0);
            for (var i = path.Count - 1; i >= 0; i--)
            {
                length++;
                if (length > MaxChain && components[path[i]] is JsonObject { Count: 1 } reference)
                {
                    reference["$ref"] = prefix + Pointer.Escape(end);
                    length = 1;
                }

                _ends[path[i]] = (end, length);
            }

            return true;
        }

        // At the first one of the document.
        private void Cut(HashSet<string> circle)
        {
            var first = components.First(component => circle.Contains(component.Key));
            context.Report(
                ReadingDiagnostics.CircularReference,
                prefix + Pointer.Escape(first.Key),
                ValueConverter.Text(first.Value!["$ref"])!);
            ((JsonObject)first.Value!).Remove("$ref");
        }

        private string? Next(string name) => components[name] is JsonObject schema
            && ValueConverter.Text(schema["$ref"]) is { } reference
            && reference.StartsWith(prefix, StringComparison.Ordinal)
                ? Pointer.Unescape(reference.Substring(prefix.Length))
                : null;
    }
}
