using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The request body: its properties on the params type, and the statements that write it.</summary>
internal sealed class BodyView
{
    private readonly RequestBodyModel _body;
    private readonly EquatableArray<PropertyModel> _properties;
    private FlattenedBodyText? _flattened;

    public BodyView(RequestBodyModel body)
    {
        _body = body;
        if (body.Flattened)
        {
            _properties = body.Properties.Where(static property => !property.ReadOnly).ToEquatableArray();
        }
    }

    public bool IsUserRequired => _body.Flattened
        ? _properties.Any(static property => property is { Required: true, Constant: null })
        : _body.Required && _body.Contents.Count == 1;

    /// <summary>Fields besides those of flattened properties.</summary>
    public IEnumerable<string> Fields => HasForm
        ? ["private static readonly " + RuntimeNames.FormEncoding + "[] s_form = " + Encodings + ";"]
        : [];

    public IEnumerable<string> Declarations => Flattened is { } flattened
        ? new[] { flattened.Declarations.TrimEnd('\n') }.Concat(PartHeaders)
        : _body.Contents.Select(ContentDeclaration).Concat(PartHeaders);

    public IEnumerable<string> Statements => Flattened is { } flattened
        ? Checks.Concat(FlattenedStatements(flattened))
        : ContentStatements;

    /// <summary>Types of the parts of multipart bodies beside others, as text.</summary>
    public string PartsTypes(string accessibility) => string.Concat(_body.Contents
        .Where(static content => content.Parts is not null)
        .Select(content => TemplateRenderer.Render("Parts", new PartsView(content, accessibility))));

    private IEnumerable<string> PartHeaders => _body.Contents
        .Where(static content => content.Parts is null)
        .SelectMany(static content => PartText.HeaderDeclarations(content.Encodings));

    private FlattenedBodyText? Flattened => _body.Flattened
        ? _flattened ??=
            FlattenedBodyText.Create(_properties, _body.AdditionalProperties, AdditionalName, "json")
        : null;

    private BodyContentModel Content => _body.Contents[0];

    private bool HasForm => _body.Contents.Any(static content => content.Kind == MediaTypeKind.FormUrlEncoded);

    private string Encodings
    {
        get
        {
            var form = _body.Contents.First(static content => content.Kind == MediaTypeKind.FormUrlEncoded);
            return form.Encodings.Count == 0
                ? "global::System.Array.Empty<" + RuntimeNames.FormEncoding + ">()"
                : PartText.Encodings(form.Encodings, _properties, _body.Flattened ? null : form.Type);
        }
    }

    private string AdditionalName => FlattenedBodyText.AdditionalName(_properties);

    /// <summary>What C# makes the user assign may still be null.</summary>
    private IEnumerable<string> Checks => _properties
        .Where(static property => property.Required && !property.Type.IsValueType
            && !TypeText.IsNullable(property.Type))
        .Select(static property => "writer.Require(" + property.PropertyName + " is not null, "
            + CSharpLiteral.String(property.PropertyName) + ");");

    private IEnumerable<string> FlattenedStatements(FlattenedBodyText flattened)
    {
        if (Content.Kind == MediaTypeKind.Multipart)
        {
            var begin = PartText.Begin(Content with { MediaType = BodyContentText.Concrete(Content) });
            return PartText.Statements(Content, _properties, _body.AdditionalProperties, AdditionalName)
                .Prepend("var parts = " + begin + ";");
        }

        var media = CSharpLiteral.String(BodyContentText.Concrete(Content));
        var optional = _body.Required ? "" : ", optional: true";
        return
        [
            "var json = writer." + Content.Kind switch
            {
                MediaTypeKind.FormUrlEncoded => "FormBody(" + media + ", s_form",
                MediaTypeKind.Xml => "XmlBody(" + media + ", " + XmlShapeText.Object(_properties, Content.Xml),
                _ => "JsonBody(" + media,
            } + optional + ");",
            "json.WriteStartObject();",
            flattened.WriteMembers.TrimEnd('\n'),
            "json.WriteEndObject();",
        ];
    }

    private IEnumerable<string> ContentStatements
    {
        get
        {
            var several = _body.Contents.Count > 1;
            if (several && _body.Required)
            {
                var given = string.Join(" || ", _body.Contents.Select(static c => c.PropertyName + " is not null"));
                yield return "writer.Require(" + given + ", " + CSharpLiteral.String(Content.PropertyName) + ");";
            }

            foreach (var content in _body.Contents)
            {
                yield return BodyContentText.Write(content, _body.Required && !several);
            }
        }
    }

    private string ContentDeclaration(BodyContentModel content)
    {
        var required = _body.Required && _body.Contents.Count == 1;
        var nullable = !required || TypeText.IsNullable(content.Type);
        return PropertyDocs.Lines(_body.Docs, "Request body, " + content.MediaType + ".", required) + "public "
            + (required ? "required " : "") + BodyContentText.Type(content) + (nullable ? "? " : " ")
                + content.PropertyName
            + " { get; init; }";
    }
}
