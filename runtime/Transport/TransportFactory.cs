using System.Net;

namespace SpecClient;

/// <summary>Makes what sends requests.</summary>
internal static class TransportFactory
{
    /// <summary>
    /// The client's own handler. It leaves redirects to the pipeline, so that no credential reaches another origin, and
    /// keeps no cookies.
    /// </summary>
    public static SocketsHttpHandler CreateDefault(ApiClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = options.ConnectTimeout,
        };
        if (options.ClientCertificates is { Count: > 0 } certificates)
        {
            handler.SslOptions.ClientCertificates = certificates;
        }

        return handler;
    }

    /// <summary>Puts handlers around another one, the first outermost.</summary>
    /// <exception cref="InvalidOperationException">A handler belongs to another client.</exception>
    public static HttpMessageHandler Chain(IEnumerable<DelegatingHandler> handlers, HttpMessageHandler innermost)
    {
        var outer = innermost;
        foreach (var handler in handlers.Reverse())
        {
            if (handler.InnerHandler is not null)
            {
                throw new InvalidOperationException(
                    $"The handler {handler.GetType().Name} has an inner handler already; each client needs its own.");
            }

            handler.InnerHandler = outer;
            outer = handler;
        }

        return outer;
    }
}
