namespace SpecClient.Generator.Building.Resources;

/// <summary>Names that were computed for an operation.</summary>
/// <param name="Chain">Resources, wire names.</param>
/// <param name="LongChain">The chain with the prefixes that <paramref name="Chain"/> leaves out.</param>
/// <param name="Base">What operations of one collection have in common: they keep together where names collide.</param>
internal sealed record ComputedName(
    IReadOnlyList<string> Chain, string Method, IReadOnlyList<string> LongChain, string Base)
{
    public string Resource => string.Join(".", Chain);

    public string LongResource => string.Join(".", LongChain);
}
