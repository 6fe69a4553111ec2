using System.Runtime.CompilerServices;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>
/// The items of a list, page by page: <c>await foreach</c> gives items, <see cref="AsPages"/> pages, and <c>await</c>
/// the
/// first page. Nothing is sent before that, and no page before it is needed.
/// </summary>
/// <remarks>Each enumeration starts anew. It can be taken up at any page with <see cref="StartingAt"/>.</remarks>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class PageSequence<T> : IAsyncEnumerable<T>
{
    private readonly Func<CancellationToken, Task<Page<T>>> _first;
    private readonly CancellationToken _cancellationToken;

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
        : this(token => sender.InvokeAsync(request, options, token), cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(request);
    }

    private PageSequence(Func<CancellationToken, Task<Page<T>>> first, CancellationToken cancellationToken)
    {
        _first = first;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The sequence that begins with a page that is already there; also for tests.</summary>
    public static PageSequence<T> StartingAt(Page<T> page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(_ => Task.FromResult(page), cancellationToken);
    }

    /// <summary>Gets the first page: <c>await</c> on the sequence.</summary>
    public TaskAwaiter<Page<T>> GetAwaiter() => GetFirstPageAsync().GetAwaiter();

    /// <summary>Gets the first page.</summary>
    public async Task<Page<T>> GetFirstPageAsync(CancellationToken cancellationToken = default)
    {
        using var linked = Link(ref cancellationToken);
        return await _first(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The pages, each asked for when it is needed.</summary>
    public async IAsyncEnumerable<Page<T>> AsPages(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
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
