using System.Collections.Concurrent;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>The base URLs of operations that have servers of their own.</summary>
/// <param name="options">Taken as they are when the client is created.</param>
/// <param name="client">The client's base URL, which relative ones start from; or null.</param>
/// <param name="given">The caller gave that URL: it is where the operations' requests go, too.</param>
internal sealed class OwnServers(ApiClientOptions options, Uri? client, bool given)
{
    private readonly ConcurrentDictionary<IReadOnlyList<ApiServer>, ServiceUrl> _known =
        new(ReferenceEqualityComparer.Instance);

    private readonly ServiceUrl? _client = client is null ? null : new(client.OriginalString);
    private readonly string? _name = options.Server;
    private readonly Dictionary<string, Uri> _others = new(options.ServerUrls, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = options.CopyValues();

    /// <summary>The URL that an operation's path is appended to.</summary>
    /// <exception cref="InvalidOperationException">No absolute URL is known.</exception>
    public ServiceUrl Of(ApiOperation operation) => operation.Servers.Count > 0
        ? _known.GetOrAdd(operation.Servers, Find)
        : _client ?? new ServiceUrl(BaseAddress.Known(client));

    private ServiceUrl Find(IReadOnlyList<ApiServer> servers) => new(Url(servers));

    private string Url(IReadOnlyList<ApiServer> servers)
    {
        var server = (_name is null ? null : BaseAddress.Named(servers, _name)) ?? servers[0];
        if (_others.TryGetValue(server.Url, out var other))
        {
            return other.OriginalString;
        }

        var url = BaseAddress.Expand(server, _values);
        return BaseAddress.Absolute(url) is not null
            ? given ? BaseAddress.Known(client) : url
            : new Uri(new Uri(BaseAddress.Known(client)), url).OriginalString;
    }
}
