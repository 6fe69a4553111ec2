using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SpecClient.Json;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>The items of a body that is one JSON value a line, from memory or as they come.</summary>
/// <remarks>A collection can be sent again (a retry); any other sequence is read once.</remarks>
/// <typeparam name="T">Type of the items.</typeparam>
[CollectionBuilder(typeof(NdJsonItems), nameof(NdJsonItems.Create))]
public sealed class NdJsonItems<T>
{
    private readonly IEnumerable<T>? _items;
    private readonly IAsyncEnumerable<T>? _source;

    internal NdJsonItems(IEnumerable<T> items) => _items = items;

    internal NdJsonItems(IAsyncEnumerable<T> source) => _source = source;

    internal bool CanRepeat => _items is IReadOnlyCollection<T> or ICollection<T>;

    /// <summary>Items in memory.</summary>
    public static implicit operator NdJsonItems<T>(T[] items) => new(items);

    /// <summary>Items in memory.</summary>
    public static implicit operator NdJsonItems<T>(List<T> items) => new(items);

    /// <summary>For collection expressions; items that come asynchronously are not among them.</summary>
    /// <exception cref="InvalidOperationException">The items come asynchronously.</exception>
    public IEnumerator<T> GetEnumerator() => _items is null
        ? throw new InvalidOperationException("These items come asynchronously.")
        : _items.GetEnumerator();

    internal async Task WriteAsync<TCodec>(Stream target, bool sequence, CancellationToken cancellationToken)
        where TCodec : struct, IJsonCodec<T>
    {
        using var buffer = new ByteBuffer();
        using var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions);
        if (_items is not null)
        {
            foreach (var item in _items)
            {
                await WriteAsync<TCodec>(writer, buffer, item, sequence, target, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        else
        {
            await foreach (var item in _source!.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await WriteAsync<TCodec>(writer, buffer, item, sequence, target, cancellationToken)
                    .ConfigureAwait(false);
                await FlushAsync(buffer, target, cancellationToken).ConfigureAwait(false);
            }
        }

        await FlushAsync(buffer, target, cancellationToken).ConfigureAwait(false);
    }

    private static ValueTask WriteAsync<TCodec>(
        Utf8JsonWriter writer,
        ByteBuffer buffer,
        T item,
        bool sequence,
        Stream target,
        CancellationToken cancellationToken)
        where TCodec : struct, IJsonCodec<T>
    {
        if (sequence)
        {
            buffer.Write("\u001E"u8);
        }

        TCodec.Write(writer, item, JsonWriteMode.Request);
        writer.Flush();
        writer.Reset();
        buffer.Write("\n"u8);
        return buffer.Length < 16384 ? ValueTask.CompletedTask : FlushAsync(buffer, target, cancellationToken);
    }

    private static async ValueTask FlushAsync(ByteBuffer buffer, Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(buffer.Memory, cancellationToken).ConfigureAwait(false);
        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
        buffer.Clear();
    }
}

/// <summary>Makes <see cref="NdJsonItems{T}"/>.</summary>
public static class NdJsonItems
{
    /// <summary>Items in memory; for collection expressions.</summary>
    public static NdJsonItems<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>Items of a sequence, read as it is sent.</summary>
    public static NdJsonItems<T> From<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(items);
    }

    /// <summary>Items that come asynchronously, each sent as it comes.</summary>
    public static NdJsonItems<T> From<T>(IAsyncEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(items);
    }
}
