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
        private readonly List<string> _names = [.. components.Select(static component => component.Key)];
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

        public void Follow()
        {
            for (var place = 0; place < _names.Count; place++)
            {
                _places[_names[place]] = place;
            }

            foreach (var name in _names)
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
                    Cut(path.Skip(place));
                    return false;
                }

                places.Add(name, path.Count);
                path.Add(name);
                name = next;
            }

            var (end, length) = _ends.TryGetValue(name, out var known) ? known : (name, 0);
            for (var i = path.Count - 1; i >= 0; i--)
            {
                var reference = (JsonObject)components[path[i]]!;
                length++;
                if (length > MaxChain)
                {
                    reference["$ref"] = prefix + Pointer.Escape(end);
                    length = 1;
                }

                (end, length) = IsBare(reference) ? (end, length) : (path[i], 0);
                _ends[path[i]] = (end, length);
            }

            return true;
        }

        // What stands beside a reference holds too (OpenAPI 3.1), and is not passed over; words about it may be.
        private static bool IsBare(JsonObject reference) =>
            reference.All(static member => member.Key is "$ref" or "description" or "summary");

        // At the first one of the document.
        private void Cut(IEnumerable<string> circle)
        {
            var first = _names[circle.Min(name => _places[name])];
            var reference = (JsonObject)components[first]!;
            context.Report(
                ReadingDiagnostics.CircularReference,
                prefix + Pointer.Escape(first),
                ValueConverter.Text(reference["$ref"])!);
            reference.Remove("$ref");
        }

        private string? Next(string name) => components[name] is JsonObject schema
            && ValueConverter.Text(schema["$ref"]) is { } reference
            && reference.StartsWith(prefix, StringComparison.Ordinal)
                ? Pointer.Unescape(reference.Substring(prefix.Length))
                : null;
    }
}
