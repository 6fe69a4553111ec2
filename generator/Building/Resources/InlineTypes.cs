namespace SpecClient.Generator.Building.Resources;

/// <summary>
/// What has to be built for types that have no name in the document to be there (<c>SpecClientOnlyCalled</c>): code may
/// mention them although it calls nothing that reaches them.
/// </summary>
internal sealed class InlineTypes
{
    private readonly Dictionary<string, HashSet<TypeRoot>> _roots = new(StringComparer.Ordinal);

    /// <summary>C# names of the types.</summary>
    public IReadOnlyCollection<string> Names => _roots.Keys;

    public void Add(string name, TypeRoot root)
    {
        if (!_roots.TryGetValue(name, out var roots))
        {
            _roots.Add(name, roots = []);
        }

        roots.Add(root);
    }

    /// <summary>All that has to be built for the types of these names.</summary>
    public HashSet<TypeRoot> RootsOf(IEnumerable<string> names) =>
        [.. names.SelectMany(name => _roots.TryGetValue(name, out var roots) ? roots : [])];
}

/// <summary>What reaches a type.</summary>
/// <param name="Key">Name of the component, of the operation or of a webhook's method.</param>
internal sealed record TypeRoot(TypeRootKind Kind, string Key)
{
    public static TypeRoot Operation(Operations.OperationPlan operation, bool emits = false) => new(
        emits ? TypeRootKind.EmittedOperation : TypeRootKind.Operation,
        operation.Resource + " " + operation.MethodName);
}

internal enum TypeRootKind
{
    Component,

    /// <summary>An operation's types are built; it need not be emitted.</summary>
    Operation,

    /// <summary>The type is emitted with the operation.</summary>
    EmittedOperation,
    Webhook,
}
