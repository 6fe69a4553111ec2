using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>
/// Types of the document's components that code mentions although no called operation reaches them
/// (<c>SpecClientOnlyCalled</c>): a model that is read from a file or handed on is no call.
/// </summary>
internal sealed class ComponentModels(BuildContext context, ISchemaNames names, ISchemaBuilder schemas)
{
    /// <summary>C# names of the components' types, as far as none had to give way to another.</summary>
    public IEnumerable<string> Names => Components().Select(static component => component.Type.Name);

    /// <summary>Builds the types that are mentioned.</summary>
    public void BuildMentioned(IReadOnlyCollection<string> mentioned)
    {
        if (mentioned.Count == 0)
        {
            return;
        }

        var wanted = new HashSet<string>(mentioned, StringComparer.Ordinal);
        foreach (var (component, pointer, type) in Components().Where(item => wanted.Contains(item.Type.Name)))
        {
            schemas.Build(
                new OpenApiSchemaReference(component, context.Source.Document), new SchemaSite(pointer, type));
        }
    }

    private IEnumerable<(string Component, string Pointer, TypeName Type)> Components() =>
        (context.Source.Document.Components?.Schemas?.Keys ?? Enumerable.Empty<string>()).Select(component =>
        {
            var pointer = SchemaIndex.PointerOf(component);
            return (component, pointer, names.Find(pointer) ?? names.ForComponent(component));
        });
}
