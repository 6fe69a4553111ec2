using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// The components behind references, each looked up once: a reference of Microsoft.OpenApi does so at every property.
/// </summary>
internal sealed class ReferenceTargets
{
    private readonly Dictionary<string, IOpenApiParameter> _parameters = new(StringComparer.Ordinal);

    /// <summary>The parameter itself, or the component that it refers to; itself where there is none.</summary>
    public IOpenApiParameter Of(IOpenApiParameter parameter)
    {
        if (parameter is not OpenApiParameterReference { Reference.Id: { } id } reference)
        {
            return parameter;
        }

        if (!_parameters.TryGetValue(id, out var target))
        {
            _parameters[id] = target = reference.RecursiveTarget ?? parameter;
        }

        return target;
    }
}
