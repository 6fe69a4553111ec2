using SpecClient.Json;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>
/// A client of one service: sends requests with retries, credentials and timeouts, and reads what comes back. Safe for
/// many threads; meant to live as long as the program.
/// </summary>
public abstract class ApiClient : IApiSender, IDisposable
{
    private readonly ClientSettings? _settings;

    /// <summary>Creates a client that sends by its own handler, or by the options'.</summary>
    protected ApiClient(ApiClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _settings = new ClientSettings(options, null, GetType());
    }

    /// <summary>
    /// Creates a client that sends by a caller's <see cref="HttpClient"/>, which is not disposed with it.
    /// </summary>
    /// <remarks>
    /// Its timeout and redirects hold besides the client's own. A handler that follows redirects by itself takes
    /// headers
    /// other than Authorization along to other origins: switch that off where keys are in such headers.
    /// </remarks>
    protected ApiClient(ApiClientOptions options, HttpClient http)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(http);
        _settings = new ClientSettings(options, http, GetType());
    }

    /// <summary>For stand-ins in tests, which override what they need; it sends nothing.</summary>
    protected ApiClient()
    {
    }

    /// <summary>URL that paths are appended to.</summary>
    /// <exception cref="InvalidOperationException">The document has no absolute one, and none is set.</exception>
    public Uri BaseUrl => new(BaseAddress.Known(Settings.BaseUrl));

    /// <summary>The common pace of all requests of this client.</summary>
    internal RequestPacer Pacer => Settings.Pacer;

    /// <summary>The client's clock.</summary>
    internal TimeProvider TimeProvider => Settings.TimeProvider;

    private ClientSettings Settings => _settings
        ?? throw new InvalidOperationException("This client is a stand-in without options; it cannot send.");

    /// <inheritdoc/>
    /// <exception cref="ApiStatusException">The service answered that the call failed.</exception>
    /// <exception cref="ApiConnectionException">There was no answer.</exception>
    /// <exception cref="ApiTimeoutException">There was no answer in time.</exception>
    /// <exception cref="ApiResponseFormatException">
    /// The answer is a success without a result, or another than documented.
    /// </exception>
    /// <exception cref="CredentialException">There is no credential for the operation; nothing was sent.</exception>
    /// <exception cref="ArgumentException">
    /// The request lacks a value, or has one that cannot be sent; nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public virtual Task<T> InvokeAsync<T>(
        IApiRequest<T> request, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new TypedCall<T>(Settings, this, request, options).InvokeAsync(cancellationToken);
    }

    /// <summary>Sends a request and gives the whole response: status, headers, body and value.</summary>
    /// <remarks>
    /// A success without a result is no error here, nor is 304 (Not Modified), which the call's own headers ask for:
    /// the value is null then.
    /// </remarks>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <inheritdoc cref="InvokeAsync{T}"/>
    public virtual Task<ApiResponse<T>> SendAsync<T>(
        IApiRequest<T> request, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new TypedCall<T>(Settings, this, request, options).RespondAsync(cancellationToken);
    }

    /// <summary>Calls an operation that the document does not describe.</summary>
    /// <typeparam name="T">Type of the whole answer: a model, or <see cref="JsonAny"/>.</typeparam>
    /// <param name="path">Path behind the base URL, escaped, with a query if need be.</param>
    /// <param name="options">What is different for this call only, or null.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>Null where the answer has no body, or JSON null.</returns>
    /// <inheritdoc cref="InvokeAsync{T}" path="/exception"/>
    public virtual Task<T?> GetAsync<T>(
        string path, RequestOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IJsonModel<T> =>
        InvokeAsync(new ApiRequest<T>(HttpMethod.Get, path), options, cancellationToken);

    /// <inheritdoc cref="GetAsync{T}"/>
    /// <param name="path">Path behind the base URL, escaped, with a query if need be.</param>
    /// <param name="body">JSON body, or null for none.</param>
    /// <param name="options">What is different for this call only, or null.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    public virtual Task<T?> PostAsync<T>(
        string path, JsonAny? body, RequestOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IJsonModel<T> =>
        InvokeAsync(new ApiRequest<T>(HttpMethod.Post, path) { Body = body }, options, cancellationToken);

    /// <inheritdoc cref="PostAsync{T}"/>
    public virtual Task<T?> PutAsync<T>(
        string path, JsonAny? body, RequestOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IJsonModel<T> =>
        InvokeAsync(new ApiRequest<T>(HttpMethod.Put, path) { Body = body }, options, cancellationToken);

    /// <inheritdoc cref="PostAsync{T}"/>
    public virtual Task<T?> PatchAsync<T>(
        string path, JsonAny? body, RequestOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, IJsonModel<T> =>
        InvokeAsync(new ApiRequest<T>(HttpMethod.Patch, path) { Body = body }, options, cancellationToken);

    /// <inheritdoc cref="PostAsync{T}"/>
    public virtual Task<T?> DeleteAsync<T>(
        string path,
        JsonAny? body = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
        where T : class, IJsonModel<T> =>
        InvokeAsync(new ApiRequest<T>(HttpMethod.Delete, path) { Body = body }, options, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the client's own connections; a caller's HttpClient or handler stays open.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _settings?.Dispose();
        }
    }
}
