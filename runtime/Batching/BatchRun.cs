using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SpecClient;

/// <summary>One run of a batch, whatever the type of its responses.</summary>
internal interface IBatchRun<TItem, TResult>
{
    BatchCompletion Completion { get; }

    /// <summary>What ended the run early, or null.</summary>
    Exception? Exception { get; }

    BatchProgress Progress { get; }

    /// <summary>Gives all outcomes, chunk by chunk; never throws for what ended the run early.</summary>
    IAsyncEnumerable<BatchOutcome<TItem, TResult>[]> OutcomesAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Takes chunks from the source while there is room, has them sent side by side, and hands out their outcomes. Room
/// means a place in the gate, and less than a window of chunks that nobody has fetched yet: so memory is bounded.
/// </summary>
internal sealed class BatchRun<TItem, TResponse, TResult> : IBatchRun<TItem, TResult>
{
    private readonly BatchDescriptor<TItem, TResponse, TResult> _descriptor;
    private readonly BatchOptions _options;
    private readonly BatchSend<TItem, TResponse> _send;
    private readonly ItemSource<TItem> _source;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrencyGate _gate;
    private readonly ProgressTracker _progress;
    private readonly JournalKeeper<TItem> _journal;
    private readonly SemaphoreSlim _window;
    private readonly bool _isOrdered;
    private readonly Channel<Task<BatchOutcome<TItem, TResult>[]>> _finished =
        Channel.CreateUnbounded<Task<BatchOutcome<TItem, TResult>[]>>(new() { SingleReader = true });

    private Exception? _error;
    private bool _hasEnded;

    public BatchRun(
        BatchDescriptor<TItem, TResponse, TResult> descriptor,
        ItemSource<TItem> source,
        BatchSend<TItem, TResponse> send,
        BatchOptions? options,
        CancellationToken cancellationToken)
    {
        _descriptor = descriptor;
        _options = options ?? BatchOptions.Default;
        if (source.IsLive && _options.Journal is not null)
        {
            throw new ArgumentException("A journal needs a source that can be gone through again.", nameof(options));
        }

        _source = source;
        _send = send;
        _cancellationToken = cancellationToken;
        _isOrdered = _options.Order is BatchOrder.InOrder && !source.IsLive;
        _gate = new ConcurrencyGate(_options.MaxConcurrency);
        _progress = new ProgressTracker(_options, _gate, source.KnownCount);
        _journal = new(_options.Journal, descriptor.IsIdempotent, descriptor.ItemKey);
        _window = new SemaphoreSlim((8 * Math.Min(_options.MaxConcurrency, 1 << 20)) + 8);
    }

    public BatchCompletion Completion { get; private set; }

    public Exception? Exception { get; private set; }

    public BatchProgress Progress => _progress.Current;

    public async IAsyncEnumerable<BatchOutcome<TItem, TResult>[]> OutcomesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = new BatchStop(_options, _cancellationToken, cancellationToken);

        // On the pool, because a source may block and the caller may have a synchronization context.
        Task pump = Task.Run(() => PumpAsync(stop), CancellationToken.None);
        try
        {
            await foreach (Task<BatchOutcome<TItem, TResult>[]> chunk in
                _finished.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return await chunk.ConfigureAwait(false);
                _window.Release();
            }
        }
        finally
        {
            if (!pump.IsCompleted)
            {
                stop.Abandon();
            }

            await pump.ConfigureAwait(false);
            End(stop);
        }
    }

    /// <summary>Takes all chunks and has them sent. Never throws.</summary>
    private async Task PumpAsync(BatchStop stop)
    {
        ChunkReader<TItem>? reader = null;
        var sender = new ChunkSender<TItem, TResponse, TResult>(_descriptor, _options, _send, _gate, _progress, stop);
        try
        {
            JournalHistory<TItem> history =
                await _journal.OpenAsync(_descriptor.Operation.OperationId, stop.Stopping).ConfigureAwait(false);
            reader = new ChunkReader<TItem>(_source, _options, MaxItems(), Meter(), history);
            ChunkReader<TItem> chunks = reader;
            var workers = new BatchWorkers<Work>(
                () => TakeAsync(chunks, sender, stop),
                work => RunAsync(work, sender, stop),
                () => _gate.HasRoom,
                _options.MaxConcurrency);
            await workers.RunAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsStopping)
        {
            // Stopped while the journal was read: nothing was taken.
        }
        catch (Exception exception)
        {
            Fail(exception, stop);
        }

        if (reader?.TakeCarried() is { } rest)
        {
            await RunAsync(Enqueue(rest, null), sender, stop).ConfigureAwait(false);
        }

        try
        {
            await CloseAsync(reader).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(exception, stop);
        }

        _finished.Writer.Complete();
    }

