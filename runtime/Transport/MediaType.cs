namespace SpecClient;

/// <summary>What the headers of a body say of it, without parsing more than is needed.</summary>
/// <param name="Name">Media type without its parameters, or null.</param>
/// <param name="Charset">The charset, or null.</param>
internal readonly record struct MediaType(string? Name, string? Charset)
{
    private const string Json = "application/json";
    private const string Parameter = "charset=";
    private const string Utf8 = "utf-8";

    public static MediaType Of(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            return default;
        }

        var text = values.ToString();
        var end = text.IndexOf(';', StringComparison.Ordinal);
        if (end < 0)
        {
            return new(text.Trim(), null);
        }

        // The usual texts are shared, so that they cost no memory.
        var type = text.AsSpan(0, end).Trim();
        return new(
            type.Equals(Json, StringComparison.OrdinalIgnoreCase) ? Json : type.ToString(),
            CharsetOf(text.AsSpan(end + 1)));
    }

    private static string? CharsetOf(ReadOnlySpan<char> parameters)
    {
        var start = parameters.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        var value = parameters[(start + Parameter.Length)..];
        var end = value.IndexOf(';');
        value = (end < 0 ? value : value[..end]).Trim().Trim('"');
        return value.Equals(Utf8, StringComparison.OrdinalIgnoreCase) ? Utf8 : value.ToString();
    }
}
