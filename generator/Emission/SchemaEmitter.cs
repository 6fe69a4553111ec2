using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>Declaration of one schema's type: record, literal or union.</summary>
internal static class SchemaEmitter
{
    /// <summary>The declaration, without its namespace.</summary>
    public static void Emit(SchemaModel schema, string accessibility, SourceWriter text)
    {
        switch (schema)
        {
            case ObjectSchema model:
                TemplateRenderer.Render("Object", new ObjectView(model, accessibility), text);
                text.Append(XmlShapeText.Declaration(model));
                break;
            case LiteralSchema literal:
                TemplateRenderer.Render("Literal", new LiteralView(literal, accessibility), text);
                break;
            case UnionSchema union:
                TemplateRenderer.Render("Union", new UnionView(union, accessibility), text);
                break;
            default:
                throw new InvalidOperationException("No emission for " + schema.GetType().Name);
        }
    }
}
