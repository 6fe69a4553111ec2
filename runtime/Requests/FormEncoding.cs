namespace SpecClient.Requests;

/// <summary>How one property of a form body is written (OpenAPI "Encoding Object").</summary>
/// <param name="name">Wire name of the property.</param>
/// <param name="format">Style of the property, or null where it has a media type.</param>
/// <param name="contentType">Media type of the value: JSON types are written as JSON text; or null.</param>
/// <param name="xml">How the value's JSON and XML correspond, where the media type is XML; or null.</param>
public sealed class FormEncoding(
    string name, ParameterFormat? format = null, string? contentType = null, XmlShape? xml = null)
{
    /// <summary>Wire name of the property.</summary>
    public string Name { get; } = name;

    /// <summary>Style of the property, or null.</summary>
    public ParameterFormat? Format { get; } = format;

    /// <summary>Media type of the value, or null.</summary>
    public string? ContentType { get; } = contentType;

    /// <summary>How the value is XML, or null.</summary>
    public XmlShape? Xml { get; } = xml;
}
