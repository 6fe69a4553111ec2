using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Tells keys that are read from those that mean nothing to a C# client, and from unknown ones.</summary>
internal static class MapKeys
{
    /// <summary>Reports every member of an object that is not among those read.</summary>
    /// <param name="read">Keys that the caller reads.</param>
    /// <param name="idle">Keys of the format that have no effect on a C# client.</param>
    public static void Check(MapNode node, string[] read, string[] idle)
    {
        foreach (var (key, child) in node.Members())
        {
            if (read.Contains(key, StringComparer.Ordinal) || key.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            if (idle.Contains(key, StringComparer.Ordinal))
            {
                child.Say(MapDiagnostics.KeyIdle, key);
            }
            else
            {
                var near = EditDistance.Nearest(key, read);
                child.Say(
                    MapDiagnostics.KeyUnknown, key, near is null ? "" : $" (did you mean '{near}'?)",
                    string.Join(", ", read));
            }
        }
    }
}
