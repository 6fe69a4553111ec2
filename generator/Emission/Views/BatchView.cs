using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>The methods that send any number of items through an operation that takes many at once.</summary>
internal sealed class BatchView
{
    private readonly OperationModel _operation;
    private readonly BatchModel _batch;
    private readonly string _sender;
    private readonly List<BatchArgument> _arguments = [];
    private readonly List<BatchArgument> _owners = [];

    public BatchView(OperationModel operation, BatchModel batch, string sender)
    {
        _operation = operation;
        _batch = batch;
        _sender = sender;
        var names = new ArgumentNames("items", "options", "cancellationToken", "chunk");
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Required && parameter.Constant is null)
            {
                // What the client's options can give may be null.
                var type = parameter.ClientValue is null ? parameter.Type : parameter.Type.AsNullable();
                Add(_arguments, names, parameter.PropertyName, TypeText.Type(type), parameter.Docs);
            }
            else if (operation.SecondOwner is { } second
                && (parameter.PropertyName == second.FirstProperty || parameter.PropertyName == second.SecondProperty))
            {
                Add(_owners, names, parameter.PropertyName, "string?", parameter.Docs);
            }
        }

        foreach (var property in operation.Body?.Properties ?? [])
        {
            if (property is { Required: true, Constant: null, ReadOnly: false }
                && property.PropertyName != batch.ItemsProperty)
            {
                Add(_arguments, names, property.PropertyName, TypeText.Type(property.Type), property.Docs);
            }
        }
    }

    public string Docs
    {
        get
        {
            var summary = "Sends any number of items, at most " + CSharpLiteral.Int32(_batch.MaxItems) + " a request. "
                + (_operation.Docs.Summary ?? "");
            var docs = XmlDoc.Lines(new Documentation(summary.Trim(), _operation.Docs.Remarks), "Batch.");
            foreach (var argument in _arguments)
            {
                docs += XmlDoc.Param(argument.Name, argument.Docs.Summary ?? "Property " + argument.Property
                    + " of each request.");
            }

            docs += XmlDoc.Param("items", "The items.");
            foreach (var owner in _owners)
            {
                docs += XmlDoc.Param(owner.Name, owner.Docs.Summary ?? "Owner of the items, where it is this one.");
            }

            return docs
                + XmlDoc.Param("options", "How to send, or null for the defaults.")
                + XmlDoc.Param("cancellationToken", "Ends the batch early; each item taken still gets its outcome.")
                + XmlDoc.Obsolete(_operation.Docs);
        }
    }

    public string Field => "s_batch" + _batch.MethodName;

    public string Descriptor => RuntimeNames.BatchDescriptor + "<" + Item + ", " + Response + ", " + Result + ">";

    public List<string> Members
    {
        get
        {
            var members = new List<string>
            {
                "Operation = " + _operation.Params.Qualified + ".Operation",
                "MaxItems = " + CSharpLiteral.Int32(_batch.MaxItems),
                "WriteItem = static (writer, item) => " + TypeText.Codec(_batch.Item) + ".Write(writer, item, "
                    + RuntimeNames.JsonWriteMode + ".Request)",
            };
            AddSelector(members, "ItemKey", "item", _batch.ItemIsKey ? "item" : Member("item", _batch.ItemKey));
            if (_batch.ResultItem is not null)
            {
                AddSelector(members, "ResultKey", "item", Member("item", _batch.ResultKey));
                AddSelector(members, "Error", "item", Member("item", _batch.ErrorProperty));
                AddList(members, "Succeeded", _batch.SucceededProperty);
                AddList(members, "Failed", _batch.FailedProperty);
                AddKeys(members, _batch);
                if (_batch.ItemStatus is { } status)
                {
                    members.Add("Accepted = static item => " + Accepted("item." + status.Property, status.Kind));
                }
            }
            else if (_batch.FailureCountProperty is { } count)
            {
                members.Add("FailureCount = static response => response." + count);
            }

            return members;
        }
    }

    public string SequenceSignature => Signature("global::System.Collections.Generic.IEnumerable<" + Item + ">");

    public string StreamSignature => Signature("global::System.Collections.Generic.IAsyncEnumerable<" + Item + ">");

    public string Call
    {
        get
        {
            var members = _arguments.Concat(_owners)
                .Select(static argument => argument.Property + " = " + argument.Name)
                .Append(_batch.ItemsProperty + " = chunk");
            return RuntimeNames.Batch + ".Create(" + _sender + ", " + Field + ", items, chunk => new "
                + _operation.Params.Qualified + " { " + string.Join(", ", members) + " }, options, cancellationToken)";
        }
    }

    private string Item => TypeText.Type(_batch.Item);

    private string Response => ResponseText.ResultType(_operation);

    private string Result => _batch.ResultItem is { } item ? TypeText.Type(item) : Response;

    private string Signature(string items) => RuntimeNames.Batch + "<" + Item + ", " + Result + "> " + _batch.MethodName
        + "Async(" + string.Concat(_arguments.Select(static argument => argument.Type + " " + argument.Name + ", "))
            + items
        + " items, " + string.Concat(_owners.Select(static owner => owner.Type + " " + owner.Name + " = null, "))
        + RuntimeNames.BatchOptions + "? options = null, "
        + "global::System.Threading.CancellationToken cancellationToken = default)";

    private static void Add(
        List<BatchArgument> arguments, ArgumentNames names, string property, string type, Documentation docs) =>
        arguments.Add(new(names.Next(property), type, property, docs));

    private static string? Member(string owner, string? property) => property is null ? null : owner + "." + property;

    private static void AddSelector(List<string> members, string name, string argument, string? value)
    {
        if (value is not null)
        {
            members.Add(name + " = static " + argument + " => " + Text(value));
        }
    }

    private static void AddList(List<string> members, string name, string? property)
    {
        if (property is not null)
        {
            members.Add(name + " = static response => response." + property);
        }
    }

    private static void AddKeys(List<string> members, BatchModel batch)
    {
        if (batch.SucceededKeysProperty is { } property)
        {
            var key = batch.SucceededKey switch
            {
                null => "static _ => (string?)null",
                "" => "static entry => " + Text("entry"),
                var name => "static entry => " + Text("entry?." + name),
            };
            members.Add("SucceededKeys = static response => response." + property
                + " is { } list ? global::System.Linq.Enumerable.Select(list, " + key + ") : null");
        }
    }

    private static string Accepted(string value, ItemStatusKind kind) => kind switch
    {
        ItemStatusKind.Success => value,
        ItemStatusKind.Failure => "!" + value,
        ItemStatusKind.StatusCode => RuntimeNames.Batch + ".IsAccepted(" + value + ")",
        _ => RuntimeNames.Batch + ".IsAccepted(" + Text(value) + ")",
    };

    private static string Text(string value) => RuntimeNames.Batch + ".Text(" + value + ")";

    private sealed record BatchArgument(string Name, string Type, string Property, Documentation Docs);
}
