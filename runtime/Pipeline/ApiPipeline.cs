using System.Runtime.CompilerServices;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>
/// The path of every call, in a fixed order: per call → retry → per try (pace, authentication, time) → transport.
/// </summary>
internal sealed class ApiPipeline(ClientSettings settings)
{
    private readonly TryStep _step = new(settings);

    /// <summary>Sends, and gives the value.</summary>
    public async Task<T> InvokeAsync<T>(ApiCall<T> call, CancellationToken cancellationToken)
    {
        var received = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        return received.IsStreamed
            ? await TakeStreamAsync(call, received, cancellationToken).ConfigureAwait(false)
            : Take(call, received);
    }

    /// <summary>Sends, and gives the whole response.</summary>
    public async Task<ApiResponse<T>> RespondAsync<T>(ApiCall<T> call, CancellationToken cancellationToken)
    {
        var received = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        var isKept = false;
        try
        {
            var body = received.Body.ToArray();
            var result = received.IsStreamed
                ? await OpenAsync(call, received, cancellationToken).ConfigureAwait(false)
                : Read(call, received, body);
            if (result.Outcome == ResponseOutcome.Unsuccessful)
            {
                throw settings.Errors.NoValue(call, received, result.Outcome, result.Message);
            }

            isKept = received.IsStreamed && result.Outcome == ResponseOutcome.Value;

            // An absent result is no fault here: the response is shown as it came, with no value.
            var fault = result.Outcome is ResponseOutcome.Value or ResponseOutcome.Absent
                ? null
                : (ApiResponseFormatException)settings.Errors.NoValue(call, received, result.Outcome, result.Message);
            return new ApiResponse<T>(received.Message, body, result, fault is null ? null : () => fault);
        }
        finally
        {
            if (!isKept)
            {
                received.Dispose();
            }
        }
    }

    /// <summary>All tries of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="template">The message as handlers around the call left it, or null.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The last answer, success or not.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Received> RunAsync(
        ApiCall call, ApiRequestMessage? template, CancellationToken cancellationToken)
    {
        using var span = settings.Events.Start(call);
        for (var retry = 0; ;)
        {
            call.Tries++;
            var start = settings.Events.Now();
            var result = await _step.SendAsync(call, template, cancellationToken).ConfigureAwait(false);
            settings.Events.Tried(call, result, start);
            if (result.HasRenewed && !call.HasRenewed && call.CanRewrite)
            {
                // A fresh credential is no repetition of what failed, so it counts as no retry.
                call.HasRenewed = true;
                result.Received.Dispose();
                continue;
            }

            if (retry >= call.MaxRetries || !call.CanRewrite || Delay(call, result, retry) is not { } delay)
            {
                span.End(call, result);
                return result.Failure == TryFailure.None
                    ? result.Received
                    : throw settings.Errors.NoAnswer(call, result);
            }

            settings.Events.Retrying(call, result, delay);
            if (result.Failure == TryFailure.None)
            {
                result.Received.Dispose();
            }

            retry++;
            await Task.Delay(delay, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask<Received> SendAsync(ApiCall call, CancellationToken cancellationToken) => settings.PerCall is null
        ? RunAsync(call, null, cancellationToken)
        : CallHandler.SendAsync(settings.PerCall, call, cancellationToken);

    private TimeSpan? Delay(ApiCall call, in TryResult result, int retry)
    {
        TimeSpan? asked = null;
        bool? shouldRetry = null;
        var status = 0;
        if (result.Failure == TryFailure.None)
        {
            status = result.Received.Status;
            if (result.Received.IsSuccess)
            {
                return null;
            }

            var headers = result.Received.Message.Headers;
            shouldRetry = RetryDelay.ShouldRetry(headers);
            asked = RateLimitHeaders.RetryAfter(headers, settings.TimeProvider.GetUtcNow());
        }

        return RetryRule.Retries(result.Failure, status, shouldRetry, call.IsRepeatable)
            ? RetryDelay.Choose(asked, retry, settings.Retry, Random.Shared.NextDouble())
            : null;
    }

    private T Take<T>(ApiCall<T> call, in Received received)
    {
        try
        {
            var result = Read(call, received, received.Body);
            return result.Outcome == ResponseOutcome.Value
                ? result.Value!
                : throw settings.Errors.NoValue(call, received, result.Outcome, result.Message);
        }
        finally
        {
            received.Dispose();
        }
    }

    private async Task<T> TakeStreamAsync<T>(ApiCall<T> call, Received received, CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            var result = await OpenAsync(call, received, cancellationToken).ConfigureAwait(false);
            isKept = result.Outcome == ResponseOutcome.Value;
            return isKept
                ? result.Value!
                : throw settings.Errors.NoValue(call, received, result.Outcome, result.Message);
        }
        finally
        {
            if (!isKept)
            {
                received.Dispose();
            }
        }
    }

    private async ValueTask<ResponseResult<T>> OpenAsync<T>(
        ApiCall<T> call, Received received, CancellationToken cancellationToken)
    {
        if (!received.IsSuccess)
        {
            throw settings.Errors.Status(call, received);
        }

        return await call.Reader.ReadAsync(received.Message, Context(call, received, default), cancellationToken)
            .ConfigureAwait(false);
    }

    private ResponseResult<T> Read<T>(ApiCall<T> call, in Received received, ReadOnlyMemory<byte> body)
    {
        if (!received.IsSuccess)
        {
            throw settings.Errors.Status(call, received);
        }

        try
        {
            return call.Reader.Read(Context(call, received, body));
        }
        catch (Json.JsonPropertyException fault)
        {
            throw settings.Errors.Fault(call, received, fault);
        }
    }

    private ResponseContext Context(ApiCall call, in Received received, ReadOnlyMemory<byte> body)
    {
        var type = call.NeedsMediaType ? received.Type : default;
        return new ResponseContext
        {
            Status = received.Status,
            MediaType = type.Name,
            Charset = type.Charset,
            Body = body,
            Headers = received.Message.Headers,
            RequestUri = call.Url,
            Strict = settings.IsStrict,
            MaxDepth = settings.MaxResponseDepth,
            Sender = call.Sender,
            Request = call.Request,
            Options = call.Options,
        };
    }
}
