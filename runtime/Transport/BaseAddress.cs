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

        if (http?.BaseAddress is { } address && options.Server is null)
        {
            return address;
        }

        var servers = options.Description.Servers;
        var server = options.Server is null
            ? servers.FirstOrDefault()
            : servers.FirstOrDefault(
                known => string.Equals(known.Name, options.Server, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException(
                    $"There is no server '{options.Server}'; the document has: "
                    + string.Join(", ", servers.Select(static known => known.Name ?? known.Url)));
        return server is not null && Uri.TryCreate(Expand(server, options), UriKind.Absolute, out var url)
            && url.Scheme.StartsWith("http", StringComparison.Ordinal)
                ? url
                : null;
    }

    /// <summary>The base URL of an operation that may have a server of its own.</summary>
    /// <exception cref="InvalidOperationException">No absolute URL is known.</exception>
    public static string OfOperation(Uri? client, string? server)
    {
        if (server is not null && Uri.TryCreate(server, UriKind.Absolute, out var own)
            && own.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            return server;
        }

        return client is null
            ? throw new InvalidOperationException(
                "The document has no absolute server URL: "
                + $"set {nameof(ApiClientOptions.BaseUrl)} on the client's options.")
            : server is null ? client.OriginalString : new Uri(client, server).OriginalString;
    }

    private static string Expand(ApiServer server, ApiClientOptions options)
    {
        var url = server.Url;
        foreach (var variable in server.Variables)
        {
            url = url.Replace(
                "{" + variable.Name + "}",
                options.Find(variable.Option)?.Text ?? variable.DefaultValue,
                StringComparison.Ordinal);
        }

        return url;
    }
}
