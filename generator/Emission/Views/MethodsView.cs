using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The methods of a resource or client, for the template they share.</summary>
internal sealed class MethodsView(ResourceModel resource, string sender)
{
    public List<MethodView> Methods { get; } =
        resource.Operations.Select(operation => new MethodView(operation, sender)).ToList();

    public static void Write(ResourceModel resource, string sender, SourceWriter text)
    {
        TemplateRenderer.Render("Methods", new MethodsView(resource, sender), text);
        text.TrimLineEnds();
    }
}
