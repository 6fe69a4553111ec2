using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>
/// Settings of a client. A client takes them as they are when it is created; later changes do not reach it.
/// </summary>
public abstract class ApiClientOptions
{
    private readonly Dictionary<string, OptionValue> _values = new(StringComparer.Ordinal);
    private long _maxResponseBytes = 1L << 30;
    private int _maxResponseDepth = Json.JsonReadContext.MaxDepth;

    /// <summary>Reads the environment variables of the description, once.</summary>
    /// <param name="description">What the document says.</param>
    protected ApiClientOptions(ApiDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        foreach (var scheme in description.Schemes)
        {
            ReadVariable(scheme.Option, scheme.Variable);
            ReadVariable(scheme.SecondOption, scheme.SecondVariable);
        }

        foreach (var value in description.Values)
        {
            ReadVariable(value.Option, value.Variable);
            if (value.Default is { } text && !_values.ContainsKey(value.Option))
            {
                _values[value.Option] = new(text, IsExplicit: false);
            }
        }

        if (Variable(description.BaseUrlVariable) is { } baseUrl)
        {
            BaseUrl = new Uri(baseUrl, UriKind.Absolute);
        }

        Timeout = description.Timeout ?? TimeSpan.FromSeconds(60);
        MaxRetries = description.MaxRetries ?? 2;
        Retry = new RetryOptions();
        Retry = Retry with
        {
            InitialDelay = description.InitialDelay ?? Retry.InitialDelay,
            MaxDelay = description.MaxDelay ?? Retry.MaxDelay,
        };
    }

    /// <summary>
    /// URL that paths are appended to; null = the document's (or the caller's HttpClient's).
    /// </summary>
    /// <remarks>
    /// It holds for every call: also for paths and operations to which the document gives absolute servers of their
    /// own, unless <see cref="ServerUrls"/> says where one of these is.
    /// </remarks>
    public Uri? BaseUrl { get; set; }

    /// <summary>Name (or URL as the document has it) of the document's server to use; null = the first.</summary>
    /// <remarks>Paths and operations with servers of their own use theirs of that name, else their first.</remarks>
    public string? Server { get; set; }

    /// <summary>
    /// What stands in for single servers of the document, by their URL as the document has it: for tests and proxies,
    /// and for servers of paths and operations that are not at <see cref="BaseUrl"/>.
    /// </summary>
    public IDictionary<string, Uri> ServerUrls { get; } = new Dictionary<string, Uri>(StringComparer.Ordinal);

    /// <summary>
    /// What sends requests, in place of the client's own handler. It is not disposed with the client.
    /// </summary>
    /// <remarks>Redirects should be left to the client: it never takes credentials to another origin.</remarks>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>
    /// Gives the <see cref="HttpClient"/> for each try, in place of <see cref="Handler"/>; it is not disposed. For
    /// <c>IHttpClientFactory</c>, which renews connections behind it.
    /// </summary>
    public Func<HttpClient>? HttpClientFactory { get; set; }

    /// <summary>
    /// Redirects that do no harm are followed (RFC 9110 section 15.4); on by default. Credentials stay within their
    /// origin.
    /// </summary>
    public bool FollowRedirects { get; set; } = true;

    /// <summary>
    /// Time for making a connection; 15 s by default, infinite is allowed. Only for the client's own handler.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Time for one try, from sending to the end of the body; 60 s by default, infinite is allowed.</summary>
    public TimeSpan Timeout { get; set; }

    /// <summary>Retries after the first try; 2 by default.</summary>
    public int MaxRetries { get; set; }

    /// <summary>When and how failed tries are repeated.</summary>
    public RetryOptions Retry { get; set; }

    /// <summary>Headers sent with every request.</summary>
    public IDictionary<string, string> DefaultHeaders { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A missing or mistyped property of a response is an error at once.</summary>
    public bool StrictResponses { get; set; }

    /// <summary>
    /// Most bytes of a response that is read as a whole; 1 GiB by default. A larger one is an
    /// <see cref="ApiResponseFormatException"/>, before it fills the memory; streamed responses have no bound.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public long MaxResponseBytes
    {
        get => _maxResponseBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxResponseBytes = value;
        }
    }

