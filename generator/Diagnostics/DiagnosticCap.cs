using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Diagnostics;

/// <summary>Keeps a flood of equal diagnostics readable: the first ones, and one that counts the rest.</summary>
internal static class DiagnosticCap
{
    /// <summary>How many of one rule that say the same of different places are listed.</summary>
    public const int Alike = 20;

    /// <summary>How many of one rule are listed.</summary>
    public const int OfOneRule = 200;

    public static IEnumerable<DiagnosticInfo> Apply(IEnumerable<DiagnosticInfo> diagnostics) => Apply(
        Apply(diagnostics.Distinct(), static info => info.Id + "\n" + Shape(info), Alike),
        static info => info.Id,
        OfOneRule);

    private static List<DiagnosticInfo> Apply(
        IEnumerable<DiagnosticInfo> diagnostics, Func<DiagnosticInfo, string> key, int shown)
    {
        var kept = new List<DiagnosticInfo>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var summaries = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var info in diagnostics)
        {
            var group = key(info);
            counts.TryGetValue(group, out var count);
            counts[group] = ++count;
            if (count <= shown)
            {
                kept.Add(info);
            }
            else if (summaries.TryGetValue(group, out var at))
            {
                kept[at] = kept[at] with { More = kept[at].More + Math.Max(1, info.More) };
            }
            else
            {
                // Where the first stands that is not listed.
                summaries.Add(group, kept.Count);
                kept.Add(info with { More = Math.Max(1, info.More) });
            }
        }

        return kept;
    }

    // What it says apart from the place: that is the argument which is a pointer.
    private static string Shape(DiagnosticInfo info) =>
        string.Join("\n", info.Arguments.Select(static argument => argument.Contains("#/") ? "#" : argument));
}
