using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Emits the params type of an operation.</summary>
internal static class ParamsEmitter
{
    public static string Emit(OperationModel operation, string accessibility) =>
        TemplateRenderer.Render("Params", new ParamsView(operation, accessibility));
}
