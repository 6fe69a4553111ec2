using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Emits a resource: its child resources and the methods of its operations.</summary>
internal static class ResourceEmitter
{
    public static string Emit(ResourceModel resource, string accessibility, string clientType) =>
        TemplateRenderer.Render("Resource", new ResourceView(resource, accessibility, clientType));
}
