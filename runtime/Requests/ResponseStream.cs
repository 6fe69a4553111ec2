namespace SpecClient;

/// <summary>Values of a response, as they come from the network; can be enumerated once.</summary>
/// <remarks>The end of the enumeration, also an early one, closes the response; so does disposing.</remarks>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class ResponseStream<T> : IAsyncEnumerable<T>, IDisposable, IAsyncDisposable
{
    private readonly Func<Stream, CancellationToken, IAsyncEnumerable<T>>? _read;
    private readonly IAsyncEnumerable<T>? _values;
    private readonly HttpResponseMessage? _message;
    private int _started;

    internal ResponseStream(
        HttpResponseMessage message, Func<Stream, CancellationToken, IAsyncEnumerable<T>> read)
    {
        _message = message;
        _read = read;
    }

    /// <summary>Creates a stream of one's own, for tests.</summary>
    public ResponseStream(IAsyncEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The values were enumerated before.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("A streamed response can be enumerated once.");
        }

        return _values?.GetAsyncEnumerator(cancellationToken) ?? EnumerateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _message?.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerator<T> EnumerateAsync(CancellationToken cancellationToken)
    {
        using var message = _message!;
        var stream = await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var value in _read!(stream, cancellationToken).ConfigureAwait(false))
            {
                yield return value;
            }
        }
    }
}
