using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Lists the operations of a document in its order.</summary>
internal static class OperationCatalog
{
    public static IReadOnlyList<OperationSource> Read(BuildContext context)
    {
        var found = new List<OperationSource>();
        var owners = IdOwners(context);
        foreach (var pair in context.Source.Document.Paths ?? [])
        {
            var itemPointer = Pointer.Child("#/paths", pair.Key);
            if (pair.Value?.Operations is not { } operations || context.Source.IsIncoming(pair.Key))
            {
                continue;
            }

            foreach (var entry in operations)
            {
                if (Create(context, pair.Key, itemPointer, pair.Value, entry.Key.Method, entry.Value, owners)
                    is { } source)
                {
                    found.Add(source);
                }
            }
        }

        ReportLost(context);
        if (found.Count == 0)
        {
            context.Report(OperationDiagnostics.NoOperations, "#");
        }

        return found;
    }

    // An id that stands twice is that of the first path in the order of names, wherever that stands in the document.
    private static Dictionary<string, (string Path, string Method)> IdOwners(BuildContext context)
    {
        var owners = new Dictionary<string, (string Path, string Method)>(StringComparer.Ordinal);
        foreach (var pair in context.Source.Document.Paths ?? [])
        {
            if (pair.Value?.Operations is not { } operations || context.Source.IsIncoming(pair.Key))
            {
                continue;
            }

            foreach (var entry in operations)
            {
                var one = (pair.Key, entry.Key.Method);
                if (entry.Value?.OperationId is { } id && !string.IsNullOrWhiteSpace(id)
                    && (!owners.TryGetValue(id, out var owner) || IsBefore(one, owner)))
                {
                    owners[id] = one;
                }
            }
        }

        return owners;
    }

    private static bool IsBefore((string Path, string Method) one, (string Path, string Method) other) =>
        string.CompareOrdinal(one.Path, other.Path) is var order && order != 0
            ? order < 0
            : string.CompareOrdinal(one.Method, other.Method) < 0;

    // What the object model drops without a word: paths without a slash, and members that look like operations.
    private static void ReportLost(BuildContext context)
    {
        foreach (var path in context.Source.Root["paths"] as JsonObject ?? [])
        {
            if (path.Key.StartsWith("x-", StringComparison.Ordinal) || path.Value is not JsonObject item
                || context.Source.IsIncoming(path.Key))
            {
                continue;
            }

            var pointer = Pointer.Child("#/paths", path.Key);
            foreach (var member in item)
            {
                var isOperation = member.Value is JsonObject operation && operation.ContainsKey("responses");
                if (!isOperation || member.Key.StartsWith("x-", StringComparison.Ordinal))
                {
                    continue;
                }

                var place = Pointer.Child(pointer, member.Key);
                if (!path.Key.StartsWith("/", StringComparison.Ordinal))
                {
                    Drop(context, place, "its path does not start with '/'");
                }
                else if (!HttpMethods.Fields.Contains(member.Key, StringComparer.Ordinal))
                {
                    Drop(context, place, "'" + member.Key + "' is no HTTP method of OpenAPI");
                }
            }
        }
    }

    private static void Drop(BuildContext context, string pointer, string reason) =>
        context.Report(OperationDiagnostics.OperationDropped, pointer, pointer, reason);

    private static OperationSource? Create(
        BuildContext context,
        string path,
        string itemPointer,
        IOpenApiPathItem item,
        string method,
        OpenApiOperation? operation,
        Dictionary<string, (string Path, string Method)> owners)
    {
        var lower = method.ToLowerInvariant();
        var isFixed = HttpMethods.Fields.Contains(lower, StringComparer.Ordinal);
        var pointer = isFixed
            ? itemPointer + "/" + lower
            : Pointer.Child(itemPointer + "/additionalOperations", method);
        if (operation is null || !HttpToken.Is(method))
        {
            Drop(context, pointer, "its HTTP method or its content is none");
            return null;
        }

        if (!path.StartsWith("/", StringComparison.Ordinal))
        {
            return null;
        }

        // Known methods are upper case in HTTP; others are case-sensitive and stay as they are.
        var verb = isFixed ? method.ToUpperInvariant() : method;
        var computed = verb + " " + path;
        var own = string.IsNullOrWhiteSpace(operation.OperationId) ? null : operation.OperationId;
        if (own is not null && owners[own] == (path, method))
        {
            return new OperationSource(own, true, verb, path, pointer, itemPointer, operation, item);
        }

        if (own is not null)
        {
            context.Report(OperationDiagnostics.OperationIdRepeated, pointer + "/operationId", pointer, own, computed);
        }

        return new OperationSource(computed, false, verb, path, pointer, itemPointer, operation, item);
    }
}
