using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Takes out of <c>additionalOperations</c> (OpenAPI 3.2, "Path Item Object") what is no method, on which the library
/// throws for the whole path, and what it would drop without a word: methods with a field of their own, and those
/// that differ from another in case alone.
/// </summary>
internal static class MethodRepairs
{
    public static void Apply(JsonObject item, string pointer, RepairContext context)
    {
        const string Key = "additionalOperations";
        if (item[Key] is not JsonObject operations)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in operations.ToList())
        {
            var method = member.Key;
            var fault = !HttpToken.Is(method) ? "'" + method + "' is no HTTP method"
                : HttpMethods.Fields.Contains(method, StringComparer.OrdinalIgnoreCase)
                    ? "'" + method + "' belongs into the field '" + method.ToLowerInvariant() + "' of the path item"
                : !seen.Add(method) ? "'" + method + "' differs from another method in case alone"
                : null;
            if (fault is not null)
            {
                context.Report(
                    OperationDiagnostics.OperationDropped, Pointer.Child(Pointer.Child(pointer, Key), method), fault);
                operations.Remove(method);
            }
        }
    }
}
