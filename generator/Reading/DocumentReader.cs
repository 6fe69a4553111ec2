using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Overlays;
using SpecClient.Generator.Reading.Repairs;

namespace SpecClient.Generator.Reading;

/// <summary>The first stage: text → tree → overlays → repaired tree → Microsoft.OpenApi's document.</summary>
internal static class DocumentReader
{
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="references">Other files that its references may lead to.</param>
    /// <param name="overlays">Overlays, in the order of application.</param>
    /// <param name="isMapped">A map names the types: schemas stay where they are written.</param>
    public static ReadResult Read(
        DocumentFile document,
        IReadOnlyList<DocumentFile> references,
        IReadOnlyList<DocumentFile> overlays,
        bool isMapped,
        CancellationToken cancellationToken)
    {
        var main = TreeReader.Read(document, cancellationToken);
        var diagnostics = new List<DiagnosticInfo>(main.Diagnostics);
        if (overlays.Count > 0)
        {
            OverlayApplier.Apply(main, overlays, diagnostics, cancellationToken);
        }

        if (Version(main, diagnostics) is not { } version)
        {
            return new ReadResult(null, diagnostics.ToEquatableArray());
        }

        var others = references.Select(file => TreeReader.Read(file, cancellationToken)).ToList();
        diagnostics.AddRange(others.SelectMany(static other => other.Diagnostics));
        var context = new RepairContext(main, others, version, cancellationToken);
        Complete(context.Root, version);
        IncomingRequests.Move(context);
        new DynamicReferences(context).Fill();
        var walk = new DocumentWalk(context);
        walk.Visit(context.Root, NodeKind.Document, "#", main);
        new ReferenceRepairs(context, walk).Run();
        context.Removals.Apply(context.Root, context.Map);
        if (!isMapped)
        {
            WrittenOutSchemas.Fold(context, walk.Titled);
        }

        var servers = context.IsVersion2 ? Version2Servers.Take(context) : null;
        var loaded = OpenApiLoader.Load(context);
        if (loaded is not null && servers is not null)
        {
            loaded.Servers = [.. servers];
        }

        diagnostics.AddRange(context.Diagnostics);
        return new ReadResult(
            loaded is null
                ? null
                : new SourceDocument(context.Root, loaded, version, context.Map) { Incoming = context.Incoming },
            diagnostics.ToEquatableArray());
    }

    private static string? Version(TreeResult main, List<DiagnosticInfo> diagnostics)
    {
        if (main.Root is not JsonObject root)
        {
            if (main.Diagnostics.All(static d => d.Id != ReadingDiagnostics.Malformed.Id))
            {
                diagnostics.Add(DiagnosticInfo.Create(ReadingDiagnostics.NoObject, main.Locate("#")));
            }

            return null;
        }

        var key = root.ContainsKey("openapi") ? "openapi" : "swagger";
        var written = ValueConverter.Text(root[key]);
        if (written is null)
        {
            diagnostics.Add(DiagnosticInfo.Create(ReadingDiagnostics.NoObject, main.Locate("#")));
            return null;
        }

        var parts = written.Trim().Split('.');
        var version = key + parts[0] + "." + (parts.Length > 1 ? parts[1] : "0");
        var known = version switch
        {
            "swagger2.0" => "2.0",
            "openapi3.0" => "3.0",
            "openapi3.1" => "3.1",
            "openapi3.2" => "3.2",
            _ => null,
        };
        if (known is null)
        {
            diagnostics.Add(DiagnosticInfo.Create(ReadingDiagnostics.UnknownVersion, main.Locate("#/" + key), written));
        }

        return known;
    }

    // What Microsoft.OpenApi wants to be there, and the version as it spells it.
    private static void Complete(JsonObject root, string version)
    {
        if (version == "2.0")
        {
            root["swagger"] = "2.0";
        }
        else
        {
            root["openapi"] = version switch { "3.0" => "3.0.4", "3.1" => "3.1.1", _ => "3.2.0" };
        }

        root["info"] ??= new JsonObject { ["title"] = "", ["version"] = "" };
        root["paths"] ??= new JsonObject();
    }
}
