using System.Threading.RateLimiting;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>The options of a client as they were when it was created, and what was made from them.</summary>
internal sealed class ClientSettings : IDisposable
{
    private readonly SocketsHttpHandler? _ownHandler;
    private readonly Func<HttpClient>? _clients;
    private readonly bool _isDirect;

    public ClientSettings(ApiClientOptions options, HttpClient? http, Type clientType)
    {
        var description = options.Description;
        _clients = http is null ? options.HttpClientFactory : null;
        http ??= _clients?.Invoke();
        BaseUrl = BaseAddress.OfClient(options, http);
        Servers = new OwnServers(options, BaseUrl, BaseAddress.IsGiven(options, http));
        FollowsRedirects = options.FollowRedirects;
        ClientValues = options.ClientValues();
        Timeout = options.Timeout;
        MaxRetries = options.MaxRetries;
        Retry = options.Retry;
        IdempotencyHeader = description.IdempotencyHeader;
        IsStrict = options.StrictResponses;
        MaxResponseBytes = options.MaxResponseBytes;
        MaxResponseDepth = options.MaxResponseDepth;
        TimeProvider = options.TimeProvider;
        DefaultHeaders = Headers(options);
        UserAgent = $"{clientType.Name}/{Token(description.Version)} SpecClient/{Version}";
        Credentials = new CredentialSet(options, http is not null);
        Mask = new SecretMask(Credentials.QueryNames, () => Credentials.Secrets);
        Pacer = new RequestPacer(options.TimeProvider);
        if (options.RateLimit is { } limit)
        {
            Pacer.AddLimit(limit);
        }

        RateLimiter = options.RateLimiter;
        Timeouts = new TimeoutPool(options.TimeProvider);
        Events = new CallEvents(this, options.Log);
        Errors = new ErrorFactory(this);
        Http = http;
        _isDirect = http is not null && _clients is null && options.PerTryHandlers.Count == 0;
        HttpMessageHandler innermost = http is not null
            ? new HttpClientTransport(_clients ?? (() => http))
            : options.Handler ?? (_ownHandler = TransportFactory.CreateDefault(options));
        Transport = new(TransportFactory.Chain(options.PerTryHandlers, innermost), disposeHandler: false);
        CredentialContext = new(Transport, options.TimeProvider, () => BaseUrl);
        var tries = new TryLoop(this);
        Pipeline = new ApiPipeline(this, tries);
        PerCall = options.PerCallHandlers.Count == 0
            ? null
            : new(TransportFactory.Chain(options.PerCallHandlers, new CallHandler(tries)), disposeHandler: false);
    }

    public Uri? BaseUrl { get; }

    /// <summary>What the paths of operations are appended to.</summary>
    public OwnServers Servers { get; }

    public bool FollowsRedirects { get; }

    public IReadOnlyDictionary<string, string>? ClientValues { get; }

    public TimeSpan Timeout { get; }

    public int MaxRetries { get; }

    public RetryOptions Retry { get; }

    public string? IdempotencyHeader { get; }

    public bool IsStrict { get; }

    public long MaxResponseBytes { get; }

    public int MaxResponseDepth { get; }

    public TimeProvider TimeProvider { get; }

    public KeyValuePair<string, string>[] DefaultHeaders { get; }

    public string UserAgent { get; }

    public CredentialSet Credentials { get; }

    public CredentialContext CredentialContext { get; }

    public SecretMask Mask { get; }

    public RequestPacer Pacer { get; }

    /// <summary>The caller's limiter of tries, or null.</summary>
    public RateLimiter? RateLimiter { get; }

    public TimeoutPool Timeouts { get; }

    public CallEvents Events { get; }

    public ErrorFactory Errors { get; }

    public ApiPipeline Pipeline { get; }

    /// <summary>The handlers of each try, and what sends.</summary>
    public HttpMessageInvoker Transport { get; }

    /// <summary>The handlers around whole calls, or null without any.</summary>
    public HttpMessageInvoker? PerCall { get; }

    /// <summary>The caller's HttpClient, or null.</summary>
    public HttpClient? Http { get; }

    /// <summary>True where the transport itself cancels only a connection that cannot be made in time.</summary>
    public bool OwnsHandler => _ownHandler is not null;

    private static string Version { get; } = typeof(ClientSettings).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Sends one message, past the handlers of each try.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message, CancellationToken cancellationToken) => _isDirect
        ? Http!.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : Transport.SendAsync(message, cancellationToken);

    public void Dispose() => _ownHandler?.Dispose();

    private static KeyValuePair<string, string>[] Headers(ApiClientOptions options)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in options.Description.DefaultHeaders)
        {
            headers[name] = value;
        }

        foreach (var value in options.Description.Values)
        {
            if (value.Header is { } header && options.Find(value.Option) is { } found)
            {
                headers[header] = found.Text;
            }
        }

        foreach (var (name, value) in options.DefaultHeaders)
        {
            headers[name] = value;
        }

        foreach (var (name, value) in headers)
        {
            ParameterCheck.Header(name, value);
        }

        return [.. headers];
    }

    private static string Token(string text)
    {
        var token = string.Concat(text.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));
        return token.Length == 0 ? "0" : token;
    }
}
