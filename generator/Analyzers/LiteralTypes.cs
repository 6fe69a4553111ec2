using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SpecClient.Generator.Analyzers;

/// <summary>
/// Knows generated literal types by their shape: a struct that is a JSON model, with constants in <c>Values</c>, and
/// without the mark of those that take any value.
/// </summary>
internal sealed class LiteralTypes(INamedTypeSymbol jsonModel)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyCollection<object>?> _known =
        new(SymbolEqualityComparer.Default);

    /// <summary>The known values of a literal in order of declaration; null for any other type.</summary>
    public IReadOnlyCollection<object>? KnownValues(INamedTypeSymbol type) => _known.GetOrAdd(type, Find);

    private IReadOnlyCollection<object>? Find(INamedTypeSymbol type)
    {
        var isModel = type.IsValueType
            && type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, jsonModel));
        return isModel && !type.GetAttributes().Any(IsOpenMark)
            && type.GetTypeMembers("Values") is [{ IsStatic: true } values]
            ? values.GetMembers()
                .OfType<IFieldSymbol>()
                .Where(static field => field.HasConstantValue)
                .Select(static field => field.ConstantValue!)
                .ToList()
            : null;
    }

    private static bool IsOpenMark(AttributeData attribute) => attribute.AttributeClass
        is
        {
            Name: "OpenLiteralAttribute",
            ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "SpecClient" },
        };
}
