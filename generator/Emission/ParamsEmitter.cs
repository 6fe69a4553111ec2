using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Emits the params type of an operation.</summary>
internal static class ParamsEmitter
{
    public static void Emit(OperationModel operation, string accessibility, SourceWriter text) =>
        TemplateRenderer.Render("Params", new ParamsView(operation, accessibility), text);
}
