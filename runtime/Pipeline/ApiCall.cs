using SpecClient.Requests;

namespace SpecClient;

/// <summary>One call with all its tries: what is asked, and what became of it so far.</summary>
internal abstract class ApiCall
{
    protected ApiCall(ClientSettings settings, IApiSender sender, IApiRequest request, RequestOptions? options)
    {
        Sender = sender;
        Settings = settings;
        Request = request;
        Options = options;
        Operation = request.Operation;
        MaxRetries = options?.MaxRetries ?? Operation.MaxRetries ?? settings.MaxRetries;
        Timeout = options?.Timeout ?? Operation.Timeout ?? settings.Timeout;
        var isIdempotent = RetryRule.IsIdempotent(Operation.Method);
        IdempotencyKey = options?.IdempotencyKey
            ?? (isIdempotent || settings.IdempotencyHeader is null ? null : Guid.NewGuid().ToString());
        IsRepeatable = isIdempotent || Operation.RetryAlways || settings.Retry.AnyMethod || IdempotencyKey is not null;
    }

    public ClientSettings Settings { get; }

    public IApiSender Sender { get; }

    public IApiRequest Request { get; }

    public RequestOptions? Options { get; }

    public ApiOperation Operation { get; }

    public int MaxRetries { get; }

    public TimeSpan Timeout { get; }

    public string? IdempotencyKey { get; }

    /// <summary>The request can be applied twice without harm.</summary>
    public bool IsRepeatable { get; }

    /// <summary>The body can be written again.</summary>
    public bool CanRewrite { get; set; } = true;

    /// <summary>The refused credential was renewed already.</summary>
    public bool HasRenewed { get; set; }

    public int Tries { get; set; }

    /// <summary>URL of the last try, before credentials were added to it.</summary>
    public Uri? Url { get; set; }

    public bool MayHaveArrived { get; private set; }

    public abstract string? Accept { get; }

    /// <summary>Whether the media type of an answer matters to its reader.</summary>
    protected abstract bool NeedsMediaType { get; }

    /// <summary>Whether an answer says that the call did what it should.</summary>
    public bool IsSuccess(HttpResponseMessage response) =>
        response.IsSuccessStatusCode || Accepts((int)response.StatusCode);

    /// <summary>Whether an answer is handed over unbuffered.</summary>
    public bool Streams(HttpResponseMessage response) => NeedsMediaType && response.IsSuccessStatusCode
        && Streams((int)response.StatusCode, MediaType.Of(response.Content).Name);

    protected abstract bool Streams(int status, string? mediaType);

    /// <summary>Whether a status other than 2xx is what the operation is for.</summary>
    protected abstract bool Accepts(int status);

    /// <summary>What a reader of the answer gets to see.</summary>
    protected ResponseContext Context(in Received received, ReadOnlyMemory<byte> body)
    {
        var type = NeedsMediaType ? received.Type : default;
        return new ResponseContext
        {
            Status = received.Status,
            MediaType = type.Name,
            Charset = type.Charset,
            Body = body,
            Headers = received.Message.Headers,
            RequestUri = Url,
            Strict = Settings.IsStrict,
            MaxDepth = Settings.MaxResponseDepth,
            Sender = Sender,
            Request = Request,
            Options = Options,
        };
    }

    public void Arrived()
    {
        MayHaveArrived = true;
        if (Options?.Tracker is { } tracker)
        {
            tracker.MayHaveArrived = true;
        }
    }
}