    /// <summary>Takes a chunk, and a place for its request; null at the end, and where the batch stops.</summary>
    private async ValueTask<Work?> TakeAsync(
        ChunkReader<TItem> reader, ChunkSender<TItem, TResponse, TResult> sender, BatchStop stop)
    {
        try
        {
            await _window.WaitAsync(stop.Stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        Chunk<TItem>? chunk = await reader.NextAsync(stop.Stopping).ConfigureAwait(false);
        _progress.Skipped(reader.Skipped);

        // A place only now, so that a slow source never holds one that a request needs.
        return chunk is null ? null : Enqueue(chunk, await sender.EnterAsync().ConfigureAwait(false));
    }

    private Work Enqueue(Chunk<TItem> chunk, int? ticket)
    {
        var work = new Work(chunk, ticket);
        if (_isOrdered)
        {
            _finished.Writer.TryWrite(work.Outcomes.Task);
        }

        return work;
    }

    private async ValueTask CloseAsync(ChunkReader<TItem>? reader)
    {
        if (reader is null)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
            return;
        }

        await reader.CloseAsync().ConfigureAwait(false);
        _hasEnded = reader.Ended;
        _error ??= reader.Error;
    }

    /// <summary>Brings a chunk to its end. Never throws.</summary>
    private async Task RunAsync(Work work, ChunkSender<TItem, TResponse, TResult> sender, BatchStop stop)
    {
        Chunk<TItem> chunk = work.Chunk;
        BatchOutcome<TItem, TResult>[] outcomes;
        bool isRecorded = _options.Journal is not null;
        if (chunk.Action is ResumeAction.Interrupted)
        {
            sender.Leave(work.Ticket);
            outcomes = All(chunk, BatchStatus.Unknown, new BatchInterruptedException());
        }
        else if (isRecorded
            && await WriteJournalAsync(chunk, null, stop).ConfigureAwait(false) is { } failure)
        {
            // What is not on record must not be sent.
            sender.Leave(work.Ticket);
            outcomes = All(chunk, BatchStatus.NotSent, failure);
        }
        else
        {
            try
            {
                outcomes = await sender.SendAsync(chunk, work.Ticket).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // Code of the caller, such as a clock, threw where nothing is expected to: nobody may wait for ever.
                Fail(exception, stop);
                outcomes = All(chunk, BatchStatus.Unknown, exception);
            }
        }

        if (isRecorded)
        {
            await WriteJournalAsync(chunk, outcomes, stop).ConfigureAwait(false);
        }

        if (_options.StopOnFirstFailure && Array.Exists(outcomes, static o => o.Status is not BatchStatus.Succeeded))
        {
            stop.Stop();
        }

        try
        {
            _progress.Add(outcomes);
        }
        catch (Exception exception)
        {
            // Who is told of progress threw.
            Fail(exception, stop);
        }

        work.Outcomes.SetResult(outcomes);
        if (!_isOrdered)
        {
            _finished.Writer.TryWrite(work.Outcomes.Task);
        }
    }

    /// <summary>Notes that a chunk is about to be sent, or its outcomes.</summary>
    private async ValueTask<Exception?> WriteJournalAsync(
        Chunk<TItem> chunk, BatchOutcome<TItem, TResult>[]? outcomes, BatchStop stop)
    {
        try
        {
            await (outcomes is null ? _journal.SendingAsync(chunk) : _journal.DoneAsync(chunk, outcomes))
                .ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            Fail(exception, stop);
            return exception;
        }
    }

    private void Fail(Exception exception, BatchStop stop)
    {
        Interlocked.CompareExchange(ref _error, exception, null);
        stop.Stop();
    }

    private void End(BatchStop stop)
    {
        try
        {
            _progress.Finish();
        }
        catch (Exception exception)
        {
            _error ??= exception;
        }

        bool isCutShort = !_hasEnded || stop.HasAborted;
        (Completion, Exception) = _error is { } error ? (BatchCompletion.Failed, error)
            : stop.IsCancelled && isCutShort ? (BatchCompletion.Cancelled, new OperationCanceledException(
                "The batch was cancelled; its outcomes tell what was done.", Token()))
            : isCutShort ? (BatchCompletion.Stopped, null)
            : (BatchCompletion.Finished, (Exception?)null);
    }

    private CancellationToken Token() =>
        _cancellationToken.IsCancellationRequested ? _cancellationToken : new CancellationToken(canceled: true);

    private static BatchOutcome<TItem, TResult>[] All(Chunk<TItem> chunk, BatchStatus status, Exception exception)
    {
        var outcomes = new BatchOutcome<TItem, TResult>[chunk.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = new(chunk.Items[i], chunk.Index(i), status, default, exception.Message, exception);
        }

        return outcomes;
    }

    private int MaxItems() => Math.Max(1, Math.Min(_options.MaxItemsPerRequest ?? int.MaxValue, _descriptor.MaxItems));

    private ItemMeter<TItem>? Meter() =>
        _options.MaxBytesPerRequest is not null && _descriptor.WriteItem is { } write ? new(write) : null;

    /// <summary>A chunk on its way, with its place in the gate, or null where the batch stops.</summary>
    private sealed class Work(Chunk<TItem> chunk, int? ticket)
    {
        public Chunk<TItem> Chunk => chunk;

        public int? Ticket => ticket;

        public TaskCompletionSource<BatchOutcome<TItem, TResult>[]> Outcomes { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
