namespace SpecClient.Requests;

/// <summary>Comparison of media types (RFC 9110 section 12.5.1).</summary>
internal static class MediaTypes
{
    /// <summary>
    /// Whether a media type falls under a range such as <c>image/*</c>; parameters are not looked at.
    /// </summary>
    public static bool Covers(string range, string? mediaType)
    {
        var wanted = WithoutParameters(range);
        if (wanted is "*/*" || mediaType is null)
        {
            return true;
        }

        var given = WithoutParameters(mediaType);
        return wanted.EndsWith("/*", StringComparison.Ordinal)
            ? given.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)
            : given.Equals(wanted, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a media type is JSON, or has the suffix <c>+json</c> (RFC 6839).</summary>
    public static bool IsJson(string? mediaType)
    {
        if (mediaType is null)
        {
            return false;
        }

        var given = WithoutParameters(mediaType);
        return given.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
            || given.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> WithoutParameters(string mediaType)
    {
        var end = mediaType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? mediaType : mediaType.AsSpan(0, end)).Trim();
    }
}
