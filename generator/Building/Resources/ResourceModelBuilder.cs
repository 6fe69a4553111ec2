using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Makes the models of the resources from their plans and the operations built for them.</summary>
internal sealed class ResourceModelBuilder(
    IReadOnlyDictionary<OperationPlan, OperationModel> operations, OperationFinisher finisher)
{
    /// <summary>The client's own first, then all others in the order of the tree.</summary>
    public IReadOnlyList<ResourceModel> Build(ResourcePlan root) => [.. root.SelfAndDescendants().Select(BuildOne)];

    private ResourceModel BuildOne(ResourcePlan plan)
    {
        var methods =
            new HashSet<string>(plan.Operations.Select(static item => item.MethodName), StringComparer.Ordinal);
        return new ResourceModel(
            plan.Type,
            plan.Node.Path,
            Docs(plan.Node),
            plan.Children
                .Select(static child => new ChildResourceModel(child.Property, child.Plan.Type, Docs(child.Plan.Node)))
                .ToEquatableArray(),
            plan.Operations
                .Where(operations.ContainsKey)
                .Select(operation => finisher.Finish(operation, operations[operation], methods))
                .ToEquatableArray());
    }

    private static Documentation Docs(ResourceNode node) =>
        new(DocumentationText.Clean(node.Description), null, node.Deprecated);
}
