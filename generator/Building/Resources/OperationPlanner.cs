using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>A resource with the C# names of its class and members.</summary>
/// <param name="Children">Each with the property that leads to it.</param>
internal sealed record ResourcePlan(
    ResourceNode Node,
    TypeName Type,
    IReadOnlyList<OperationPlan> Operations,
    IReadOnlyList<(string Property, ResourcePlan Plan)> Children)
{
    public IEnumerable<ResourcePlan> SelfAndDescendants() =>
        Children.SelectMany(static child => child.Plan.SelfAndDescendants()).Prepend(this);
}

/// <summary>Gives every resource, method and params type its C# name, before any type is built.</summary>
internal sealed class OperationPlanner(TypeNamespaces namespaces, TypeNameAllocator typeNames)
{
    // Members of the runtime's ApiClient, and what later versions of it may want.
    private static readonly string[] s_client =
    [
        "BaseUrl", "Pacer", "Options", "Dispose", "Http", "HttpClient", "Handler", "Logger", "TimeProvider",
            "Credentials",
        "DefaultHeaders", "Timeout", "InvokeAsync", "SendAsync", "GetAsync", "PostAsync", "PutAsync", "PatchAsync",
        "DeleteAsync",
    ];

    public ResourcePlan Plan(ResourceNode root, TypeName client)
    {
        Reserve(root);
        return Plan(root, client, s_client);
    }

    // All namespaces are known before the first type gets its name.
    private void Reserve(ResourceNode root)
    {
        foreach (var node in root.SelfAndDescendants().Where(static node => !node.IsEmpty))
        {
            namespaces.Models(node.Path);
            namespaces.Resources(node.Path);
        }

        foreach (var name in namespaces.All)
        {
            typeNames.ReserveNamespace(name);
        }
    }

    private ResourcePlan Plan(ResourceNode node, TypeName type, string[] reserved)
    {
        var methods = new NameScope(type.Name, ReservedMembers.Methods);
        var operations = node.Methods
            .Select(method => Plan(node, method, methods, "", SecondContent.Only(method.Map))).ToList();
        // After all others, so that none of these gives way.
        operations.AddRange(node.Methods.SelectMany(method => SecondContent.Of(method.Source, method.Map)
            .Select(way => Plan(node, method, methods, way.Word, way.Kind)).ToList()).ToList());
        var properties = new NameScope(type.Name, [.. ReservedMembers.Resource, .. reserved]);
        foreach (var operation in operations)
        {
            properties.Reserve(operation.MethodName + "Async");
            properties.Reserve(operation.MethodName + "AllAsync");
        }

        // Where names collide ("change" and "changes" have params types of one name), the order of the document
        // decides nothing, and a name that has to give way anyway takes nobody else's.
        var named = new Dictionary<ResourceNode, (string, ResourcePlan)>();
        foreach (var (child, name) in node.Children
            .Where(static child => !child.IsEmpty)
            .Select(static child => (Child: child, Name: CSharpIdentifier.Pascal(child.Name)))
            .OrderBy(child => properties.IsFree(child.Name) ? 0 : 1)
            .ThenBy(static child => child.Name, StringComparer.Ordinal))
        {
            var childType = typeNames.Allocate(new TypeName(namespaces.Resources(child.Path), name + "Resource"));
            named.Add(child, (properties.Claim(name), Plan(child, childType, [])));
        }

        return new ResourcePlan(
            node, type, operations, [.. node.Children.Where(named.ContainsKey).Select(child => named[child])]);
    }

    private OperationPlan Plan(
        ResourceNode node, ResourceMethod method, NameScope names, string word, MediaTypeKind? kind)
    {
        var name = names.Claim(CSharpIdentifier.Pascal(method.Name) + word);
        var item = node.Name.Length == 0 ? "" : CSharpIdentifier.Pascal(Words.Singular(node.Name));
        var models = namespaces.Models(node.Path);
        var wanted = new TypeName(models, item + name + "Params");
        var allocated = typeNames.Allocate(wanted);
        // A number that the params type had to take goes to the operation's other types too.
        var number = allocated.Name.Substring(wanted.Name.Length);
        return new OperationPlan(
            method.Source, node.Path, method.Name, name, method.Map, models, item + name + number, item, allocated)
        {
            Second = method.Second,
            Wanted = kind,
        };
    }
}
