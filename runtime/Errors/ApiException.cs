using SpecClient.Requests;

namespace SpecClient;

/// <summary>A call failed. What the message and the properties say holds no credentials.</summary>
public class ApiException : Exception
{
    private ApiOperation? _operation;
    private Uri? _requestUri;
    private int _tries;
    private bool _mayHaveArrived;

    /// <summary>Creates the exception.</summary>
    public ApiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The operation that was called; null where the exception was made by hand.</summary>
    public ApiOperation? Operation
    {
        get => _operation;
        init => _operation = value;
    }

    /// <summary>HTTP method of the request.</summary>
    public HttpMethod? Method => Operation?.Method;

    /// <summary>URL of the request, with secret values masked; null where none was made.</summary>
    public Uri? RequestUri
    {
        get => _requestUri;
        init => _requestUri = value;
    }

    /// <summary>Number of tries that were made.</summary>
    public int Tries
    {
        get => _tries;
        init => _tries = value;
    }

    /// <summary>
    /// Whether the service may have got and applied the request: false only if every try surely did not reach it, or
    /// was
    /// answered with a refusal.
    /// </summary>
    public bool MayHaveArrived
    {
        get => _mayHaveArrived;
        init => _mayHaveArrived = value;
    }

    /// <summary>For factories that choose the class first.</summary>
    internal void Fill(in CallFacts facts)
    {
        _operation = facts.Operation;
        _requestUri = facts.Url;
        _tries = facts.Tries;
        _mayHaveArrived = facts.MayHaveArrived;
    }
}
