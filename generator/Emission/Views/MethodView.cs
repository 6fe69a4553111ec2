using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The method of one operation, with its batch methods: documentation, signature and one call.</summary>
internal sealed class MethodView
{
    private static readonly string s_requestDocs = XmlDoc.Param("parameters", "The request.");

    private static readonly string s_optionalRequestDocs =
        XmlDoc.Param("parameters", "The request, or null for the defaults.");

    private static readonly string s_commonDocs =
        XmlDoc.Param("options", "What is different for this call only, or null.")
        + XmlDoc.Param("cancellationToken", "Ends the call early.");

    private readonly OperationModel _operation;
    private readonly string _sender;
    private readonly ParamsView _params;

    /// <param name="sender">Expression of what sends: a field, or <c>this</c> on the client.</param>
    public MethodView(OperationModel operation, string sender)
    {
        _operation = operation;
        _sender = sender;
        _params = new ParamsView(operation, "", null);
        Batch = operation.Batch is null ? null : new BatchView(operation, operation.Batch, sender);
    }

    public BatchView? Batch { get; }

    public bool HasBatch => Batch is not null;

    public string Call
    {
        get
        {
            var request = Positional is null
                ? _params.HasRequired ? "parameters" : "parameters ?? new()"
                : _operation.Params.Qualified + ".WithPath(parameters, " + Argument + ")";
            return _operation.Pagination is null
                ? _sender + ".InvokeAsync(" + request + ", options, cancellationToken)"
                : "new(" + _sender + ", " + request + ", options, cancellationToken)";
        }
    }

    public void Docs(SourceWriter text)
    {
        XmlDoc.Write(
            text, _operation.Docs, _operation.Method + " " + _operation.PathTemplate + ".", obsolete: false);
        if (Positional is { } positional)
        {
            text.Append(XmlDoc.Param(Argument, PositionalDocs(positional)));
        }

        text.Append(_params.HasRequired ? s_requestDocs : s_optionalRequestDocs).Append(s_commonDocs)
            .Append(XmlDoc.Obsolete(_operation.Docs));
    }

    public void Signature(SourceWriter text)
    {
        text.Append(ReturnType).Append(" ").Append(_operation.MethodName).Append("Async(");
        if (Positional is { } positional)
        {
            text.Append(positional.NonNullType).Append(" ").Append(Argument).Append(", ");
        }

        text.Append(_operation.Params.Qualified)
            .Append(_params.HasRequired ? " parameters, " : "? parameters = null, ")
            .Append(RuntimeNames.RequestOptions)
            .Append("? options = null, global::System.Threading.CancellationToken cancellationToken = default)");
    }

    private ParameterView? Positional => _params.Positional;

    private string Argument => new ArgumentNames("parameters", "options", "cancellationToken").Next(Positional!.Name);

    private string ReturnType
    {
        get
        {
            if (_operation.Pagination is { } pagination)
            {
                return RuntimeNames.PageSequence + "<" + TypeText.Type(pagination.Item) + ">";
            }

            const string Task = "global::System.Threading.Tasks.Task";
            return ResponseText.IsEmpty(_operation) ? Task : Task + "<" + _params.ResultType + ">";
        }
    }

    private string PositionalDocs(ParameterView positional)
    {
        var parameter = _operation.Parameters.First(p => p.PropertyName == positional.Name);
        return string.IsNullOrWhiteSpace(parameter.Docs.Summary)
            ? "Path parameter " + parameter.WireName + "."
            : parameter.Docs.Summary!;
    }
}
