using SpecClient.Requests;

namespace SpecClient;

/// <summary>Finds the URL that paths are appended to.</summary>
internal static class BaseAddress
{
    /// <summary>The client's base URL; null where only a relative one is known.</summary>
    /// <exception cref="ArgumentException">
    /// The options name a server that the document does not have, or a relative URL.
    /// </exception>
    public static Uri? OfClient(ApiClientOptions options, HttpClient? http)
    {
        if (options.BaseUrl is { } given)
        {
            return given.IsAbsoluteUri
                ? given
                : throw new ArgumentException(
                    $"{options.GetType().Name}.{nameof(options.BaseUrl)} must be absolute: {given}");
        }

        if (IsGiven(options, http))
        {
            return http!.BaseAddress;
        }

        var servers = options.Description.Servers;
        var server = options.Server is null
            ? servers.FirstOrDefault()
            : Named(servers, options.Server) ?? throw new ArgumentException(
                    $"There is no server '{options.Server}'; the document has: "
                    + string.Join(", ", servers.Select(static known => known.Name ?? known.Url)));
        return server is null ? null
            : options.ServerUrls.TryGetValue(server.Url, out var other) ? other
            : Absolute(Expand(server, options.CopyValues()));
    }

    /// <summary>The base URL is the caller's, not the document's.</summary>
    public static bool IsGiven(ApiClientOptions options, HttpClient? http) =>
        options.BaseUrl is not null || (http?.BaseAddress is not null && options.Server is null);

    /// <summary>Checks that a base URL is known.</summary>
    /// <exception cref="InvalidOperationException">No absolute URL is known.</exception>
    public static string Known(Uri? client) => client?.OriginalString ?? throw new InvalidOperationException(
        "The document has no absolute server URL: "
        + $"set {nameof(ApiClientOptions.BaseUrl)} on the client's options.");

    /// <summary>An absolute URL of the web; else null.</summary>
    public static Uri? Absolute(string url) => Uri.TryCreate(url, UriKind.Absolute, out var absolute)
        && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? absolute
            : null;

    /// <summary>The server of a name or URL; null where none has it.</summary>
    public static ApiServer? Named(IReadOnlyList<ApiServer> servers, string name) =>
        servers.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? servers.FirstOrDefault(known => known.Url == name);

    /// <summary>A server's URL with the values of its variables.</summary>
    /// <param name="server">The server.</param>
    /// <param name="values">Values of the options, by property.</param>
    public static string Expand(ApiServer server, IReadOnlyDictionary<string, string> values)
    {
        var url = server.Url;
        foreach (var variable in server.Variables)
        {
            url = url.Replace(
                "{" + variable.Name + "}",
                variable.Option is { } option && values.TryGetValue(option, out var value)
                    ? value
                    : variable.DefaultValue,
                StringComparison.Ordinal);
        }

        return url;
    }
}
