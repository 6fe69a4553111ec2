namespace SpecClient;

/// <summary>
/// Sends the items of one request, and tells through the tracker whether the service may have got them.
/// </summary>
internal delegate Task<TResponse> BatchSend<TItem, TResponse>(
    IReadOnlyList<TItem> items, SendTracker tracker, CancellationToken cancellationToken);

/// <summary>
/// Brings one chunk to its end: sends it, waits while the service says "too many requests", halves it where it was
/// refused as a whole, and gives each item exactly one outcome. Never throws.
/// </summary>
internal sealed class ChunkSender<TItem, TResponse, TResult>(
    BatchDescriptor<TItem, TResponse, TResult> descriptor,
    BatchOptions options,
    BatchSend<TItem, TResponse> send,
    ConcurrencyGate gate,
    ProgressTracker progress,
    BatchStop stop)
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestAsked = TimeSpan.FromDays(1);

    private readonly ChunkMatcher<TItem, TResponse, TResult> _matcher = new(descriptor);

    /// <summary>Waits for a place in the gate; null where the batch stops.</summary>
    public async ValueTask<int?> EnterAsync()
    {
        try
        {
            return await gate.EnterAsync(stop.Stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Gives an unused place back.</summary>
    public void Leave(int? ticket)
    {
        if (ticket is { } place)
        {
            gate.Exit(place, GateSignal.Neutral);
        }
    }

    /// <summary>Sends a chunk.</summary>
    /// <remarks>One method for all its requests, so that a request suspends one state machine here.</remarks>
    /// <param name="chunk">The chunk.</param>
    /// <param name="ticket">Its place in the gate, or null where it could not get one because the batch stops.</param>
    public async ValueTask<BatchOutcome<TItem, TResult>[]> SendAsync(Chunk<TItem> chunk, int? ticket)
    {
        var outcomes = new BatchOutcome<TItem, TResult>[chunk.Count];
        Stack<Part>? parts = null;
        var part = new Part(0, chunk.Count, chunk.Action is ResumeAction.Repeat, null);
        do
        {
            ticket ??= await EnterAsync().ConfigureAwait(false);
            if (ticket is not { } place || stop.IsStopping)
            {
                Leave(ticket);
                ticket = null;
                SetUnsent(chunk, part, outcomes);
                continue;
            }

            ticket = null;
            part = part with { Began = part.Began ?? options.TimeProvider.GetTimestamp() };
            var tracker = new SendTracker();
            BatchFault fault;
            try
            {
                progress.Request();
                TResponse response = await send(chunk.Slice(part.Start, part.Count), tracker, stop.Aborted)
                    .ConfigureAwait(false);
                gate.Exit(place, tracker.WasThrottled ? GateSignal.Congested : GateSignal.Answered);
                _matcher.Match(response, chunk, part.Start, outcomes.AsSpan(part.Start, part.Count));
                continue;
            }
            catch (Exception exception)
            {
                fault = Judge(exception, tracker, place);
            }

            await FailAsync(chunk, part, fault, parts ??= new(), outcomes).ConfigureAwait(false);
        }
        while (parts is not null && parts.TryPop(out part));

        return outcomes;
    }

    private BatchFault Judge(Exception exception, SendTracker tracker, int ticket)
    {
        bool mayHaveArrived = tracker.MayHaveArrived || exception is ApiException { MayHaveArrived: true };
        BatchFault fault = BatchFault.Of(exception, mayHaveArrived);
        gate.Exit(ticket, fault.IsCongestion || tracker.WasThrottled ? GateSignal.Congested : GateSignal.Neutral);
        if (exception is OperationCanceledException && stop.Aborted.IsCancellationRequested)
        {
            stop.NoteAborted();
        }

        return fault;
    }

    /// <summary>What follows a failure: the part is sent again, or in halves, or gets its outcomes.</summary>
    private async ValueTask FailAsync(
        Chunk<TItem> chunk, Part part, BatchFault fault, Stack<Part> parts, BatchOutcome<TItem, TResult>[] outcomes)
    {
        bool mayHaveArrived = fault.Kind is BatchFaultKind.Unknown;
        bool canRepeat = !mayHaveArrived || descriptor.IsIdempotent;
        part = part with { Fault = fault, MayHaveArrived = part.MayHaveArrived || mayHaveArrived };
        if (fault.IsThrottled && canRepeat && await WaitAsync(part, fault.RetryAfter).ConfigureAwait(false))
        {
            parts.Push(part with { Attempt = part.Attempt + 1 });
            return;
        }

        // A part that could not even be written costs no request to be halved.
        bool isUnwritable = fault is { Kind: BatchFaultKind.NotSent, Exception: ArgumentException };
        if (part.Count > 1 && (isUnwritable || (options.SplitRefused && fault.CanSplit && canRepeat)))
        {
            int half = part.Count / 2;
            Part rest = part with { Began = null, Attempt = 0 };
            parts.Push(rest with { Start = part.Start + half, Count = part.Count - half });
            parts.Push(rest with { Count = half });
            return;
        }

        Set(chunk, part, outcomes);
    }

    /// <summary>Waits before a throttled request is sent anew; false where it should not be.</summary>
    private async Task<bool> WaitAsync(Part part, TimeSpan? retryAfter)
    {
        // "Now", or a time that has passed, is no delay to go by: it would be asked without a pause.
        TimeSpan? asked = retryAfter > TimeSpan.Zero ? retryAfter : null;
        TimeSpan delay = asked ?? s_firstDelay * Math.Pow(2, Math.Min(part.Attempt, 10));
        if (delay > s_longestDelay && asked is null)
        {
            delay = s_longestDelay;
        }

        if (delay > options.ThrottlePatience - options.TimeProvider.GetElapsedTime(part.Began ?? 0))
        {
            return false;
        }

        delay = delay < s_longestAsked ? delay : s_longestAsked;

        try
        {
            await Task.Delay(delay, options.TimeProvider, stop.Stopping).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            stop.NoteAborted();
            return false;
        }
    }

    /// <summary>
    /// Sets the outcomes of a part that is not going to be sent (again), by what happened to it last.
    /// </summary>
    private void SetUnsent(Chunk<TItem> chunk, Part part, BatchOutcome<TItem, TResult>[] outcomes)
    {
        stop.NoteAborted();
        Exception reason = stop.Reason();
        Set(chunk, part with { Fault = part.Fault ?? new BatchFault(BatchFaultKind.NotSent, reason) }, outcomes);
    }

    private static void Set(Chunk<TItem> chunk, Part part, BatchOutcome<TItem, TResult>[] outcomes)
    {
        BatchFault fault = part.Fault!.Value;
        BatchStatus status = part.MayHaveArrived ? BatchStatus.Unknown : fault.Kind switch
        {
            BatchFaultKind.Refused => BatchStatus.Refused,
            BatchFaultKind.Unknown => BatchStatus.Unknown,
            _ => BatchStatus.NotSent,
        };
        for (int i = part.Start; i < part.Start + part.Count; i++)
        {
            outcomes[i] = new(
                chunk.Items[i], chunk.Index(i), status, default, fault.Exception.Message, fault.Exception);
        }
    }

    /// <summary>A part of a chunk that goes into one request, and what happened to it so far.</summary>
    private readonly record struct Part(int Start, int Count, bool MayHaveArrived, BatchFault? Fault)
    {
        /// <summary>When it was sent first, or null where it was not.</summary>
        public long? Began { get; init; }

        /// <summary>How often it was sent again.</summary>
        public int Attempt { get; init; }
    }
}
