using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Emits the params type of an operation.</summary>
internal static class ParamsEmitter
{
    /// <param name="shared">The type's base, or null.</param>
    public static void Emit(OperationModel operation, string accessibility, ParamsBase? shared, SourceWriter text) =>
        TemplateRenderer.Render("Params", new ParamsView(operation, accessibility, shared), text);

    /// <summary>The bases that a resource's params types have.</summary>
    public static void EmitBases(string resource, string accessibility, SharedParams shared, SourceWriter text) =>
        TemplateRenderer.Render("SharedParams", new SharedParamsView(resource, accessibility, shared), text);
}
