using SpecClient.Generator.Building.Operations;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Puts operations into the tree under computed names, each once, and never in the way of a mapped
/// one.</summary>
/// <remarks>
/// Where names collide, all operations of one collection give way together, to the chain with its prefixes; then single
/// operations, to their operation ids; at last to numbers. Who gives way depends on paths alone, not on the order of
/// the
/// document.
/// </remarks>
internal sealed class ComputedTree(ResourceNode root)
{
    /// <summary>Operations that have not the name that was computed first.</summary>
    public List<string> Changed { get; } = [];

    public void Fill(IReadOnlyList<(OperationSource Source, ComputedName Name)> operations)
    {
        var groups = operations
            .GroupBy(static item => (item.Name.Resource, item.Name.Base))
            .OrderBy(static group => group.Key.Base.Count(static character => character == '/'))
            .ThenBy(static group => group.Key.Base, StringComparer.Ordinal);

        // Document order within the tree: positions are taken after all groups know their chains.
        var placed = new List<(OperationSource Source, IReadOnlyList<string> Chain, string Method)>();
        var taken = new HashSet<(string Resource, string Method)>();
        foreach (var group in groups)
        {
            var moves = group.Any(item => IsTaken(taken, item.Name.Chain, item.Name.Method))
                && group.First().Name.LongResource != group.Key.Resource;
            foreach (var (source, name) in group)
            {
                var chain = moves ? name.LongChain : name.Chain;
                var method = Free(taken, chain, name.Method, source);
                taken.Add((string.Join(".", chain), method));
                placed.Add((source, chain, method));
                if (moves || method != name.Method)
                {
                    Changed.Add(string.Join(".", chain.Append(method)));
                }
            }
        }

        var order = operations.Select(static (item, index) => (item.Source, index))
            .ToDictionary(static item => item.Source, static item => item.index);
        foreach (var (source, chain, method) in placed.OrderBy(item => order[item.Source]))
        {
            root.Descendant(chain).TryAdd(new ResourceMethod(method, source, null));
        }
    }

    private bool IsTaken(HashSet<(string, string)> taken, IReadOnlyList<string> chain, string method) =>
        taken.Contains((string.Join(".", chain), method)) || root.Find(chain)?.Has(method) == true;

    private string Free(HashSet<(string, string)> taken, IReadOnlyList<string> chain, string method,
        OperationSource source)
    {
        if (!IsTaken(taken, chain, method))
        {
            return method;
        }

        var wanted = PathNames.ByOperationId(source) ?? method + "_" + Words.Snake(source.Path);
        if (wanted != method && !IsTaken(taken, chain, wanted))
        {
            return wanted;
        }

        for (var number = 2; ; number++)
        {
            var candidate = wanted + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!IsTaken(taken, chain, candidate))
            {
                return candidate;
            }
        }
    }
}
