using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The methods of a resource or client, for the template they share.</summary>
internal sealed class MethodsView(ResourceModel resource, string sender)
{
    public List<MethodView> Methods { get; } =
        resource.Operations.Select(operation => new MethodView(operation, sender)).ToList();

    public static string Render(ResourceModel resource, string sender) =>
        TemplateRenderer.Render("Methods", new MethodsView(resource, sender)).TrimEnd('\n');
}
