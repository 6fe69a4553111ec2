using Microsoft.CodeAnalysis;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Reports what building finds wrong in the map, at its place in the map file.</summary>
internal static class MapFindings
{
    /// <param name="pointer">Pointer into the map; the first argument of the message.</param>
    public static void Report(
        BuildContext context, ClientMap map, DiagnosticDescriptor rule, string pointer, params string[] arguments)
    {
        var info = DiagnosticInfo.Create(rule, map.Locate(pointer), [pointer, .. arguments]);
        if (!context.Diagnostics.Contains(info))
        {
            context.Diagnostics.Add(info);
        }
    }
}
