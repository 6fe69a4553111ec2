using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Names without a map: components keep theirs in PascalCase, in <c>{Namespace}.Models</c>.</summary>
internal sealed class ComponentNames(string rootNamespace) : ISchemaNames
{
    private readonly string _namespace = rootNamespace.Length == 0 ? "Models" : rootNamespace + ".Models";

    public bool HasMap => false;

    public bool HasRenames => false;

    public TypeName? Find(string pointer) => null;

    public TypeName ForComponent(string componentName) =>
        new(_namespace, CSharpIdentifier.Pascal(componentName, "Model"));

    public TypeRef? ForFormat(string format) => null;

    public string? PropertyName(string pointer) => null;
}
