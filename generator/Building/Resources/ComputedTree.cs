using System.Text;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Puts operations into the tree under computed names, each once, and never in the way of a mapped
/// one.</summary>
/// <remarks>
/// Where names collide, all operations of one collection give way together, to the chain with its prefixes or with the
/// API's version; then single operations, to their operation ids; at last to numbers. Who gives way depends on paths
/// alone, not on the order of the document: deeper paths, newer versions, items and actions.
/// </remarks>
internal sealed class ComputedTree(ResourceNode root)
{
    /// <summary>Operations that have not the name that was computed first.</summary>
    public List<string> Changed { get; } = [];

    public void Fill(IReadOnlyList<NamedOperation> operations)
    {
        var groups = operations
            .GroupBy(static item => new Collection(item.Name.Resource, item.Name.Base))
            .OrderBy(static group => group.Key.Base.Count(static character => character == '/'))
            .ThenBy(static group => SortKey(group.Key.Base), StringComparer.Ordinal);

        // Document order within the tree: positions are taken after all groups know their chains.
        var placed = new Dictionary<OperationSource, Place>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var choose = Choose(group.Select(static item => item.Name).ToList(), taken);
            var members = group
                .OrderBy(static item => item.Name.IsAction)
                .ThenBy(static item => item.Name.IsItem)
                .ThenBy(static item => SortKey(item.Source.Path), StringComparer.Ordinal)
                .ThenBy(static item => item.Source.Method, StringComparer.Ordinal);
            foreach (var member in members)
            {
                var (source, name) = (member.Source, member.Name);
                var chain = choose(name);
                var method = Free(taken, chain, name.Method, source);
                taken.Add(Key(chain, method));
                placed.Add(source, new Place(chain, method));
                if (chain != name.Chain || method != name.Method)
                {
                    Changed.Add(string.Join(".", chain.Append(method)));
                }
            }
        }

        foreach (var operation in operations)
        {
            var place = placed[operation.Source];
            root.Descendant(place.Chain).TryAdd(new ResourceMethod(place.Method, operation.Source, null));
        }
    }

    // The first of the chains under which no operation of the collection meets another one.
    private Func<ComputedName, IReadOnlyList<string>> Choose(
        IReadOnlyList<ComputedName> names, HashSet<string> taken)
    {
        Func<ComputedName, IReadOnlyList<string>>[] chains =
        [
            static name => name.Chain,
            static name => string.Join(".", name.LongChain) == name.Resource ? name.Chain : name.LongChain,
            static name => string.Join(".", name.VersionedChain) == name.Resource ? name.Chain : name.VersionedChain,
        ];
        return chains.FirstOrDefault(chain => !names.Any(name => IsTaken(taken, chain(name), name.Method)))
            ?? chains[1];
    }

    // Numbers by their value: v9 before v10.
    private static string SortKey(string path)
    {
        var key = new StringBuilder(path.Length + 8);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] is >= '0' and <= '9' && (i == 0 || path[i - 1] is not (>= '0' and <= '9')))
            {
                var end = i;
                while (end < path.Length && path[end] is >= '0' and <= '9')
                {
                    end++;
                }

                key.Append('0', Math.Max(0, 8 - (end - i)));
            }

            key.Append(path[i]);
        }

        return key.ToString();
    }

    // By C# names, as the tree compares them.
    private static string Key(IEnumerable<string> chain, string method) =>
        string.Join(".", chain.Append(method).Select(static name => CSharpIdentifier.Pascal(name)));

    private bool IsTaken(HashSet<string> taken, IReadOnlyList<string> chain, string method) =>
        taken.Contains(Key(chain, method)) || root.Find(chain)?.Has(method) == true;

    private string Free(HashSet<string> taken, IReadOnlyList<string> chain, string method,
        OperationSource source)
    {
        if (!IsTaken(taken, chain, method))
        {
            return method;
        }

        var wanted = OperationIds.Method(source) ?? method + "_" + Words.Snake(source.Path);
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

    /// <summary>The operations of one path, item or not, under one resource.</summary>
    private sealed record Collection(string Resource, string Base);

    private sealed record Place(IReadOnlyList<string> Chain, string Method);
}
