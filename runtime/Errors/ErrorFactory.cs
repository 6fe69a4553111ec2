using System.Globalization;
using System.Net;
using System.Text;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>Makes exceptions of what went wrong; the only place that does.</summary>
internal sealed class ErrorFactory(ClientSettings settings)
{
    /// <summary>An answer that says that the call failed.</summary>
    public ApiStatusException Status(ApiCall call, in Received received)
    {
        var body = received.Body.ToArray();
        var errors = ApiErrorReader.Read(body);
        var reason = ErrorText.Reason(received.Type, errors, body);
        var message = Prefix(call) + ErrorText.Status(received.Message) + reason;
        return StatusExceptionFactory.Create(
            received.Message, settings.Mask.Text(message), Facts(call, received), body, errors);
    }

    /// <summary>A success without the value that the document promises.</summary>
    public ApiException NoValue(ApiCall call, in Received received, ResponseOutcome outcome, string? detail)
    {
        var body = received.Body.ToArray();
        if (outcome != ResponseOutcome.Unsuccessful)
        {
            return Format(call, received, body, detail, null);
        }

        var errors = ApiErrorReader.Read(body);
        var reason = ErrorText.Reason(received.Type, errors, body);
        var message =
            Prefix(call) + ErrorText.Status(received.Message) + ", but the body says that the call failed" + reason;
        return StatusExceptionFactory.Unsuccessful(
            received.Message, settings.Mask.Text(message), Facts(call, received), body, errors);
    }

    /// <summary>A success whose body is faulty, where faults are errors.</summary>
    public ApiException Fault(ApiCall call, in Received received, Exception cause) =>
        Format(call, received, received.Body.ToArray(), cause.Message, cause);

    /// <summary>All tries ended without an answer.</summary>
    public ApiException NoAnswer(ApiCall call, ApiTry result)
    {
        var url = Url(call);
        if (result.Failure == TryFailure.TimedOut)
        {
            var seconds = call.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            return new ApiTimeoutException($"{Prefix(call)}no answer within {seconds} s{Tries(call)}", result.Cause)
            {
                Operation = call.Operation,
                RequestUri = url,
                Tries = call.Tries,
                MayHaveArrived = call.MayHaveArrived,
                Timeout = call.Timeout,
            };
        }

        var what = result.Failure == TryFailure.NotConnected ? "no connection" : "the connection broke";
        return new ApiConnectionException(
            settings.Mask.Text($"{Prefix(call)}{what}: {result.Cause!.Message}{Tries(call)}"), result.Cause)
        {
            Operation = call.Operation,
            RequestUri = url,
            Tries = call.Tries,
            MayHaveArrived = call.MayHaveArrived,
        };
    }

    /// <summary>The client's rate limiter gave no permit.</summary>
    public RateLimiterRejectedException NotPermitted(ApiCall call, TimeSpan? retryAfter) =>
        new($"{Prefix(call)}the client's rate limiter gave no permit{Tries(call)}")
        {
            Operation = call.Operation,
            RequestUri = Url(call),
            Tries = call.Tries,
            MayHaveArrived = call.MayHaveArrived,
            RetryAfter = retryAfter,
        };

    public CredentialException NoCredential(ApiCall call) =>
        new(settings.Credentials.Advice(call.Operation))
        {
            Operation = call.Operation,
            RequestUri = Url(call),
            Tries = call.Tries,
            MayHaveArrived = call.MayHaveArrived,
        };

    public CredentialException Credential(ApiCall call, CredentialException cause) =>
        new(Prefix(call) + cause.Message, cause.InnerException ?? cause)
        {
            Operation = call.Operation,
            RequestUri = Url(call),
            Tries = call.Tries,
            MayHaveArrived = call.MayHaveArrived,
        };

    public ApiResponseFormatException TooLarge(ApiCall call, in Received received) => Format(
        call,
        received,
        [],
        $"it is larger than {settings.MaxResponseBytes} bytes ({nameof(ApiClientOptions.MaxResponseBytes)}).",
        null);

    private static string Prefix(ApiCall call) => $"{call.Operation.Method} {call.Operation.PathTemplate}: ";

    private static string Tries(ApiCall call) => call.Tries > 1
        ? string.Create(CultureInfo.InvariantCulture, $" ({call.Tries} tries)")
        : string.Empty;

    private ApiResponseFormatException Format(
        ApiCall call, in Received received, byte[] body, string? detail, Exception? cause)
    {
        var type = received.Type.Name;
        var message = new StringBuilder(Prefix(call)).Append(ErrorText.Status(received.Message))
            .Append(", but the answer is not what the document describes: ").Append(detail ?? "no result.");
        if (!received.IsStreamed)
        {
            message.Append(CultureInfo.InvariantCulture, $" (media type {type ?? "none"}, {body.Length} bytes)");
        }

        return new ApiResponseFormatException(settings.Mask.Text(message.ToString()), cause)
        {
            Operation = call.Operation,
            RequestUri = Url(call),
            Tries = call.Tries,
            MayHaveArrived = call.MayHaveArrived,
            StatusCode = received.Message.StatusCode,
            Headers = received.Message.Headers,
            RequestId = RequestIds.Find(received.Message.Headers),
            MediaType = type,
            Body = body,
        };
    }

    private CallFacts Facts(ApiCall call, in Received received) => new(
        call.Operation,
        Url(call),
        call.Tries,
        call.MayHaveArrived,
        RateLimitHeaders.RetryAfter(received.Message.Headers, settings.TimeProvider.GetUtcNow()));

    private Uri? Url(ApiCall call) => call.Url is { } url ? settings.Mask.Url(url) : null;
}

/// <summary>What every error tells of its call.</summary>
internal readonly record struct CallFacts(
    ApiOperation Operation, Uri? Url, int Tries, bool MayHaveArrived, TimeSpan? RetryAfter);
