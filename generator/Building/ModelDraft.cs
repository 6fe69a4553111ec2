using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Resources;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building;

/// <summary>A model whose names are given and whose types are not built yet; to be completed once.</summary>
/// <param name="models">Names of the components' types.</param>
/// <param name="complete">Builds the types that the called operations reach.</param>
internal sealed class ModelDraft(
    ResourcePlan plan,
    IncomingPlan? webhooks,
    IEnumerable<string> models,
    Func<IReadOnlyCollection<string>?, ApiModel> complete)
{
    /// <summary>
    /// Names that code may mention: methods, resources, params types, types of components; and what reads webhooks.
    /// </summary>
    public IReadOnlyCollection<string> Names =>
        [.. CalledOperations.Names(plan).Union(models).Union(webhooks?.Names ?? [])];

    /// <param name="called">Those of <see cref="Names"/> that the project's code mentions; null = all.</param>
    public ApiModel Complete(IReadOnlyCollection<string>? called) => complete(called);
}
