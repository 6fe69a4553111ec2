using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Makes every <c>$ref</c> lead to a component of the document: what lies elsewhere (deeper, under an anchor, in
/// another file) becomes a component, its place a reference to it; a reference to nothing is reported and taken out.
/// </summary>
internal sealed class ReferenceRepairs(RepairContext context, DocumentWalk walk)
{
    // Path items and the like have no type of their own and are copied; copies of copies multiply.
    private const int MaxCopies = 1_000_000;

    private readonly Dictionary<(JsonNode, NodeKind), string> _copied = [];
    private readonly ReferenceTargets _targets = new(context);
    private readonly HashSet<(string, JsonNode)> _inlined = [];
    private List<FoundReference> _toComponents = [];
    private bool _isComponentGone;
    private int _copies;

    public void Run()
    {
        _targets.Prepare();
        do
        {
            while (context.References.Count > 0)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                Resolve(context.References.Dequeue());
            }

            while (context.Mappings.Count > 0)
            {
                Resolve(context.Mappings.Dequeue());
            }

            CheckComponents();
        }
        while (context.References.Count > 0 || context.Mappings.Count > 0);

        foreach (var kind in new[]
        {
            NodeKind.Schema, NodeKind.Parameter, NodeKind.Response, NodeKind.RequestBody, NodeKind.Header,
        })
        {
            ReferenceCycles.Break(context, context.Section(kind));
        }
    }

    private void Resolve(FoundReference reference)
    {
        if (_targets.IsPlace(reference.Node) || ValueConverter.Text(reference.Node["$ref"]) is not { } text)
        {
            return;
        }

        var section = context.Section(reference.Kind);
        if (reference.File == context.Main && IsComponent(text, section))
        {
            _toComponents.Add(reference);
            return;
        }

        var target = _targets.Find(reference.Node, reference.File, text, section, out var missingFile);
        if (missingFile is not null)
        {
            MissingFile(reference, missingFile);
        }
        else if (target is null || !Fits(target.Node, reference.Kind, section))
        {
            Dangling(reference, text);
        }
        else if (section is null)
        {
            Inline(reference, target);
        }
        else
        {
            reference.Node["$ref"] = "#/" + section + "/" + Pointer.Escape(Component(target, reference.Kind, section));
            _toComponents.Add(reference);
        }
    }

    // To a schema of a discriminator's value. One that is written like a component is the builder's to check.
    private void Resolve(FoundMapping mapping)
    {
        var section = context.Section(NodeKind.Schema)!;
        var prefix = "#/" + section + "/";
        if (ValueConverter.Text(mapping.Mapping[mapping.Value]) is not { } text
            || (mapping.File == context.Main && text.StartsWith(prefix, StringComparison.Ordinal)
                && text.IndexOfAny(['/', '#'], prefix.Length) < 0))
        {
            return;
        }

        if (_targets.Find(mapping.Mapping, mapping.File, text, section, out _) is { } target
            && Fits(target.Node, NodeKind.Schema, section))
        {
            mapping.Mapping[mapping.Value] = prefix + Pointer.Escape(Component(target, NodeKind.Schema, section));
        }
        else
        {
            context.Report(ReadingDiagnostics.Dangling, mapping.Pointer, text, "it is left out");
            mapping.Mapping.Remove(mapping.Value);
        }
    }

    // The common case, told by the text alone.
    private bool IsComponent(string text, string? section)
    {
        var prefix = "#/" + section + "/";
        return section is not null
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && text.IndexOfAny(['/', '%', '~'], prefix.Length) < 0
            && context.Components(section)[text.Substring(prefix.Length)] is JsonObject;
    }

    // An object of the reference's kind, or of none so far; true and false are schemas too.
    private bool Fits(JsonNode node, NodeKind kind, string? section)
    {
        if (node is not JsonObject members)
        {
            return kind == NodeKind.Schema && ValueConverter.Fits(node, ValueShape.Flag);
        }

        if (walk.KindOf(members) is { } known && known != kind && !(IsHeader(known) && IsHeader(kind)))
        {
            return false;
        }

        // What the components are part of is none of them.
        for (JsonNode? at = section is null ? null : context.Components(section); at is not null; at = at.Parent)
        {
            if (at == node)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHeader(NodeKind kind) => kind is NodeKind.Parameter or NodeKind.Header;

    // Name of the component that a target is, or becomes.
    private string Component(Target target, NodeKind kind, string section)
    {
        var components = context.Components(section);
        // A name that a pointer must escape is one that the library does not find again; it gets another one.
        if (target.Node.Parent == components && target.Node.GetPropertyName() is var own
            && own.IndexOfAny(['/', '~']) < 0)
        {
            return own;
        }

        if (_copied.TryGetValue((target.Node, kind), out var known))
        {
            return known;
        }

        var name = HoistedName.For(target.File, target.Pointer, components);
        var pointer = "#/" + section + "/" + Pointer.Escape(name);
        context.Map.Add(pointer, target.File, target.Pointer);
        var wasVisited = target.Node is JsonObject seen && walk.KindOf(seen) == kind;
        if (target.Node is JsonObject node && (wasVisited || target.File != context.Main))
        {
            Take(node, components, name, pointer);
            if (walk.KindOf(node) is null)
            {
                walk.Visit(node, kind, pointer, target.File);
            }
        }
        else
        {
            // True and false, a header that is a parameter too, and what lies where no such object is looked for.
            var copy = target.Node is JsonObject members ? (JsonObject)members.DeepClone()
                : target.Node.GetValue<bool>() ? [] : new JsonObject { ["not"] = new JsonObject() };
            _copied.Add((target.Node, kind), name);
            components[name] = copy;
            walk.Visit(copy, kind, pointer, target.File);
        }

        return name;
    }

    // The node becomes a component; its place refers to it, so that both are one.
    private void Take(JsonObject node, JsonObject components, string name, string pointer)
    {
        if (node.Parent == components)
        {
            Rename(node, components, name, pointer);
            return;
        }

        if (node.Parent is not null)
        {
            var place = new JsonObject { ["$ref"] = pointer };
            NodePath.Replace(node, place);
            _targets.Add(place, node);
        }

        components[name] = node;
    }

    // Where it stands, since names depend on the order; references to the old name still find it.
    private void Rename(JsonObject node, JsonObject components, string name, string pointer)
    {
        var old = node.GetPropertyName();
        var members = components.ToList();
        components.Clear();
        foreach (var member in members)
        {
            components[member.Key == old ? name : member.Key] = member.Value;
        }

        var section = pointer.Substring(0, pointer.LastIndexOf('/'));
        context.Moved[(context.Main, Pointer.Child(section, old))] = node;
    }

    private void Inline(FoundReference reference, Target target)
    {
        reference.Node.Remove("$ref");
        if (!_inlined.Add((reference.Pointer, target.Node)) || ReferenceEquals(target.Node, reference.Node))
        {
            context.Report(ReadingDiagnostics.CircularReference, reference.Pointer, target.Pointer);
            return;
        }

        if (target.Node is not JsonObject item || NodePath.Size(item) > MaxCopies - _copies)
        {
            context.Report(ReadingDiagnostics.WrongType, reference.Pointer, "$ref", "a reference to an object");
            return;
        }

        _copies += NodePath.Size(item);
        foreach (var member in item.ToList())
        {
            if (!reference.Node.ContainsKey(member.Key))
            {
                reference.Node[member.Key] = member.Value?.DeepClone();
            }
        }

        context.Map.Add(reference.Pointer, target.File, target.Pointer);
        walk.Visit(reference.Node, reference.Kind, reference.Pointer, target.File);
    }

    private void MissingFile(FoundReference reference, string path)
    {
        var isUrl = path.Contains("://");
        var include = isUrl
            ? path.Split(['?', '#'])[0].Split('/').Last()
            : FilePath.Resolve(reference.File.File.Path, Uri.UnescapeDataString(path));
        context.Report(
            ReadingDiagnostics.MissingFile,
            reference.Pointer,
            path,
            Rest(reference),
            (isUrl ? "Nothing is downloaded: save it, refer to the copy, and add" : "Add")
                + " <AdditionalFiles Include=\"" + include + "\" /> to the project");
        TakeOut(reference);
    }

    private void Dangling(FoundReference reference, string text)
    {
        context.Report(ReadingDiagnostics.Dangling, reference.Pointer, text, Rest(reference));
        TakeOut(reference);
    }

    private string Rest(FoundReference reference) =>
        reference.Kind == NodeKind.Schema ? "anything is accepted there"
        : StaysWithout(reference) ? "the rest is used"
        : "it is left out";

    private bool StaysWithout(FoundReference reference) =>
        reference.Kind == NodeKind.Response || context.Section(reference.Kind) is null && reference.Node.Count > 1;

    private void TakeOut(FoundReference reference)
    {
        var node = reference.Node;
        if (reference.Kind == NodeKind.Schema || StaysWithout(reference))
        {
            node.Remove("$ref");
            if (reference.Kind == NodeKind.Response && !node.ContainsKey("description"))
            {
                node["description"] = "";
            }
            else if (reference.Kind is not (NodeKind.Schema or NodeKind.Response))
            {
                walk.Visit(node, reference.Kind, reference.Pointer, reference.File);
            }

            return;
        }

        node.Remove("$ref");
        if (node.Parent is JsonObject members)
        {
            members.Remove(node.GetPropertyName());
            _isComponentGone = true;
        }
        else if (node.Parent is JsonArray list)
        {
            context.Remove(node, list, reference.Pointer);
        }
    }

    // A component that was itself a reference to nothing is gone by now.
    private void CheckComponents()
    {
        while (_isComponentGone)
        {
            _isComponentGone = false;
            var checkedOnes = new List<FoundReference>();
            foreach (var reference in _toComponents)
            {
                var text = ValueConverter.Text(reference.Node["$ref"]);
                if (text is not null && _targets.Find(reference.Node, context.Main, text) is null)
                {
                    Dangling(reference, text);
                }
                else
                {
                    checkedOnes.Add(reference);
                }
            }

            _toComponents = checkedOnes;
        }
    }
}