    /// <summary>
    /// Most levels of objects and arrays in the JSON of a response; 512 by default, and at most. Deeper JSON is an
    /// <see cref="ApiResponseFormatException"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and 512.</exception>
    public int MaxResponseDepth
    {
        get => _maxResponseDepth;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Json.JsonReadContext.MaxDepth);
            _maxResponseDepth = value;
        }
    }

    /// <summary>
    /// A call whose security requirements are not fully met is refused before sending. Off by default: then what
    /// credentials there are get sent, and only their total absence is refused.
    /// </summary>
    public bool StrictSecurity { get; set; }

    /// <summary>
    /// Most requests in a stretch of time, for all calls of the client together, also those to which the service
    /// redirects within its own origin; null = what the service tells.
    /// </summary>
    public RateLimit? RateLimit { get; set; }

    /// <summary>
    /// Gives each try its permit, besides <see cref="RateLimit"/> and what the service tells; null = none is asked for.
    /// All calls of the client share it, those of batches too; several clients with the same limiter share one pace.
    /// </summary>
    /// <remarks>
    /// A try holds its permit until its answer is read, or until the headers are there where the body is streamed; the
    /// wait counts for no timeout. A permit refused, because the limiter's queue is full, is a
    /// <see cref="RateLimiterRejectedException"/>; batches then wait as long as they have patience
    /// (<see cref="BatchOptions.ThrottlePatience"/>). The client does not dispose the limiter.
    /// </remarks>
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>The clock for timeouts, delays and tokens.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Told of tries, retries and failures; never of secrets. What it throws is ignored.</summary>
    public Action<ApiLogMessage>? Log { get; set; }

    /// <summary>Handlers around a whole call with its retries, the first outermost. They are not disposed.</summary>
    public IList<DelegatingHandler> PerCallHandlers { get; } = [];

    /// <summary>Handlers around each try, after authentication, the first outermost. They are not disposed.</summary>
    public IList<DelegatingHandler> PerTryHandlers { get; } = [];

    /// <summary>
    /// Credentials by the name of their security scheme: token providers and others that are no plain option.
    /// </summary>
    public IDictionary<string, ApiCredential> Credentials { get; } =
        new Dictionary<string, ApiCredential>(StringComparer.Ordinal);

    /// <summary>Client certificates for mutual TLS; only for the client's own handler.</summary>
    public X509Certificate2Collection? ClientCertificates { get; set; }

    /// <summary>
    /// <see cref="Handler"/>, else a handler such as the client's own: it leaves redirects to the client, keeps no
    /// cookies, and takes new addresses of the service's name into account.
    /// </summary>
    public HttpMessageHandler CreateHandler() =>
        Handler is { } own ? new BorrowedHandler(own) : TransportFactory.CreateDefault(this);

    internal ApiDescription Description { get; }

    internal OptionValue? Find(string? option) =>
        option is not null && _values.TryGetValue(option, out var value) ? value : null;

    internal Dictionary<string, string> CopyValues() =>
        _values.ToDictionary(static pair => pair.Key, static pair => pair.Value.Text, StringComparer.Ordinal);

    internal Dictionary<string, string>? ClientValues()
    {
        Dictionary<string, string>? values = null;
        foreach (var value in Description.Values)
        {
            if (GetValue(value.Option) is { } text)
            {
                (values ??= new(StringComparer.Ordinal))[value.Option] = text;
            }
        }

        return values;
    }

    /// <summary>Value of an option of a credential or shared value; null where it is not set.</summary>
    /// <param name="option">Name of the property.</param>
    protected string? GetValue(string option) => Find(option)?.Text;

    /// <summary>
    /// Sets an option of a credential or shared value; null unsets it, also where the environment gave it.
    /// </summary>
    /// <param name="option">Name of the property.</param>
    /// <param name="value">The value.</param>
    protected void SetValue(string option, string? value)
    {
        if (value is null)
        {
            _values.Remove(option);
        }
        else
        {
            _values[option] = new(value, IsExplicit: true);
        }
    }

    private static string? Variable(string? name) =>
        name is not null && Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } text ? text : null;

    private void ReadVariable(string? option, string? variable)
    {
        if (option is not null && Variable(variable) is { } text)
        {
            _values[option] = new(text, IsExplicit: false);
        }
    }
}

/// <summary>Value of an option, and whether the program set it rather than the environment.</summary>
internal readonly record struct OptionValue(string Text, bool IsExplicit);
