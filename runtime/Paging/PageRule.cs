namespace SpecClient.Requests;

/// <summary>How the next page of a list is asked for.</summary>
public enum PageKind
{
    /// <summary>There is one page.</summary>
    Single,

    /// <summary>By the number of the page.</summary>
    PageNumber,

    /// <summary>By the number of items before it.</summary>
    Offset,

    /// <summary>By a token in the page before it.</summary>
    Cursor,

    /// <summary>By the id of the last item before it.</summary>
    CursorId,

    /// <summary>By a URL in the page before it.</summary>
    CursorUrl,

    /// <summary>By the link with relation <c>next</c> (RFC 8288) in the headers.</summary>
    LinkHeader,
}

/// <summary>
/// Where a list's items are and how its next page is asked for; one shared instance for each operation.
/// </summary>
/// <param name="kind">How the next page is asked for.</param>
public sealed class PageRule(PageKind kind)
{
    /// <summary>How the next page is asked for.</summary>
    public PageKind Kind { get; } = kind;

    /// <summary>Property names from the body's root to the array of items; none where the root is the array.</summary>
    public string[] Items { get; init; } = [];

    /// <summary>
    /// Property names to the array of items in a body that is an object, where <see cref="Items"/> names none: a
    /// service that gives the bare array or, as the caller asked, an object around it.
    /// </summary>
    public string[] Wrapped { get; init; } = [];

    /// <summary>
    /// Property names to the next token or URL; for <see cref="PageKind.CursorId"/> from the item to its id. For page
    /// numbers and offsets: what is null on the last page.
    /// </summary>
    public string[] Next { get; init; } = [];

    /// <summary>Property names to the number of pages; none where the service does not tell.</summary>
    public string[] TotalPages { get; init; } = [];

    /// <summary>Property names to the number of items on all pages; none where the service does not tell.</summary>
    public string[] TotalCount { get; init; } = [];

    /// <summary>Property names to the number of items on a page; none where the service does not tell.</summary>
    public string[] PageSize { get; init; } = [];

    /// <summary>Property names to a boolean that is false on the last page; none where there is none.</summary>
    public string[] HasMore { get; init; } = [];

    /// <summary>Property names to a boolean that is true on the last page, where there is none that is false.</summary>
    public string[] Last { get; init; } = [];

    /// <summary>Response header with the next token or URL, where the body does not have it; or null.</summary>
    public string? NextHeader { get; init; }

    /// <summary>Wire name of the parameter for the page's number, offset, or token.</summary>
    public string? PageParameter { get; init; }

    /// <summary>Wire name of the parameter for the size of a page.</summary>
    public string? SizeParameter { get; init; }

    /// <summary>The parameters are members of the JSON body, not of the query.</summary>
    public bool InBody { get; init; }

    /// <summary>Number of the first page.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>Offset of the first item: 0, or 1 where the service counts items from 1.</summary>
    public int FirstOffset { get; init; }

    /// <summary>Items on a page where the request does not say, as far as documented.</summary>
    public int? DefaultSize { get; init; }
}
