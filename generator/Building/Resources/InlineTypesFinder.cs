using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Notes for each type that is built what it was built for.</summary>
internal sealed class InlineTypesFinder(OperationServices services, SchemaBuilder schemas)
{
    private int _synthesized;
    private int _seen;

    public InlineTypes Found { get; } = new();

    /// <summary>To be called after each operation.</summary>
    public void Add(OperationPlan plan, OperationModel operation)
    {
        Add(TypeRoot.Operation(plan));
        foreach (var type in services.Synthesized.Skip(_synthesized))
        {
            Found.Add(type.Type.Name, TypeRoot.Operation(plan));
        }

        _synthesized = services.Synthesized.Count;
        var own = (operation.Body?.Contents ?? []).Select(static content => content.Parts?.Type)
            .Append(operation.Response.HeadersType).OfType<TypeName>();
        foreach (var type in own)
        {
            Found.Add(type.Name, TypeRoot.Operation(plan, emits: true));
        }
    }

    /// <summary>To be called after whatever else was built: a component or a webhook's payload.</summary>
    public void Add(TypeRoot root)
    {
        foreach (var type in schemas.Built(_seen))
        {
            _seen++;
            Found.Add(type.Name, schemas.HomeOf(type) is { } home ? new TypeRoot(TypeRootKind.Component, home) : root);
        }
    }
}
