using System.Runtime.CompilerServices;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>
/// The items of a list, page by page: <c>await foreach</c> gives items, <see cref="AsPages"/> pages, and <c>await</c>
/// the
/// first page. Nothing is sent before that, and no page before it is needed.
/// </summary>
/// <remarks>
/// Each enumeration starts anew. It can be taken up at any page with
/// <see cref="StartingAt(Page{T}, CancellationToken)"/>.
/// </remarks>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class PageSequence<T> : IAsyncEnumerable<T>
{
    private readonly Func<CancellationToken, Task<Page<T>>> _first;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _prefetch;

    /// <summary>Creates a sequence that begins with the page that a request asks for.</summary>
    /// <param name="sender">Sends the requests.</param>
    /// <param name="request">Request for the first page.</param>
    /// <param name="options">Options of each call, or null.</param>
    /// <param name="cancellationToken">Ends the sequence early.</param>
    public PageSequence(
        IApiSender sender,
        IApiRequest<Page<T>> request,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
        : this(token => sender.InvokeAsync(request, options, token), options?.PrefetchPages == true, cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(request);
    }

    private PageSequence(
        Func<CancellationToken, Task<Page<T>>> first, bool prefetch, CancellationToken cancellationToken)
    {
        _first = first;
        _prefetch = prefetch;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The sequence that begins with a page that is already there; also for tests.</summary>
    public static PageSequence<T> StartingAt(Page<T> page, CancellationToken cancellationToken = default) =>
        StartingAt(page, false, cancellationToken);

    /// <inheritdoc cref="StartingAt(Page{T}, CancellationToken)"/>
    /// <param name="page">The first page.</param>
    /// <param name="prefetch">As <see cref="RequestOptions.PrefetchPages"/>.</param>
    /// <param name="cancellationToken">Ends the sequence early.</param>
    public static PageSequence<T> StartingAt(
        Page<T> page, bool prefetch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(_ => Task.FromResult(page), prefetch, cancellationToken);
    }

    /// <summary>Gets the first page: <c>await</c> on the sequence.</summary>
    public TaskAwaiter<Page<T>> GetAwaiter() => GetFirstPageAsync().GetAwaiter();

    /// <summary>Gets the first page.</summary>
    public async Task<Page<T>> GetFirstPageAsync(CancellationToken cancellationToken = default)
    {
        using var linked = Link(ref cancellationToken);
        return await _first(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The pages, each asked for when it is needed, or one ahead (<see cref="RequestOptions.PrefetchPages"/>).
    /// </summary>
    public IAsyncEnumerable<Page<T>> AsPages(CancellationToken cancellationToken = default) =>
        _prefetch ? Ahead(cancellationToken) : InTurn(cancellationToken);

    private async IAsyncEnumerable<Page<T>> Ahead([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var linked = Link(ref cancellationToken);
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<Page<T>>? next = null;
        try
        {
            var page = await _first(cancellationToken).ConfigureAwait(false);
            while (page.HasNextPage)
            {
                next = page.GetNextPageAsync(ahead.Token);
                yield return page;
                page = await next.ConfigureAwait(false);
                next = null;
            }

            yield return page;
        }
        finally
        {
            if (next is not null)
            {
                // Nobody wants the page any more; its fault is nobody's either.
                await ahead.CancelAsync().ConfigureAwait(false);
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async IAsyncEnumerable<Page<T>> InTurn([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var linked = Link(ref cancellationToken);
        var page = await _first(cancellationToken).ConfigureAwait(false);
        yield return page;
        while (page.HasNextPage)
        {
            page = await page.GetNextPageAsync(cancellationToken).ConfigureAwait(false);
            yield return page;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                yield return item;
            }
        }
    }

    private CancellationTokenSource? Link(ref CancellationToken cancellationToken)
    {
        if (!_cancellationToken.CanBeCanceled || _cancellationToken == cancellationToken)
        {
            return null;
        }

        if (!cancellationToken.CanBeCanceled)
        {
            cancellationToken = _cancellationToken;
            return null;
        }

        var linked = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        cancellationToken = linked.Token;
        return linked;
    }
}
