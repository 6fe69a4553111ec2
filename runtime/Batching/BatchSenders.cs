using SpecClient.Requests;

namespace SpecClient;

/// <summary>The ways by which the requests of a batch go out.</summary>
internal static class BatchSenders
{
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
                return await send(items, cancellationToken).ConfigureAwait(false);
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
}
