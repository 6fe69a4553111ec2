using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Adds to operations what is known only after all types are built: batches, members of literals.</summary>
internal sealed class OperationFinisher(OperationServices services, IReadOnlyDictionary<string, SchemaModel> types)
{
    private readonly BatchBuilder _batches = new(services, types);

    /// <param name="methods">Names of the methods of the resource: a batch method takes none of them.</param>
    public OperationModel Finish(OperationPlan plan, OperationModel operation, ICollection<string> methods)
    {
        var finished = ConstantReader.Resolve(operation, types);
        if (_batches.Build(plan, finished) is not { } batch)
        {
            return finished;
        }

        var name = batch.MethodName;
        while (methods.Contains(name))
        {
            name += "Items";
        }

        methods.Add(name);
        return finished with { Batch = batch with { MethodName = name } };
    }

    public SchemaModel Finish(SchemaModel schema) =>
        schema is UnionSchema union ? AlternativeBuilder.Complete(union, types) : schema;
}
