using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Repairs;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading;

/// <summary>
/// Hands the repaired tree to Microsoft.OpenApi. What it still throws on is narrowed down to one entry of the paths or
/// the components, which is left out with a located warning; the rest is read again.
/// </summary>
internal static class OpenApiLoader
{
    private static readonly string[] s_maps =
    [
        "paths", "components/schemas", "components/parameters", "components/responses", "components/requestBodies",
        "components/headers", "components/callbacks", "components/pathItems", "components/mediaTypes",
        "components/securitySchemes", "components/examples", "components/links", "definitions",
        "parameters", "responses", "securityDefinitions",
    ];

    public static OpenApiDocument? Load(RepairContext context)
    {
        // First what is known to make it throw at the top, and is of no use to a client.
        foreach (var key in new[] { "externalDocs", "webhooks" })
        {
            context.Root.Remove(key);
        }

        while (true)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                return Read(context.Root);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                if (FindFault(context.Root) is not { } found)
                {
                    context.Diagnostics.Add(DiagnosticInfo.Create(
                        ReadingDiagnostics.Unusable, context.Map.Find("#"), fault.Message));
                    return null;
                }

                context.Report(ReadingDiagnostics.Unread, found.Pointer, fault.Message);
                found.Parent.Remove(found.Key);
            }
        }
    }

    private static OpenApiDocument Read(JsonObject root)
    {
        var settings = new OpenApiReaderSettings
        {
            RuleSet = ValidationRuleSet.GetEmptyRuleSet(),
            LoadExternalRefs = false,
        };
        var result = new OpenApiJsonReader().Read(root, new Uri("file:///document"), settings);
        return result.Document ?? throw new InvalidOperationException(
            string.Join("; ", result.Diagnostic?.Errors.Select(static error => error.Message) ?? []));
    }

    private static bool Fails(JsonObject root)
    {
        try
        {
            Read(root);
            return false;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return true;
        }
    }

    // The entry without which the reading no longer fails, by halving each map in turn.
    private static (JsonObject Parent, string Key, string Pointer)? FindFault(JsonObject root)
    {
        foreach (var path in s_maps)
        {
            if (Map(root, path) is not { Count: > 0 } map || Fails(Skeleton(root, path, [])))
            {
                continue;
            }

            var suspects = map.Select(static member => member.Key).ToList();
            while (suspects.Count > 1)
            {
                var half = suspects.Take(suspects.Count / 2).ToList();
                suspects = Fails(Skeleton(root, path, half)) ? half : [.. suspects.Skip(half.Count)];
            }

            if (Fails(Skeleton(root, path, suspects)))
            {
                return (map, suspects[0], "#/" + path + "/" + Pointer.Escape(suspects[0]));
            }
        }

        return null;
    }

    // The document without any of the maps but the named entries of one.
    private static JsonObject Skeleton(JsonObject root, string path, IReadOnlyCollection<string> keep)
    {
        var entries = keep.ToDictionary(static key => key, key => Map(root, path)![key]?.DeepClone());
        var copy = new JsonObject();
        foreach (var member in root.Where(
            static member => member.Key is not "components" && !s_maps.Contains(member.Key)))
        {
            copy[member.Key] = member.Value?.DeepClone();
        }

        copy["paths"] = new JsonObject();
        var at = copy;
        foreach (var key in path.Split('/'))
        {
            at[key] = new JsonObject();
            at = (JsonObject)at[key]!;
        }

        foreach (var entry in entries)
        {
            at[entry.Key] = entry.Value;
        }

        return copy;
    }

    private static JsonObject? Map(JsonObject root, string path) => path.Split('/').Aggregate(
        (JsonNode?)root, static (node, key) => (node as JsonObject)?[key]) as JsonObject;
}
