using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>A resource: child resources and methods.</summary>
internal sealed class ResourceView(ResourceModel resource, string accessibility, string clientType)
{
    private const string Sender = "_client";

    public string Accessibility => accessibility;

    public string Name => resource.Type.Name;

    public string Docs => XmlDoc.Lines(
        resource.Docs, resource.Path.Length == 0 ? "Operations." : "Operations of " + resource.Path + ".");

    public string ConstructorDocs => "/// <summary>Creates the resource of a client.</summary>\n"
        + XmlDoc.Param("client", "Sends the requests: a " + clientType.Replace("global::", "")
            + ", or a stand-in for it.");

    public string SenderType => RuntimeNames.IApiSender;

    public List<ChildView> Children => ChildView.List(resource, Sender);

    public void MethodsText(SourceWriter text) => MethodsView.Write(resource, Sender, text);
}

/// <summary>A property that leads to a child resource, made when it is first used.</summary>
internal sealed class ChildView(ChildResourceModel child, string sender)
{
    public string Field => "private " + child.Type.Qualified + "? " + FieldName + ";";

    public string Declaration => XmlDoc.Lines(child.Docs, "Operations of " + child.PropertyName + ".")
        + "public virtual " + child.Type.Qualified + " " + child.PropertyName + " => " + FieldName + " ??= new("
            + sender + ");";

    private string FieldName => "_resource" + child.PropertyName.TrimStart('@');

    public static List<ChildView> List(ResourceModel resource, string sender) =>
        resource.Children.Select(child => new ChildView(child, sender)).ToList();
}
