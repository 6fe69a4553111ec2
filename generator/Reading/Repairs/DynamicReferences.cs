using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Schemas with a hole (<c>$dynamicRef</c>) become a schema of its own for each one that includes them and fills the
/// hole (<c>$dynamicAnchor</c>; JSON Schema 2020-12 section 8.2.3.2): what is dynamic there is known from the document.
/// </summary>
internal sealed class DynamicReferences(RepairContext context)
{
    private static readonly string[] s_identity = ["$id", "$anchor", "$dynamicAnchor", "$schema", "$vocabulary"];

    private readonly ReferenceTargets _targets = new(context);
    private readonly Dictionary<(string Owner, JsonNode Target), string> _filled = [];

    /// <summary>Fills the holes of the whole document; to be called before references are rewritten.</summary>
    public void Fill()
    {
        if (context.Version is "2.0" or "3.0" || !Mentions(context.Root))
        {
            return;
        }

        foreach (var schema in Objects(context.Root).ToList())
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (Reference(schema) is not null && Anchors(schema) is { Count: > 0 } anchors)
            {
                Fill(schema, anchors);
            }
        }
    }

    private static bool Mentions(JsonNode root) =>
        Objects(root).Any(static node => node.ContainsKey("$dynamicRef"));

    private static string? Reference(JsonObject node) =>
        ValueConverter.Fits(node["$ref"], ValueShape.Text) ? ValueConverter.Text(node["$ref"]) : null;

    // Names of the dynamic anchors that a schema brings, with the places they stand for.
    private static Dictionary<string, string> Anchors(JsonObject schema)
    {
        var anchors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var candidate in (schema["$defs"] as JsonObject)?.Select(static entry => entry.Value) ?? [])
        {
            Add(candidate as JsonObject);
        }

        Add(schema);
        return anchors;

        void Add(JsonObject? node)
        {
            if (node?["$dynamicAnchor"] is { } name && ValueConverter.Text(name) is { } text)
            {
                anchors[text] = NodePath.Of(node);
            }
        }
    }

    private void Fill(JsonObject schema, Dictionary<string, string> anchors)
    {
        if (_targets.Find(schema, context.Main, Reference(schema)!) is not { Node: JsonObject open } target
            || target.File != context.Main || ReferenceEquals(open, schema)
            || !HasHole(open, anchors.Keys, []))
        {
            return;
        }

        var owner = NodePath.Of(schema);
        _filled[(owner, open)] = owner;
        var copy = Copy(open, owner, anchors);
        schema.Remove("$ref");
        if (schema["allOf"] is not JsonArray parts)
        {
            schema["allOf"] = parts = [];
        }

        parts.Insert(0, copy);
    }

    private bool HasHole(JsonObject schema, ICollection<string> names, HashSet<JsonObject> seen) =>
        seen.Add(schema) && Objects(schema).Any(node =>
            (ValueConverter.Text(node["$dynamicRef"]) is { } hole && names.Contains(Name(hole)))
            || (Reference(node) is { } text
                && _targets.Find(node, context.Main, text) is { Node: JsonObject next } target
                && target.File == context.Main && HasHole(next, names, seen)));

    private JsonObject Copy(JsonObject open, string owner, Dictionary<string, string> anchors)
    {
        // References are looked up from where they stand, so the copy and the original are walked side by side.
        var copy = (JsonObject)open.DeepClone();
        foreach (var (from, to) in Objects(open).Zip(Objects(copy).ToList(), static (a, b) => (a, b)).ToList())
        {
            foreach (var key in s_identity)
            {
                // A property may be called like a keyword; it is an object then.
                if (to[key] is JsonValue)
                {
                    to.Remove(key);
                }
            }

            if (ValueConverter.Text(from["$dynamicRef"]) is { } hole
                && anchors.TryGetValue(Name(hole), out var filling))
            {
                to.Remove("$dynamicRef");
                to["$ref"] = filling;
            }
            else if (Reference(from) is { } text && _targets.Find(from, context.Main, text) is { } target
                && target.File == context.Main)
            {
                to["$ref"] = target.Node is JsonObject next && HasHole(next, anchors.Keys, [])
                    ? Filled(next, target.Pointer, owner, anchors)
                    : target.Pointer;
            }
        }

        return copy;
    }

    // A schema with the hole that lies between gets a copy beside the components.
    private string Filled(JsonObject open, string pointer, string owner, Dictionary<string, string> anchors)
    {
        if (_filled.TryGetValue((owner, open), out var known))
        {
            return known;
        }

        if ((context.Root["components"] as JsonObject)?["schemas"] is not JsonObject components)
        {
            return pointer;
        }

        var name = HoistedName.For(context.Main, owner, []) + "_" + HoistedName.For(context.Main, pointer, []);
        while (components.ContainsKey(name))
        {
            name += "_";
        }

        var place = "#/components/schemas/" + Pointer.Escape(name);
        _filled[(owner, open)] = place;
        components[name] = new JsonObject();
        context.Map.Add(place, context.Main, pointer);
        components[name] = Copy(open, owner, anchors);
        return place;
    }

    private static string Name(string reference) => reference.Substring(reference.IndexOf('#') + 1);

    private static IEnumerable<JsonObject> Objects(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            yield return members;
            foreach (var inner in members.SelectMany(static member => Objects(member.Value)))
            {
                yield return inner;
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var inner in items.SelectMany(Objects))
            {
                yield return inner;
            }
        }
    }
}
