using SpecClient.Json;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>One response of a list, with the way to the next one.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class Page<T>
{
    private readonly Func<CancellationToken, Task<Page<T>>>? _next;

    /// <summary>Creates a page of one's own, for tests.</summary>
    /// <param name="items">Items of the page.</param>
    /// <param name="next">Gets the next page; null on the last one.</param>
    public Page(IReadOnlyList<T> items, Func<CancellationToken, Task<Page<T>>>? next = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = items;
        _next = next;
    }

    /// <summary>Items of this page.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>
    /// What the body says of the paging (such as Cloudflare's <c>result_info</c>), as it came; or null.
    /// </summary>
    public JsonAny? Info { get; init; }

    /// <summary>Number of items on all pages, where the service told it.</summary>
    public long? TotalCount { get; init; }

    /// <summary>Number of pages, where the service told it.</summary>
    public long? TotalPages { get; init; }

    /// <summary>Whether there is, or may be, another page.</summary>
    public bool HasNextPage => _next is not null;

    /// <summary>Gets the next page, with the options of the call that gave this one.</summary>
    /// <exception cref="InvalidOperationException">This is the last page.</exception>
    public Task<Page<T>> GetNextPageAsync(CancellationToken cancellationToken = default) => _next is null
        ? throw new InvalidOperationException("This is the last page; see HasNextPage.")
        : _next(cancellationToken);
}
