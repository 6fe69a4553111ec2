namespace SpecClient;

/// <summary>
/// Tells of calls: to the log of the options, and by <see cref="Telemetry"/>. Costs next to nothing unheard.
/// </summary>
internal sealed class CallEvents(ClientSettings settings, Action<ApiLogMessage>? log)
{
    public CallSpan Start(ApiCall call) =>
        new(Telemetry.Source.HasListeners() ? Telemetry.Start(call, settings) : null);

    /// <summary>The time, where somebody wants to know how long a try takes.</summary>
    public long Now() => log is not null || Telemetry.Duration.Enabled ? settings.TimeProvider.GetTimestamp() : 0;

    public void Tried(ApiCall call, ApiTry result, long start)
    {
        if (start == 0)
        {
            return;
        }

        var elapsed = settings.TimeProvider.GetElapsedTime(start);
        Telemetry.Record(call, result, elapsed);
        if (log is not null)
        {
            var isFailed = result.Failure != TryFailure.None || !result.Received.IsSuccess;
            Write(Message(call, result, isFailed ? ApiLogLevel.Warning : ApiLogLevel.Debug, elapsed, null));
        }
    }

    public void Retrying(ApiCall call, ApiTry result, TimeSpan delay)
    {
        if (log is not null)
        {
            Write(Message(call, result, ApiLogLevel.Information, null, delay));
        }
    }

    private ApiLogMessage Message(
        ApiCall call, ApiTry result, ApiLogLevel level, TimeSpan? elapsed, TimeSpan? delay)
    {
        var hasAnswer = result.Failure == TryFailure.None;
        return new ApiLogMessage
        {
            Level = level,
            Operation = call.Operation,
            RequestUri = call.Url is null ? null : settings.Mask.Url(call.Url),
            Try = call.Tries,
            StatusCode = hasAnswer ? result.Received.Message.StatusCode : null,
            RequestId = hasAnswer ? RequestIds.Find(result.Received.Message.Headers) : null,
            Elapsed = elapsed,
            Delay = delay,
            Exception = result.Cause,
        };
    }

    private void Write(in ApiLogMessage message)
    {
        try
        {
            log!(message);
        }
        catch (Exception)
        {
            // A log that fails must not fail the call.
        }
    }
}
