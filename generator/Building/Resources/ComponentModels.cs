using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>
/// Types of the document's components, and those inside them, that code mentions although no called operation reaches
/// them (<c>SpecClientOnlyCalled</c>): a model that is read from a file or handed on is no call.
/// </summary>
internal sealed class ComponentModels(BuildContext context, ISchemaNames names, ISchemaBuilder schemas)
{
    /// <summary>C# names of the components' types, as far as none had to give way to another.</summary>
    public IEnumerable<string> Names => Components().Select(static component => component.Type.Name);

    /// <summary>Builds the types that are mentioned, themselves or by what is part of them.</summary>
    public void BuildMentioned(CalledNames called)
    {
        if (called.Names.Count > 0)
        {
            var wanted = new HashSet<string>(called.Names, StringComparer.Ordinal);
            Build(component => wanted.Contains(component.Type.Name) || called.Roots.Contains(RootOf(component.Name)));
        }
    }

    /// <param name="built">Is told of each component.</param>
    public void Build(Func<(string Name, TypeName Type), bool> wanted, Action<TypeRoot>? built = null)
    {
        foreach (var (component, pointer, type) in Components().Where(item => wanted((item.Component, item.Type))))
        {
            schemas.Build(
                new OpenApiSchemaReference(component, context.Source.Document), new SchemaSite(pointer, type));
            built?.Invoke(RootOf(component));
        }
    }

    private static TypeRoot RootOf(string component) => new(TypeRootKind.Component, component);

    private IEnumerable<(string Component, string Pointer, TypeName Type)> Components() =>
        (context.Source.Document.Components?.Schemas?.Keys ?? Enumerable.Empty<string>()).Select(component =>
        {
            var pointer = SchemaIndex.PointerOf(component);
            return (component, pointer, names.Find(pointer) ?? names.ForComponent(component));
        });
}
