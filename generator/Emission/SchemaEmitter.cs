using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Declaration of one schema's type: record, literal or union.</summary>
internal static class SchemaEmitter
{
    /// <summary>The declaration, without its namespace.</summary>
    public static string Emit(SchemaModel schema, string accessibility) => schema switch
    {
        ObjectSchema model => TemplateRenderer.Render("Object", new ObjectView(model, accessibility))
            + XmlShapeText.Declaration(model),
        LiteralSchema literal => TemplateRenderer.Render("Literal", new LiteralView(literal, accessibility)),
        UnionSchema union => TemplateRenderer.Render("Union", new UnionView(union, accessibility)),
        _ => throw new InvalidOperationException("No emission for " + schema.GetType().Name),
    };
}
