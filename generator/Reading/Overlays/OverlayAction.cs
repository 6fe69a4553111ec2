using System.Text.Json.Nodes;
using SpecClient.Generator.Reading.Overlays.JsonPath;

namespace SpecClient.Generator.Reading.Overlays;

/// <summary>One action of an overlay, checked and ready to apply.</summary>
/// <param name="Pointer">Its place in the overlay's file (<c>#/actions/0</c>).</param>
/// <param name="TargetText">The target as written.</param>
internal sealed record OverlayAction(string Pointer, string TargetText, PathQuery Target, OverlayChange Change);

/// <summary>What an action does with the nodes that its target selects.</summary>
internal abstract record OverlayChange;

/// <summary><c>remove: true</c>.</summary>
internal sealed record RemoveChange : OverlayChange;

/// <summary><c>update</c>: merges, concatenates or replaces by a value of the overlay; null is JSON null.</summary>
internal sealed record UpdateChange(JsonNode? Value) : OverlayChange;

/// <summary><c>copy</c>: the same by a value of the document.</summary>
internal sealed record CopyChange(string SourceText, PathQuery Source) : OverlayChange;
