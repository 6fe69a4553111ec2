using System.Globalization;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>Creates batches; generated code does, and code of your own may.</summary>
public static class Batch
{
    // Beginnings of words that say that an item was not taken.
    private static readonly string[] s_refusals =
    [
        "fail", "error", "reject", "refus", "invalid", "denied", "forbidden", "conflict", "unprocess", "unsuccess",
        "not_found", "notfound", "not found",
    ];

    /// <summary>Creates a batch of requests that a client sends.</summary>
    /// <param name="client">The client; its retries, credentials and pace apply.</param>
    /// <param name="descriptor">The operation.</param>
    /// <param name="items">The items, of any number.</param>
    /// <param name="request">Makes the request that carries some items.</param>
    /// <param name="options">How to send, or null for the defaults.</param>
    /// <param name="cancellationToken">Ends the batch early; each item taken still gets its outcome.</param>
    public static Batch<TItem, TResult> Create<TItem, TResponse, TResult>(
        IApiSender client,
        BatchDescriptor<TItem, TResponse, TResult> descriptor,
        IEnumerable<TItem> items,
        Func<IReadOnlyList<TItem>, IApiRequest<TResponse>> request,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Create(client, descriptor, ItemSource<TItem>.From(items), request, options, cancellationToken);
    }

    /// <summary>Creates a batch of requests that a client sends.</summary>
    /// <param name="client">The client; its retries, credentials and pace apply.</param>
    /// <param name="descriptor">The operation.</param>
    /// <param name="items">The items, of any number, as they come.</param>
    /// <param name="request">Makes the request that carries some items.</param>
    /// <param name="options">How to send, or null for the defaults.</param>
    /// <param name="cancellationToken">Ends the batch early; each item taken still gets its outcome.</param>
    public static Batch<TItem, TResult> Create<TItem, TResponse, TResult>(
        IApiSender client,
        BatchDescriptor<TItem, TResponse, TResult> descriptor,
        IAsyncEnumerable<TItem> items,
        Func<IReadOnlyList<TItem>, IApiRequest<TResponse>> request,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Create(client, descriptor, ItemSource<TItem>.From(items), request, options, cancellationToken);
    }

    /// <summary>Creates a batch of calls of your own, e.g. over another transport.</summary>
    /// <param name="descriptor">The operation.</param>
    /// <param name="items">The items, of any number.</param>
    /// <param name="send">
    /// Sends some items. <see cref="HttpRequestException"/> tells by its status, or its <c>HttpRequestError</c>, what
    /// became of them; any other exception makes them unknown.
    /// </param>
    /// <param name="options">How to send, or null for the defaults.</param>
    /// <param name="cancellationToken">Ends the batch early; each item taken still gets its outcome.</param>
    public static Batch<TItem, TResult> Create<TItem, TResponse, TResult>(
        BatchDescriptor<TItem, TResponse, TResult> descriptor,
        IEnumerable<TItem> items,
        Func<IReadOnlyList<TItem>, CancellationToken, Task<TResponse>> send,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Create(descriptor, ItemSource<TItem>.From(items), send, options, cancellationToken);
    }

    /// <summary>Creates a batch of calls of your own, e.g. over another transport.</summary>
    /// <param name="descriptor">The operation.</param>
    /// <param name="items">The items, of any number, as they come.</param>
    /// <param name="send">Sends some items; its exceptions are judged as in the other overload.</param>
    /// <param name="options">How to send, or null for the defaults.</param>
    /// <param name="cancellationToken">Ends the batch early; each item taken still gets its outcome.</param>
    public static Batch<TItem, TResult> Create<TItem, TResponse, TResult>(
        BatchDescriptor<TItem, TResponse, TResult> descriptor,
        IAsyncEnumerable<TItem> items,
        Func<IReadOnlyList<TItem>, CancellationToken, Task<TResponse>> send,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Create(descriptor, ItemSource<TItem>.From(items), send, options, cancellationToken);
    }

    /// <summary>A batch that sends nothing and gives these outcomes: for tests of code that uses batches.</summary>
    public static Batch<TItem, TResult> FromOutcomes<TItem, TResult>(
        params BatchOutcome<TItem, TResult>[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return new Batch<TItem, TResult>(new KnownOutcomes<TItem, TResult>(outcomes));
    }

    /// <summary>A key or an error as text; null where there is none.</summary>
    /// <remarks>For generated code.</remarks>
    public static string? Text(string? value) => value;

    /// <summary>A key or an error as text, in the invariant culture; null where there is none.</summary>
    /// <remarks>For generated code.</remarks>
    /// <typeparam name="T">Type of the property.</typeparam>
    public static string? Text<T>(T value) => value is IFormattable formattable
        ? formattable.ToString(null, CultureInfo.InvariantCulture)
        : value?.ToString();

    /// <summary>What a status code (RFC 9110 section 15) says of an item; null where it is none.</summary>
    /// <remarks>For generated code.</remarks>
    public static bool? IsAccepted(long? status) => status is >= 100 and < 600 ? status < 400 : null;

    /// <summary>
    /// What a word such as <c>failed</c> or <c>400</c> says of an item: it was taken, unless it says no.
    /// </summary>
    /// <remarks>For generated code.</remarks>
    public static bool? IsAccepted(string? status) =>
        long.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out long code) && code >= 100
            ? IsAccepted(code)
            : status is null || !Array.Exists(
                s_refusals, word => status.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static Batch<TItem, TResult> Create<TItem, TResponse, TResult>(
        IApiSender client,
        BatchDescriptor<TItem, TResponse, TResult> descriptor,
        ItemSource<TItem> source,
        Func<IReadOnlyList<TItem>, IApiRequest<TResponse>> request,
        BatchOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(request);
        BatchSend<TItem, TResponse> send = BatchSenders.Through(client, request, options);
        return new(new BatchRun<TItem, TResponse, TResult>(descriptor, source, send, options, cancellationToken));
    }

    private static Batch<TItem, TResult> Create<TItem, TResponse, TResult>(
        BatchDescriptor<TItem, TResponse, TResult> descriptor,
        ItemSource<TItem> source,
        Func<IReadOnlyList<TItem>, CancellationToken, Task<TResponse>> send,
        BatchOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(send);
        BatchSend<TItem, TResponse> sender = BatchSenders.Plain(send, options);
        return new(new BatchRun<TItem, TResponse, TResult>(descriptor, source, sender, options, cancellationToken));
    }
}
