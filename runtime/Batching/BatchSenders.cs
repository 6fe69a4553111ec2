using SpecClient.Requests;

namespace SpecClient;

/// <summary>The ways by which the requests of a batch go out.</summary>
internal static class BatchSenders
{
    // Time for the last word of a call that was cancelled, which may know that nothing was sent.
    private static readonly TimeSpan s_lastWord = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Through a client, whose tries tell what may have arrived, and whose pace is shared by all its calls.
    /// </summary>
    public static BatchSend<TItem, TResponse> Through<TItem, TResponse>(
        IApiSender sender, Func<IReadOnlyList<TItem>, IApiRequest<TResponse>> request, BatchOptions? options)
    {
        RequestOptions call = options?.RequestOptions ?? new RequestOptions();
        if (call.IdempotencyKey is not null)
        {
            throw new ArgumentException("One idempotency key cannot serve many requests.", nameof(options));
        }

        if (sender is not ApiClient client)
        {
            return Plain<TItem, TResponse>(
                (items, cancellationToken) => sender.InvokeAsync(request(items), call, cancellationToken), options);
        }

        if (options?.RateLimit is { } limit)
        {
            client.Pacer.AddLimit(limit);
        }

        return (items, tracker, cancellationToken) =>
        {
            tracker.Watch(client.Pacer);
            return client.InvokeAsync(request(items), call with { Tracker = tracker }, cancellationToken);
        };
    }

    /// <summary>By a function that keeps no record of its tries.</summary>
    public static BatchSend<TItem, TResponse> Plain<TItem, TResponse>(
        Func<IReadOnlyList<TItem>, CancellationToken, Task<TResponse>> send, BatchOptions? options)
    {
        RequestPacer? pacer = null;
        if (options?.RateLimit is { } limit)
        {
            pacer = new RequestPacer(options.TimeProvider);
            pacer.AddLimit(limit);
        }

        return async (items, tracker, cancellationToken) =>
        {
            if (pacer is not null)
            {
                await pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            try
            {
                return await AnswerAsync(send(items, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                tracker.MayHaveArrived = FaultFacts.MayHaveArrived(exception);
                throw;
            }
            finally
            {
                pacer?.Completed(null);
            }
        };
    }

    /// <summary>The answer; after cancellation a call that ignores its token is left to itself.</summary>
    private static async Task<TResponse> AnswerAsync<TResponse>(
        Task<TResponse> sending, CancellationToken cancellationToken)
    {
        try
        {
            return await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(sending, Task.Delay(s_lastWord, CancellationToken.None)).ConfigureAwait(false);
            if (sending.IsCompleted)
            {
                return await sending.ConfigureAwait(false);
            }

            // Nobody awaits it any more: what it throws is seen here.
            _ = sending.ContinueWith(
                static late => late.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw new OperationCanceledException(
                "The batch was cancelled while this request was on the way.", cancellationToken);
        }
    }
}
