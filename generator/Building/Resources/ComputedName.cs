namespace SpecClient.Generator.Building.Resources;

/// <summary>Names that were computed for an operation.</summary>
/// <param name="Chain">Resources, wire names.</param>
/// <param name="LongChain">The chain with the prefixes that <paramref name="Chain"/> leaves out.</param>
/// <param name="Base">What operations of one collection have in common: they keep together where names collide.</param>
internal sealed record ComputedName(
    IReadOnlyList<string> Chain, string Method, IReadOnlyList<string> LongChain, string Base)
{
    /// <summary>The chain with its prefixes and the API's version.</summary>
    public IReadOnlyList<string> VersionedChain { get; init; } = LongChain;

    /// <summary>The path ends in a parameter.</summary>
    public bool IsItem { get; init; }

    /// <summary>The path ends in the method's name.</summary>
    public bool IsAction { get; init; }

    public string Resource => string.Join(".", Chain);
}

/// <summary>An operation with the names computed for it.</summary>
internal sealed record NamedOperation(Operations.OperationSource Source, ComputedName Name);
