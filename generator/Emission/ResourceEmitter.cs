using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Emits a resource: its child resources and the methods of its operations.</summary>
internal static class ResourceEmitter
{
    public static void Emit(ResourceModel resource, string accessibility, string clientType, SourceWriter text) =>
        TemplateRenderer.Render("Resource", new ResourceView(resource, accessibility, clientType), text);
}
