using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The type with the parts of a multipart body that an operation takes beside other media types.</summary>
internal sealed class PartsView
{
    private readonly BodyContentModel _content;
    private readonly PartsModel _parts;
    private readonly string _additionalName;

    public PartsView(BodyContentModel content, string accessibility)
    {
        _content = content;
        _parts = content.Parts! with
        {
            Properties = [.. content.Parts!.Properties.Where(static property => !property.ReadOnly)],
        };
        _additionalName = FlattenedBodyText.AdditionalName(_parts.Properties);
        Accessibility = accessibility;
    }

    public string Accessibility { get; }

    public string Name => _parts.Type.Name;

    public string Docs =>
        XmlDoc.Lines(new Documentation("Parts of a body of media type " + _content.MediaType + "."), "Parts.");

    public string Writer => RuntimeNames.MultipartWriter;

    public List<string> Declarations =>
    [
        FlattenedBodyText.Create(_parts.Properties, _parts.AdditionalProperties, _additionalName, "json")
            .Declarations.TrimEnd('\n'),
        .. PartText.HeaderDeclarations(_content.Encodings),
    ];

    public List<string> Statements =>
        [.. PartText.Statements(_content, _parts.Properties, _parts.AdditionalProperties, _additionalName)];
}
