using SpecClient.Generator.Emission;
using SpecClient.Generator.Emission.Views;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Updates;

/// <summary>
/// Lists what callers of a client can name: types, methods, properties, values, in the order of their names.
/// </summary>
internal sealed class SurfaceBuilder
{
    /// <summary>Kinds of entries that are types; all others are members of one.</summary>
    public static readonly IReadOnlyList<string> TypeKinds =
        ["client", "options", "resource", "request", "headers", "record", "literal", "union", "webhooks"];

    /// <summary>Kinds of entries that are members of a type.</summary>
    public static readonly IReadOnlyList<string> MemberKinds =
        ["option", "child", "method", "property", "value", "variant"];

    private readonly List<SurfaceEntry> _entries = [];

    public static IReadOnlyList<SurfaceEntry> Build(ApiModel model)
    {
        var builder = new SurfaceBuilder();
        builder.Client(model.Client);
        foreach (var output in model.Outputs)
        {
            foreach (var resource in output.Resources)
            {
                builder.Type("resource", resource.Type, "", resource.Path);
                builder.Members(resource.Type.FullName, resource);
            }

            foreach (var schema in output.Schemas)
            {
                builder.Schema(schema);
            }
        }

        return [.. builder._entries
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Kind, StringComparer.Ordinal)];
    }

    private void Client(ClientModel client)
    {
        Type("client", client.Type, "", client.Title);
        Members(client.Type.FullName, client.Root);
        var options = client.Type.FullName + "Options";
        _entries.Add(new SurfaceEntry("options", "", options, "", ""));
        foreach (var value in client.Values)
        {
            Member("option", options, value.PropertyName, "string?", value.WireName);
        }

        foreach (var variable in client.ServerVariables)
        {
            Member("option", options, variable.PropertyName, "string?", "server " + variable.WireName);
        }

        foreach (var credential in client.Credentials.Where(static one => one.Kind != CredentialKind.MutualTls))
        {
            Member("option", options, credential.PropertyName, "string?", credential.SchemeName);
            if (credential.SecondPropertyName is { } second
                && credential.Kind is CredentialKind.Basic or CredentialKind.OAuth2)
            {
                Member("option", options, second, "string?", credential.SchemeName + " (second)");
            }
        }

        if (client.Webhooks is { } webhooks)
        {
            Type("webhooks", webhooks.Type, "", "");
            foreach (var request in webhooks.Requests)
            {
                Member("method", webhooks.Type.FullName, request.MethodName, TypeText.Type(request.Payload), "");
            }
        }
    }

    private void Members(string owner, ResourceModel resource)
    {
        foreach (var child in resource.Children)
        {
            Member("child", owner, child.PropertyName, child.Type.FullName, child.PropertyName);
        }

        foreach (var operation in resource.Operations)
        {
            var identity = Identity(operation);
            var view = new MethodView(operation, "");
            var signature = Signature(SourceWriter.Text(view.Signature));
            Member("method", owner, operation.MethodName + "Async", signature, identity);
            if (operation.Batch is { } batch)
            {
                Member(
                    "method",
                    owner,
                    batch.MethodName + "Async",
                    Signature(view.Batch!.SequenceSignature),
                    identity + " (batch)");
            }

            Request(operation, identity);
            Headers(operation.Response, identity);
        }
    }

    // An operation whose success can be JSON or something else has a method for each.
    private static string Identity(OperationModel operation) => operation.Method + " " + operation.PathTemplate
        + (operation.Response.Kind is MediaTypeKind.Json or MediaTypeKind.None
            ? ""
            : " (" + Lower(operation.Response.Kind.ToString()) + ")");

    private void Headers(ResponseModel response, string identity)
    {
        if (response.HeadersType is not { } type || response.Headers.Count == 0)
        {
            return;
        }

        Type("headers", type, "", identity);
        foreach (var header in response.Headers)
        {
            Member(
                "property",
                type.FullName,
                header.PropertyName,
                TypeText.NonNull(header.Type) + "?",
                "header " + header.WireName);
        }
    }

    private void Request(OperationModel operation, string identity)
    {
        Type("request", operation.Params, "", identity);
        var owner = operation.Params.FullName;
        foreach (var parameter in operation.Parameters)
        {
            var view = new ParameterView(parameter, parameter.PropertyName == operation.PositionalParameter);
            Member(
                "property",
                owner,
                view.Name,
                (view.IsUserRequired ? "required " : "") + view.Type,
                Lower(parameter.Location.ToString()) + " " + parameter.WireName);
        }

        if (operation.Body is { } body)
        {
            Body(owner, body, identity);
        }
    }

    private void Body(string owner, RequestBodyModel body, string identity)
    {
        if (body.Flattened)
        {
            Flattened(owner, body.Properties, body.AdditionalProperties);
        }

        foreach (var content in body.Contents)
        {
            if (!body.Flattened)
            {
                var isRequired = body is { Required: true, Contents.Count: 1 };
                var isNonNull = isRequired && !TypeText.IsNullable(content.Type);
                Member(
                    "property",
                    owner,
                    content.PropertyName,
                    (isRequired ? "required " : "") + BodyContentText.Type(content) + (isNonNull ? "" : "?"),
                    "body " + content.MediaType);
            }

            var parts = owner;
            if (content.Parts is { } own)
            {
                parts = own.Type.FullName;
                Type("request", own.Type, "", identity + " parts");
                Flattened(parts, own.Properties, own.AdditionalProperties);
            }

            foreach (var (encoding, header) in content.Encodings.SelectMany(static encoding =>
                encoding.Headers.Select(header => (encoding, header))))
            {
                var place = "part " + encoding.WireName + " header " + header.WireName;
                Member("property", parts, header.PropertyName, TypeText.NonNull(header.Type) + "?", place);
            }
        }
    }

    private void Flattened(string owner, EquatableArray<PropertyModel> properties, TypeRef? additional)
    {
        var written = properties.Where(static property => !property.ReadOnly).ToEquatableArray();
        foreach (var property in written)
        {
            Property(owner, property, isLate: false, "body ");
        }

        if (additional is not null)
        {
            Member("property", owner, FlattenedBodyText.AdditionalName(written), MapOf(additional) + "?", "");
        }
    }

    private void Schema(SchemaModel schema)
    {
        var owner = schema.Type.FullName;
        switch (schema)
        {
            case ObjectSchema record:
                Type("record", schema.Type, record.Base is { } from ? "from " + from : "", schema.Pointer);
                foreach (var property in record.Properties)
                {
                    var isLate = property.WireName == record.Discriminator?.WireName
                        || property.WireName == record.DiscriminatorWireName;
                    Property(owner, property, isLate, "");
                }

                if (record.AdditionalProperties is { } additional)
                {
                    var name = record.AdditionalPropertiesName ?? "AdditionalProperties";
                    Member("property", owner, name, MapOf(additional), "");
                }

                break;
            case LiteralSchema literal:
                Type("literal", schema.Type, Lower(literal.Kind.ToString()), schema.Pointer);
                foreach (var member in literal.Members)
                {
                    Member("value", owner, member.MemberName, "", member.Json);
                }

                break;
            case UnionSchema union:
                Type("union", schema.Type, "", schema.Pointer);
                foreach (var variant in union.Variants)
                {
                    Member("variant", owner, variant.Name, TypeText.NonNull(variant.Type), "");
                }

                break;
        }
    }

    private void Property(string owner, PropertyModel property, bool isLate, string place)
    {
        var isNonNull = property.Required && !TypeText.IsNullable(property.Type);
        var isRequired = property is { Required: true, ReadOnly: false, Constant: null } && !isLate;
        Member(
            "property",
            owner,
            property.PropertyName,
            (isRequired ? "required " : "") + TypeText.NonNull(property.Type) + (isNonNull ? "" : "?"),
            place + property.WireName);
    }

    private static string MapOf(TypeRef item) =>
        "System.Collections.Generic.IReadOnlyDictionary<string, " + TypeText.Type(item) + ">";

    private void Type(string kind, TypeName type, string text, string identity) =>
        _entries.Add(new SurfaceEntry(kind, "", type.FullName, text, LineEnds.OneLine(identity)));

    private void Member(string kind, string owner, string name, string text, string identity) => _entries.Add(
        new SurfaceEntry(
            kind, owner, owner + "." + name.TrimStart('@'), Short(text), LineEnds.OneLine(identity)));

    // The name is in the entry already, and what every method takes says nothing.
    private static string Signature(string declaration)
    {
        var text = declaration.Substring(0, declaration.IndexOf('('));
        var arguments = declaration.Substring(text.Length);
        var common = Math.Max(
            arguments.IndexOf(RuntimeNames.RequestOptions + "? options", StringComparison.Ordinal),
            arguments.IndexOf(RuntimeNames.BatchOptions + "? options", StringComparison.Ordinal));
        var kept = common < 0 ? arguments.TrimEnd(')') : arguments.Substring(0, common).TrimEnd(' ', ',');
        return text.Substring(0, text.LastIndexOf(' ')) + " " + kept + ")";
    }

    private static string Short(string text) => text
        .Replace("global::", "")
        .Replace("System.Threading.Tasks.", "")
        .Replace("System.Collections.Generic.", "");

    private static string Lower(string name) => name.ToLowerInvariant();
}
