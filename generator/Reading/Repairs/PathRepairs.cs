using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>Gives paths the slash that OpenAPI wants before them (3.1.1 section 4.8.8).</summary>
internal static class PathRepairs
{
    public static void Apply(JsonObject paths, string pointer, RepairContext context)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in paths)
        {
            if (member.Value is JsonObject && Slashed(member.Key) is { } path
                && !paths.ContainsKey(path) && !renamed.ContainsValue(path))
            {
                renamed.Add(member.Key, path);
            }
        }

        if (renamed.Count == 0)
        {
            return;
        }

        var members = paths.ToList();
        paths.Clear();
        foreach (var member in members)
        {
            if (!renamed.TryGetValue(member.Key, out var path))
            {
                paths[member.Key] = member.Value;
                continue;
            }

            paths[path] = member.Value;
            context.Move(member.Value!, Pointer.Child(pointer, member.Key), Pointer.Child(pointer, path));
            context.Report(ReadingDiagnostics.PathWithoutSlash, Pointer.Child(pointer, path), path);
        }
    }

    // Nothing for extensions, references, and what is a URL of its own.
    private static string? Slashed(string key)
    {
        var path = key.Trim();
        return key.StartsWith("/", StringComparison.Ordinal) || path.Length == 0 || path == "$ref"
            || key.StartsWith("x-", StringComparison.Ordinal) || path.Contains("://")
                ? null
                : path[0] == '/' ? path : "/" + path;
    }
}
