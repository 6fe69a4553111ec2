namespace SpecClient.Generator.Reading.Map;

/// <summary>What the format says by target language: only C# counts here.</summary>
internal static class MapLanguages
{
    private const string DeprecatedText = "This operation is deprecated.";

    private static readonly string[] s_own = ["csharp", "dotnet"];

    /// <summary>
    /// <c>skip: true</c>, <c>skip</c> with C# among the languages, or <c>only</c> without it.
    /// </summary>
    public static bool IsSkipped(MapNode node) =>
        (node.Find("skip") is { } skip && (skip.IsArray ? skip.Texts().Any(IsOwn) : skip.Flag() == true))
        || (node.Find("only") is { IsNull: false } only && !only.Texts().Any(IsOwn));

    /// <summary>A message (also one for each language), or true for the standard one; null where it is none.</summary>
    public static string? Deprecated(MapNode? node)
    {
        if (node is { IsObject: true })
        {
            var own = s_own.Append("default").Append("message").Select(node.Find)
                .FirstOrDefault(static item => item is not null);
            return own?.Text();
        }

        return node?.Text() switch { "false" => null, "true" => DeprecatedText, var text => text };
    }

    private static bool IsOwn(string language) => s_own.Contains(language, StringComparer.Ordinal);
}
