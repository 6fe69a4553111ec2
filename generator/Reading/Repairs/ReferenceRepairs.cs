using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Makes every <c>$ref</c> lead to a component of the document: what lies elsewhere (deeper, under an anchor, in
/// another file) is hoisted, and a reference to nothing is reported and taken out.
/// </summary>
internal sealed class ReferenceRepairs(RepairContext context, DocumentWalk walk)
{
    private readonly Dictionary<(TreeResult, string, NodeKind), string> _hoisted = [];
    private readonly ReferenceTargets _targets = new(context);
    private readonly HashSet<(string, TreeResult, string)> _inlined = [];

    public void Run()
    {
        while (context.References.Count > 0)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Resolve(context.References.Dequeue());
        }

        foreach (var kind in new[]
        {
            NodeKind.Schema, NodeKind.Parameter, NodeKind.Response, NodeKind.RequestBody, NodeKind.Header,
        })
        {
            ReferenceCycles.Break(context, Section(kind));
        }
    }

    private void Resolve(FoundReference reference)
    {
        var text = ValueConverter.Text(reference.Node["$ref"])!;
        if (reference.File == context.Main && IsComponent(text, reference.Kind))
        {
            return;
        }

        if (_targets.Find(reference.Node, reference.File, text) is not { } target)
        {
            Dangling(reference, text);
        }
        else if (reference.Kind == NodeKind.PathItem)
        {
            Inline(reference, target);
        }
        else if (Section(reference.Kind) is { } section)
        {
            var name = Hoist(target, reference.Kind, section);
            reference.Node["$ref"] = "#/" + section + "/" + Pointer.Escape(name);
        }
        else
        {
            reference.Node.Remove("$ref");
        }
    }

    private bool IsComponent(string text, NodeKind kind)
    {
        var prefix = "#/" + Section(kind) + "/";
        return text.StartsWith(prefix, StringComparison.Ordinal)
            && text.IndexOf('/', prefix.Length) < 0
            && text.IndexOfAny(['%', '~']) < 0
            && ReferenceTargets.Find(context.Root, text) is JsonObject;
    }

    private string Hoist(Target target, NodeKind kind, string section)
    {
        var key = (target.File, target.Pointer, kind);
        if (_hoisted.TryGetValue(key, out var known))
        {
            return known;
        }

        var components = Components(section);
        if (target.File == context.Main && target.Pointer == "#/" + section + "/" + LastSegment(target.Pointer)
            && target.Pointer.IndexOf('~') < 0)
        {
            return Pointer.Unescape(LastSegment(target.Pointer));
        }

        var name = HoistedName.For(target.File, target.Pointer, components);
        _hoisted.Add(key, name);
        var pointer = "#/" + section + "/" + Pointer.Escape(name);
        context.Map.Add(pointer, target.File, target.Pointer);
        if (target.Node is JsonObject place && context.Schemas.Contains(place) && place.Parent is not null)
        {
            // The schema there and the reference to it are one type.
            Replace(place, new JsonObject { ["$ref"] = pointer });
            components[name] = place;
            return name;
        }

        var copy = target.Node is JsonObject members ? (JsonObject)members.DeepClone() : [];
        components[name] = copy;
        walk.Visit(copy, kind, pointer, target.File);
        return name;
    }

    private static void Replace(JsonNode node, JsonNode replacement)
    {
        if (node.Parent is JsonArray items)
        {
            items[node.GetElementIndex()] = replacement;
        }
        else if (node.Parent is JsonObject members)
        {
            members[node.GetPropertyName()] = replacement;
        }
    }

    private void Inline(FoundReference reference, Target target)
    {
        reference.Node.Remove("$ref");
        if (!_inlined.Add((reference.Pointer, target.File, target.Pointer)))
        {
            context.Report(ReadingDiagnostics.CircularReference, reference.Pointer, target.Pointer);
        }
        else if (target.Node is JsonObject item && !ReferenceEquals(item, reference.Node))
        {
            foreach (var member in ((JsonObject)item.DeepClone()).ToList())
            {
                if (!reference.Node.ContainsKey(member.Key))
                {
                    reference.Node[member.Key] = member.Value?.DeepClone();
                }
            }

            context.Map.Add(reference.Pointer, target.File, target.Pointer);
            walk.Visit(reference.Node, NodeKind.PathItem, reference.Pointer, target.File);
        }
    }

    private void Dangling(FoundReference reference, string text)
    {
        var rest = reference.Kind == NodeKind.Schema ? "anything is accepted there" : "it is left out";
        context.Report(ReadingDiagnostics.Dangling, reference.Pointer, text, rest);
        reference.Node.Remove("$ref");
        if (reference.Kind == NodeKind.Response)
        {
            reference.Node["description"] = "";
        }
        else if (reference.Kind != NodeKind.Schema)
        {
            Detach(reference.Node);
        }
    }

    private static void Detach(JsonObject node)
    {
        if (node.Parent is JsonArray list)
        {
            list.Remove(node);
        }
        else if (node.Parent is JsonObject parent)
        {
            parent.Remove(parent.First(member => ReferenceEquals(member.Value, node)).Key);
        }
    }

    private JsonObject Components(string section)
    {
        var at = context.Root;
        foreach (var key in section.Split('/'))
        {
            if (at[key] is not JsonObject next)
            {
                at[key] = next = [];
            }

            at = next;
        }

        return at;
    }

    private string? Section(NodeKind kind) => (kind, context.IsVersion2) switch
    {
        (NodeKind.Schema, true) => "definitions",
        (NodeKind.Parameter, true) => "parameters",
        (NodeKind.Response, true) => "responses",
        (_, true) => null,
        (NodeKind.Schema, _) => "components/schemas",
        (NodeKind.Parameter, _) => "components/parameters",
        (NodeKind.Response, _) => "components/responses",
        (NodeKind.RequestBody, _) => "components/requestBodies",
        (NodeKind.Header, _) => "components/headers",
        (NodeKind.Example, _) => "components/examples",
        (NodeKind.Link, _) => "components/links",
        (NodeKind.SecurityScheme, _) => "components/securitySchemes",
        (NodeKind.MediaType, _) => "components/mediaTypes",
        _ => null,
    };

    private static string LastSegment(string pointer) => pointer.Substring(pointer.LastIndexOf('/') + 1);
}
