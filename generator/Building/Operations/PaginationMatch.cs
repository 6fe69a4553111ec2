using Microsoft.OpenApi;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>A recognised way of paging: names of the wire, and the schema of the items.</summary>
internal sealed record PaginationMatch(PaginationKind Kind, ListShape Items)
{
    public IReadOnlyList<string> Next { get; init; } = [];

    public IReadOnlyList<string> TotalPages { get; init; } = [];

    public IReadOnlyList<string> TotalCount { get; init; } = [];

    public IReadOnlyList<string> PageSize { get; init; } = [];

    public IReadOnlyList<string> HasMore { get; init; } = [];

    public IReadOnlyList<string> Last { get; init; } = [];

    /// <summary>Where the array is in a body that may be the array itself.</summary>
    public IReadOnlyList<string> Wrapped { get; init; } = [];

    public string? NextHeader { get; init; }

    public string? PageParameter { get; init; }

    public string? SizeParameter { get; init; }

    /// <summary>The parameters are members of the body, or stand in the query; null = the query comes first.</summary>
    public bool? IsInBody { get; init; }
}

/// <summary>Where the array of items is, and what an item is.</summary>
internal sealed record ListShape(IReadOnlyList<string> Path, IOpenApiSchema? Item, string ItemPointer);
