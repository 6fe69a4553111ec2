using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>A parameter as a property of its params type, and the statement that writes it.</summary>
internal sealed class ParameterView(ParameterModel parameter, bool positional)
{
    private const string Writer = "writer.";

    /// <summary>The field behind a positional parameter, which the resource's method fills.</summary>
    public string Field => "_" + Name.TrimStart('@');

    public string Name => parameter.PropertyName;

    public ParameterModel Model => parameter;

    public bool IsPositional => positional;

    /// <summary>C# makes the user give it.</summary>
    public bool IsUserRequired =>
        parameter is { Required: true, Constant: null, ClientValue: null } && !positional;

    /// <summary>The property's type: null stands for what is not sent.</summary>
    public string Type => TypeText.NonNull(parameter.Type) + (IsNonNull ? "" : "?");

    public string NonNullType => TypeText.NonNull(parameter.Type);

    public string FieldDeclaration => "private " + Type + " " + Field + ";";

    /// <summary>The statement that writes the parameter.</summary>
    public string Write
    {
        get
        {
            if (parameter.ClientValue is not { } option)
            {
                return WriteValue(Name);
            }

            var shared = "writer.ClientValue(" + CSharpLiteral.String(option) + ")";
            return IsPlainText
                ? WriteValue("(" + Name + " ?? " + shared + ")")
                : "{ if (" + Name + " is { } own) { " + WriteValue("own") + " } else { " + Writer + Method + "("
                    + WireName
                    + ", " + shared + FormatArgument() + "); } }";
        }
    }

    /// <summary>Its documentation, head and accessors.</summary>
    public void Declaration(SourceWriter text)
    {
        PropertyDocs.Write(text, parameter.Docs, Fallback, IsUserRequired);
        text.Append(IsUserRequired ? "public required " : "public ").Append(NonNullType)
            .Append(IsNonNull ? " " : "? ").Append(Name);
        if (positional)
        {
            text.Append(" { get => ").Append(Field).Append("; init => ").Append(Field).Append(" = value; }");
            return;
        }

        text.Append(" { get; init; }");
        if (parameter is { Constant: { } constant, Required: true })
        {
            text.Append(" = ").Append(ConstantText.Expression(parameter.Type, constant)).Append(';');
        }
    }

    /// <summary>The statements that write parameters beside those in the path, by location.</summary>
    public static IEnumerable<string> Writes(IEnumerable<ParameterView> parameters) => parameters
        .Where(static view => view.Model.Location != ParameterLocation.Path)
        .OrderBy(static view => view.Model.Location switch
        {
            ParameterLocation.Header => 1,
            ParameterLocation.Cookie => 2,
            _ => 0,
        })
        .Select(static view => view.Write);

    private string WireName => CSharpLiteral.String(parameter.WireName);

    private bool IsNonNull => parameter.Required && !positional && parameter.ClientValue is null
        && !TypeText.IsNullable(parameter.Type);

    private bool IsJson => parameter.ContentKind == MediaTypeKind.Json;

    // Content of another media type is made a text first, but for the whole query, which is a form.
    private string? Conversion => parameter.Type.Kind is TypeKind.String or TypeKind.Secret
        ? null
        : parameter.ContentKind switch
        {
            MediaTypeKind.None or MediaTypeKind.Json => null,
            MediaTypeKind.FormUrlEncoded when parameter.Location == ParameterLocation.QueryString => null,
            MediaTypeKind.FormUrlEncoded => "FormText",
            MediaTypeKind.Xml => "XmlText",
            _ => "PlainText",
        };

    private bool IsPlainText => parameter.Type.Kind is TypeKind.String or TypeKind.Secret && !IsJson;

    private string Fallback => parameter.Location switch
    {
        ParameterLocation.Path => "Path parameter ",
        ParameterLocation.Header => "Header ",
        ParameterLocation.Cookie => "Cookie ",
        _ => "Query parameter ",
    } + parameter.WireName + ".";

    private string Method => parameter.Location switch
    {
        ParameterLocation.Path => "PathValue",
        ParameterLocation.Header => "Header",
        ParameterLocation.Cookie => "Cookie",
        _ => "Query",
    };

    private string WriteValue(string value)
    {
        var generic = "<" + NonNullType + ", " + TypeText.NonNullCodec(parameter.Type) + ">";
        if (Conversion is { } conversion)
        {
            var shape = conversion == "XmlText"
                ? ", " + XmlShapeText.Expression(parameter.Type, parameter.Xml)
                : "";
            value = Writer + conversion + generic + "(" + value + shape + ")";
            generic = "";
        }
        else if (IsPlainText)
        {
            generic = "";
        }

        if (parameter.Location == ParameterLocation.QueryString)
        {
            return Writer + "QueryString" + generic + "(" + value + FormatArgument() + ");";
        }

        return Writer + Method + generic + "(" + WireName + ", " + value
            + FormatArgument() + ");";
    }

    private string FormatArgument()
    {
        var isPairs = parameter.Location is ParameterLocation.Query or ParameterLocation.Cookie
            or ParameterLocation.QueryString;
        var isDefault = isPairs
            ? parameter is { Style: ParameterStyle.Form, Explode: true }
            : parameter is { Style: ParameterStyle.Simple, Explode: false };
        var flags = new List<string>();
        if (parameter.Explode && (!isDefault || !isPairs))
        {
            flags.Add("Explode");
        }

        if (parameter.AllowReserved)
        {
            flags.Add("AllowReserved");
        }

        if (parameter.Required && parameter.Location != ParameterLocation.Path && !TypeText.IsNullable(parameter.Type))
        {
            flags.Add("Required");
        }

        if (IsJson)
        {
            flags.Add("Json");
        }

        if (isDefault && flags.Count == 0 && parameter.InnerFormats.Count == 0)
        {
            return "";
        }

        flags.Insert(0, isDefault && isPairs ? "FormExplode" : ParameterFormatText.Style(parameter.Style));
        return ", " + string.Join(
            " | ", flags.Select(ParameterFormatText.Flag).Concat(ParameterFormatText.Inner(parameter.InnerFormats)));
    }
}
