using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>XML documentation of a property that a user may have to assign.</summary>
internal static class PropertyDocs
{
    /// <param name="required">The user must assign it; C# then allows no <c>[Obsolete]</c> (CS9042).</param>
    public static string Lines(PropertyModel property, bool required) =>
        Lines(property.Docs, Fallback(property), required);

    /// <inheritdoc cref="Lines(PropertyModel, bool)"/>
    public static void Write(SourceWriter text, PropertyModel property, bool required) =>
        XmlDoc.Write(text, Docs(property.Docs, required), Fallback(property));

    /// <param name="fallback">Summary where the document gives none.</param>
    /// <param name="required">The user must assign it; C# then allows no <c>[Obsolete]</c> (CS9042).</param>
    public static string Lines(Documentation docs, string fallback, bool required) =>
        XmlDoc.Lines(Docs(docs, required), fallback);

    /// <inheritdoc cref="Lines(Documentation, string, bool)"/>
    public static void Write(SourceWriter text, Documentation docs, string fallback, bool required) =>
        XmlDoc.Write(text, Docs(docs, required), fallback);

    private static string Fallback(PropertyModel property) => string.IsNullOrWhiteSpace(property.Docs.Summary)
        ? "JSON property " + property.WireName + "."
        : "";

    private static Documentation Docs(Documentation docs, bool required) => required && docs.Deprecated is not null
        ? docs with
        {
            Remarks = (docs.Remarks is null ? "" : docs.Remarks + "\n") + "Deprecated: " + docs.Deprecated,
            Deprecated = null,
        }
        : docs;
}
