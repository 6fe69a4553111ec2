using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>One try of a call: its time, its message, and how it ended, with an answer or without one.</summary>
internal sealed class ApiTry(ClientSettings settings, ApiCall call, RateLimitLease? permit)
{
    private static readonly Action<object?> s_cancel = static source => ((CancellationTokenSource)source!).Cancel();

    private CancellationTokenSource? _time;
    private CancellationTokenRegistration _link;
    private HttpContent? _written;
    private ApiRequestMessage? _message;
    private HttpResponseMessage? _response;
    private ByteBuffer? _body;
    private long _began;
    private bool _isSent;
    private bool _isAnswered;
    private bool _isComplete;

    /// <summary>Ends with the caller's token, or the try's time.</summary>
    public CancellationToken Token => _time!.Token;

    public ApiRequestMessage Message => _message!;

    /// <summary>The answer, where the try did not fail.</summary>
    public Received Received => new(_response!, _body);

    public HttpResponseMessage? Response => _response;

    public TryFailure Failure { get; private set; }

    public Exception? Cause { get; private set; }

    /// <summary>The service refused a credential, and another one can be had.</summary>
    public bool HasRenewed { get; private set; }

    /// <summary>The service took the request before the try ended, however it ended.</summary>
    public bool WasTaken { get; private set; }

    /// <summary>Faults that end a try without an answer; all others are faults of the request or the program.</summary>
    public static bool IsFailure(Exception fault) =>
        fault is HttpRequestException or IOException or OperationCanceledException or InvalidDataException
            or SocketException;

    /// <summary>Starts the try's time and writes its message.</summary>
    public void Begin(ApiRequestMessage? template, CancellationToken cancellationToken)
    {
        _began = settings.TimeProvider.GetTimestamp();
        _time = settings.Timeouts.Rent(call.Timeout);
        if (cancellationToken.CanBeCanceled)
        {
            _link = cancellationToken.UnsafeRegister(s_cancel, _time);
        }

        _message = RequestBuilder.Create(call);
        _written = _message.Content;
        if (template is not null)
        {
            RequestBuilder.Follow(_message, template);
            call.CanRewrite &= ReferenceEquals(_message.Content, _written);
        }

        call.Url = _message.RequestUri;
    }

    /// <summary>From now on the service may get the request.</summary>
    public void Sending()
    {
        RequestBuilder.ApplyOptions(_message!, call.Options);
        _isSent = true;
    }

    /// <summary>The headers of an answer came.</summary>
    public void Answered(HttpResponseMessage response)
    {
        _response = response;
        _isAnswered = true;
        settings.Pacer.Completed(response);
    }

    /// <summary>
    /// The service took the request, and told where to look what became of it (303): whatever is found there says
    /// nothing against that.
    /// </summary>
    public void Taken()
    {
        WasTaken = true;
        call.Arrived();
    }

    /// <summary>
    /// Waits until a further request of the try may go out, to which it was redirected; the wait counts for no timeout.
    /// </summary>
    public async ValueTask PaceAsync(CancellationToken cancellationToken)
    {
        var wait = settings.Pacer.WaitAsync(cancellationToken);
        if (wait.IsCompleted)
        {
            await wait.ConfigureAwait(false);
            return;
        }

        var waited = settings.TimeProvider.GetTimestamp();
        var left = call.Timeout - settings.TimeProvider.GetElapsedTime(_began, waited);
        TimeoutPool.Extend(_time!, Timeout.InfiniteTimeSpan);
        await wait.ConfigureAwait(false);
        TimeoutPool.Extend(_time!, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        _began += settings.TimeProvider.GetTimestamp() - waited;
    }

    /// <summary>The answer led to another one.</summary>
    public void Redirected(HttpResponseMessage response) => _response = response;

    /// <summary>The answer is there, to the end of its body or as a stream.</summary>
    public void Complete(ByteBuffer? body, ApiCredential[] credentials)
    {
        _body = body;
        _isComplete = true;
        if (_response!.StatusCode == HttpStatusCode.Unauthorized)
        {
            foreach (var credential in credentials)
            {
                HasRenewed |= credential.Renew(_message!);
            }
        }
    }

    /// <summary>The try ended without an answer.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Fail(Exception fault, CancellationToken cancellationToken)
    {
        Failure = Classify(fault);
        Cause = fault;
        if (_isSent && Failure != TryFailure.NotConnected && !IsUnsent())
        {
            call.Arrived();
        }

        if (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The call was cancelled.", fault, cancellationToken);
        }
    }

    /// <summary>Gives back what the try held; a complete answer stays.</summary>
    public void End()
    {
        permit?.Dispose();
        if (!_isAnswered)
        {
            settings.Pacer.Completed(null);
        }

        _link.Dispose();
        if (_time is not null)
        {
            settings.Timeouts.Return(_time);
        }

        _message?.Dispose();
        if (!_isComplete)
        {
            _response?.Dispose();
        }
    }

    private TryFailure Classify(Exception fault)
    {
        if (_time!.IsCancellationRequested)
        {
            return TryFailure.TimedOut;
        }

        return fault switch
        {
            // The own handler cancels by itself only where a connection takes too long.
            OperationCanceledException { InnerException: TimeoutException } =>
                settings.OwnsHandler ? TryFailure.NotConnected : TryFailure.TimedOut,
            _ when !_isSent => TryFailure.NotConnected,
            HttpRequestException http when IsRefusal(http) => TryFailure.NotConnected,
            _ => TryFailure.Broken,
        };
    }

    private static bool IsRefusal(HttpRequestException fault) =>
        fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        || fault.InnerException is SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable
                or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData,
        };

    /// <summary>True where the transport never asked for the body, so that the service has no whole request.</summary>
    private bool IsUnsent() =>
        _response is null && _message?.Content is RequestContent { Begun: false } content
        && ReferenceEquals(content, _written);
}
