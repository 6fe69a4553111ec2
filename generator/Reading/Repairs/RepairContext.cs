using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>What the repairs of one document share: its trees, the references found, and the diagnostics.</summary>
internal sealed class RepairContext(
    TreeResult main, IReadOnlyList<TreeResult> others, string version, CancellationToken cancellationToken)
{
    public TreeResult Main { get; } = main;

    public JsonObject Root { get; } = (JsonObject)main.Root!;

    public IReadOnlyList<TreeResult> Others { get; } = others;

    /// <summary><c>2.0</c>, <c>3.0</c>, <c>3.1</c> or <c>3.2</c>.</summary>
    public string Version { get; } = version;

    public bool IsVersion2 => Version == "2.0";

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    public Queue<FoundReference> References { get; } = new();

    /// <summary>Values of discriminator mappings that are references.</summary>
    public Queue<FoundMapping> Mappings { get; } = new();

    public SourceMap Map { get; } = new(main);

    /// <summary>Webhooks and callbacks, by the paths that stand for them.</summary>
    public List<IncomingRequest> Incoming { get; } = [];

    /// <summary>Items to take out of lists once the repairs are done.</summary>
    public ListRemovals Removals { get; } = new();

    /// <summary>Nodes that repairs put elsewhere, by the place where they were written.</summary>
    public Dictionary<(TreeResult, string), JsonNode> Moved { get; } = [];

    /// <summary>Notes that a node stands elsewhere now: its old place still gives its lines, and can be referred to.
    /// </summary>
    public void Move(JsonNode node, string from, string to)
    {
        var (file, original) = Map.Source(from);
        Map.Add(to, file, original);
        Moved[(file, original)] = node;
    }

    /// <summary>Where components of a kind stand in this version; null where there are none of it.</summary>
    public string? Section(NodeKind kind) => (kind, IsVersion2) switch
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
        (NodeKind.Link, _) => "components/links",
        (NodeKind.SecurityScheme, _) => "components/securitySchemes",
        (NodeKind.MediaType, _) => "components/mediaTypes",
        _ => null,
    };

    /// <summary>The components of a kind, made where there are none.</summary>
    /// <param name="section">Where they stand, e.g. <c>components/schemas</c>.</param>
    public JsonObject Components(string section)
    {
        var at = Root;
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

    /// <summary>Takes a member out of its object, or, at the end, an item out of its list.</summary>
    public void Remove(JsonNode? node, JsonNode parent, string pointer)
    {
        var slash = pointer.LastIndexOf('/');
        var key = Pointer.Unescape(pointer.Substring(slash + 1));
        if (parent is JsonObject members)
        {
            members.Remove(key);
        }
        else if (parent is JsonArray list)
        {
            Removals.Add(list, pointer.Substring(0, slash), node is null ? int.Parse(key) : list.IndexOf(node));
        }
    }

    /// <summary>Reports a rule at a pointer of the repaired document.</summary>
    public void Report(DiagnosticDescriptor rule, string pointer, params string[] arguments) => Diagnostics.Add(
        DiagnosticInfo.Create(rule, Map.Find(pointer), [Map.Original(pointer), .. arguments]));
}

/// <summary>A discriminator value whose schema is given by a reference.</summary>
internal sealed record FoundMapping(JsonObject Mapping, string Value, string Pointer, TreeResult File);

/// <summary>An object with <c>$ref</c>.</summary>
/// <param name="Path">Its place in the repaired document.</param>
/// <param name="File">The file it was written in, which its reference is relative to.</param>
internal sealed record FoundReference(JsonObject Node, NodeKind Kind, WalkPath Path, TreeResult File)
{
    public string Pointer => Path;
}
