using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Resources;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building;

/// <summary>A model whose names are given and whose types are not built yet; to be completed once.</summary>
/// <param name="models">Names of the components' types.</param>
/// <param name="inline">Finds the types that have no name in the document, by building all of them.</param>
/// <param name="complete">Builds the types that the called operations reach, and those that are mentioned.</param>
internal sealed class ModelDraft(
    ResourcePlan plan,
    IncomingPlan? webhooks,
    IEnumerable<string> models,
    Func<InlineTypes> inline,
    Func<CalledNames?, ApiModel> complete)
{
    /// <summary>
    /// Names that code may mention: methods, resources, params types, types of components; and what reads webhooks.
    /// Beside them are those of <see cref="Inline"/>.
    /// </summary>
    public IReadOnlyCollection<string> Names =>
        [.. CalledOperations.Names(plan).Union(models).Union(webhooks?.Names ?? [])];

    public InlineTypes Inline() => inline();

    /// <param name="called">What the project's code mentions; null = all.</param>
    public ApiModel Complete(CalledNames? called) => complete(called);
}

/// <summary>What the project's code mentions.</summary>
/// <param name="Names">Names of the draft, or of inline types.</param>
/// <param name="Roots">What is built for the inline types among them.</param>
internal sealed record CalledNames(IReadOnlyCollection<string> Names, IReadOnlyCollection<TypeRoot> Roots);
