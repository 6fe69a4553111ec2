using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>XML documentation of a property that a user may have to assign.</summary>
internal static class PropertyDocs
{
    /// <param name="required">The user must assign it; C# then allows no <c>[Obsolete]</c> (CS9042).</param>
    public static string Lines(PropertyModel property, bool required) =>
        Lines(property.Docs, "JSON property " + property.WireName + ".", required);

    /// <param name="fallback">Summary where the document gives none.</param>
    /// <param name="required">The user must assign it; C# then allows no <c>[Obsolete]</c> (CS9042).</param>
    public static string Lines(Documentation docs, string fallback, bool required)
    {
        if (required && docs.Deprecated is not null)
        {
            docs = docs with
            {
                Remarks = (docs.Remarks is null ? "" : docs.Remarks + "\n") + "Deprecated: " + docs.Deprecated,
                Deprecated = null,
            };
        }

        return XmlDoc.Lines(docs, fallback);
    }
}
