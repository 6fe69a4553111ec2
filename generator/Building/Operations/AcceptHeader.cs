namespace SpecClient.Generator.Building.Operations;

/// <summary>The Accept header of an operation: what its successes are, and less wanted what its errors are.</summary>
internal static class AcceptHeader
{
    /// <param name="successes">Media types of the successes, or null for any.</param>
    public static string? Of(BuildContext context, string? successes, IReadOnlyList<ResponseSource> errors)
    {
        if (successes is null)
        {
            return null;
        }

        var known = successes.Split(',').Select(MediaTypes.Name).ToList();
        if (known.Exists(MediaTypes.IsWildcard))
        {
            return successes;
        }

        // A server that negotiates strictly (RFC 9110 section 12.5.1) would have no way to tell what went wrong.
        var others = errors
            .Select(error => error.Contents(context).FirstOrDefault())
            .Where(static content => content is { Kind: not Model.MediaTypeKind.Binary }
                && MediaTypes.IsValid(content.MediaType) && !MediaTypes.IsWildcard(content.MediaType))
            .Select(static content => MediaTypes.Name(content!.MediaType))
            .Distinct(StringComparer.Ordinal)
            .Where(type => !known.Contains(type) && !(IsJson(type) && known.Exists(IsJson)))
            .Select(static type => type + ";q=0.5");
        return string.Join(", ", new[] { successes }.Concat(others));
    }

    private static bool IsJson(string mediaType) => MediaTypes.KindOf(mediaType) == Model.MediaTypeKind.Json;
}
