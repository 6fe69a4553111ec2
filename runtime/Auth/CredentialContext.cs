namespace SpecClient;

/// <summary>What a credential may need from the client.</summary>
public sealed class CredentialContext
{
    internal CredentialContext(HttpMessageInvoker transport, TimeProvider timeProvider, Func<Uri?> baseUrl)
    {
        Transport = transport;
        TimeProvider = timeProvider;
        _baseUrl = baseUrl;
    }

    private readonly Func<Uri?> _baseUrl;

    /// <summary>Sends requests of the credential's own: no retries and no authentication are added.</summary>
    public HttpMessageInvoker Transport { get; }

    /// <summary>The client's clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The client's base URL, or null where none is known.</summary>
    public Uri? BaseUrl => _baseUrl();
}
