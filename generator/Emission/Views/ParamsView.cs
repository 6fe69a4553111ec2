using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The params type of one operation: all its text, finished.</summary>
internal sealed class ParamsView
{
    private const int MostCopied = 4;

    private readonly OperationModel _operation;
    private readonly List<ParameterView> _parameters;
    private readonly BodyView? _body;
    private readonly ParamsBase? _shared;
    private readonly List<ParameterView> _ownParameters;
    private readonly BodyView? _ownBody;

    public ParamsView(OperationModel operation, string accessibility, ParamsBase? shared)
    {
        _operation = operation;
        _shared = shared;
        Accessibility = accessibility;
        _parameters = operation.Parameters
            .Select(parameter => new ParameterView(parameter, parameter.PropertyName == operation.PositionalParameter))
            .ToList();
        _body = operation.Body is null ? null : new BodyView(operation.Body);
        _ownParameters = shared is null ? _parameters
            : _parameters.FindAll(parameter => !shared.Has(parameter.Model));
        _ownBody = shared is { HasBody: true } ? null : _body;
        Positional = _parameters.FirstOrDefault(static parameter => parameter.IsPositional);
    }

    public string Accessibility { get; }

    public string Name => _operation.Params.Name;

    public string Base => _shared is null ? "" : _shared.Qualified + ", ";

    public string ResultType => ResponseText.ResultType(_operation);

    public string Description => OperationText.Expression(_operation, ResponseText.Reader(_operation));

    public string Request => RuntimeNames.IApiRequest;

    public string Operation => RuntimeNames.ApiOperation;

    /// <summary>The request serves two owners.</summary>
    public bool HasSecondOwner => _operation.SecondOwner is not null;

    /// <summary>Description of the second owner's operation.</summary>
    public string SecondDescription => _operation.SecondOwner is { } second
        ? OperationText.Expression(
            _operation with { Id = second.Id, PathTemplate = second.PathTemplate }, "Operation.Response")
        : "";

    /// <summary>The operation that this request calls.</summary>
    public string OwnOperation => _operation.SecondOwner is { } second
        ? second.SecondProperty + " is null ? Operation : s_second"
        : "Operation";

    public string Writer => RuntimeNames.ApiRequestWriter;

    /// <summary>The path parameter that the resource's method takes apart.</summary>
    public ParameterView? Positional { get; }

    public bool HasPositional => Positional is not null;

    /// <summary>The user must give something besides the positional parameter.</summary>
    public bool HasRequired => _parameters.Any(static parameter => parameter.IsUserRequired)
        || _body is { IsUserRequired: true };

    /// <summary>Type of the method's argument that fills the positional parameter.</summary>
    public string PositionalType => Positional?.NonNullType ?? "";

    public string PositionalField => Positional?.Field ?? "";

    public string SourceType => Name + (HasRequired ? "" : "?");

    /// <summary>
    /// What the positional parameter is set on. Few properties are copied one by one, which takes a fifth of the time
    /// of cloning; a body keeps besides its properties which of them are null.
    /// </summary>
    public string Copy
    {
        get
        {
            var others = _parameters.Where(static parameter => !parameter.IsPositional).ToList();
            if (_body is null && others.Count <= MostCopied
                && others.All(parameter => HasRequired || parameter.Type.EndsWith("?", StringComparison.Ordinal)))
            {
                var source = HasRequired ? " = parameters." : " = parameters?.";
                return "new " + Name + (others.Count == 0 ? "()" : " { "
                    + string.Join(", ", others.Select(parameter => parameter.Name + source + parameter.Name)) + " }");
            }

            var clone = "(" + Name + ")parameters.MemberwiseClone()";
            return HasRequired ? clone : "parameters is null ? new " + Name + "() : " + clone;
        }
    }

    public List<string> Fields => _parameters.Where(static parameter => parameter.IsPositional)
        .Select(static parameter => parameter.FieldDeclaration)
        .Concat(_ownBody?.Fields ?? [])
        .ToList();

    public List<ParameterView> Parameters => _ownParameters;

    public List<string> Declarations => (_ownBody?.Declarations ?? []).ToList();

    public List<string> Statements => PathStatements
        .Concat(_shared is { WritesAny: true } ? ["WriteShared(writer);"] : [])
        .Concat(ParameterView.Writes(_ownParameters))
        .Concat(_ownBody?.Statements ?? [])
        .ToList();

    /// <summary>Types of the parts of multipart bodies, or empty.</summary>
    public string Parts => _body?.PartsTypes(Accessibility) ?? "";

    /// <summary>The type with the typed response headers, or empty.</summary>
    public string Headers => _operation.Response.HeadersType is { } type && _operation.Response.Headers.Count > 0
        ? TemplateRenderer.Render("ResponseHeaders", new ResponseHeadersView(type, _operation, Accessibility))
        : "";

    public void Docs(SourceWriter text) => XmlDoc.Write(
        text,
        new Documentation("Request of " + _operation.Method + " " + _operation.PathTemplate
            + (_operation.SecondOwner is { } second ? " or " + second.PathTemplate : "") + ".",
            _operation.Docs.Summary, _operation.Docs.Deprecated),
        "Request.");

    public void OperationDocs(SourceWriter text) =>
        XmlDoc.Write(text, new Documentation("The operation " + _operation.Id + "."), "The operation.");

    private IEnumerable<string> PathStatements => _operation.SecondOwner is { } second
        ? PathParts(_operation.PathParts.Skip(2)).Prepend("writer.PathOwner(" + Owner(_operation.PathParts[0].Literal!,
            second.FirstProperty) + ", " + Owner(second.SecondLiteral, second.SecondProperty)
            + OwnerFormat(second.FirstProperty) + ");")
        : PathParts(_operation.PathParts);

    // Literal, wire name, value of the request, value of the client.
    private string Owner(string literal, string property)
    {
        var parameter = _operation.Parameters.First(item => item.PropertyName == property);
        return CSharpLiteral.String(OperationText.EscapePath(literal)) + ", "
            + CSharpLiteral.String(parameter.WireName) + ", " + property + ", "
            + (parameter.ClientValue is { } option
                ? "writer.ClientValue(" + CSharpLiteral.String(option) + ")"
                : "null");
    }

    // Both stand in the same map, whose settings say how path values are written.
    private string OwnerFormat(string property) =>
        _operation.Parameters.First(item => item.PropertyName == property).Style == ParameterStyle.Segment
            ? ", " + RuntimeNames.ParameterFormat + ".Segment"
            : "";

    private IEnumerable<string> PathParts(IEnumerable<PathPart> parts) => parts
        .Select(part => part.Literal is { } literal
        ? "writer.Path(" + CSharpLiteral.String(OperationText.EscapePath(literal)) + ");"
        : _parameters.First(parameter => parameter.Name == part.ParameterProperty).Write);
}
