using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SpecClient.Generator.Diagnostics;

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

    /// <summary>Objects of the document that stand where a schema is expected, once they are repaired.</summary>
    public HashSet<JsonObject> Schemas { get; } = [];

    public SourceMap Map { get; } = new(main);

    /// <summary>Reports a rule at a pointer of the repaired document.</summary>
    public void Report(DiagnosticDescriptor rule, string pointer, params string[] arguments) => Diagnostics.Add(
        DiagnosticInfo.Create(rule, Map.Find(pointer), [Map.Original(pointer), .. arguments]));
}

/// <summary>An object with <c>$ref</c>.</summary>
/// <param name="Pointer">Its place in the repaired document.</param>
/// <param name="File">The file it was written in, which its reference is relative to.</param>
internal sealed record FoundReference(JsonObject Node, NodeKind Kind, string Pointer, TreeResult File);
