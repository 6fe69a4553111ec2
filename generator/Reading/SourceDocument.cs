using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading;

/// <summary>
/// A document after Reading: repaired JSON, Microsoft.OpenApi's object model of it, and the way back to lines.
/// Lives inside one step only.
/// </summary>
/// <param name="Root">
/// The repaired tree. Every <c>$ref</c> in it is <c>#/components/…</c> (or <c>#/definitions/…</c> etc. of 2.0):
/// references to other places, anchors and other files were hoisted into components.
/// </param>
/// <param name="Document">
/// Microsoft.OpenApi's document read from <paramref name="Root"/>; 2.0 is converted by it to 3.
/// </param>
internal sealed record SourceDocument(JsonObject Root, OpenApiDocument Document, string SpecVersion, ISourceMap Map)
{
    /// <summary>Webhooks and callbacks in document order; paths that stand for them are no operations.</summary>
    public IReadOnlyList<IncomingRequest> Incoming { get; init; } = [];

    /// <summary>True for a path that stands for a webhook or callback.</summary>
    public bool IsIncoming(string path) => Incoming.Count > 0 && Repairs.IncomingRequests.IsPath(path);
}

/// <summary>A request that the service sends.</summary>
/// <param name="Path">The path that stands for it.</param>
/// <param name="Name">Name of the webhook or callback.</param>
/// <param name="Owner">Operation of a callback, by its id, else by method and path; null for a webhook.</param>
internal sealed record IncomingRequest(string Path, string Name, string? Owner);

/// <summary>
/// Finds the place of a JSON pointer in the text it came from, through repairs, overlays and other files.
/// </summary>
internal interface ISourceMap
{
    /// <summary>
    /// Location of the nearest existing node for a pointer into the *repaired* document
    /// (<c>#/paths/~1zones/get</c>); built lazily, only where a diagnostic needs it. Never null for the document
    /// itself.
    /// </summary>
    LocationInfo Find(string pointer);

    /// <summary>
    /// Pointer of a component in the document as the user wrote it, for hoisted ones
    /// (<c>#/components/schemas/hoisted_3</c> → <c>#/paths/~1pets/get/…</c> or <c>common.yaml#/Pet</c>); else
    /// itself.
    /// </summary>
    string Original(string pointer);
}
