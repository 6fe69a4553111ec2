using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>The type of an operation's result, and the expression that makes its reader.</summary>
internal static class ResponseText
{
    /// <summary>The type that the operation's request names as its result.</summary>
    public static string ResultType(OperationModel operation)
    {
        var response = operation.Response;
        if (operation.Pagination is { } pagination)
        {
            return RuntimeNames.Page + "<" + TypeText.Type(pagination.Item) + ">";
        }

        if (response.Type is not { } type)
        {
            return response.Kind switch
            {
                MediaTypeKind.Binary => RuntimeNames.BinaryResponse,
                MediaTypeKind.Text => "string",
                _ => RuntimeNames.NoContent,
            };
        }

        return Shape(response) switch
        {
            MediaTypeKind.Text => IsTextValue(type) ? TypeText.Type(Result(response, type)) : "string",
            MediaTypeKind.Binary => RuntimeNames.BinaryResponse,
            MediaTypeKind.ServerSentEvents => RuntimeNames.ResponseStream + "<" + RuntimeNames.ServerSentEvent + "<"
                + EventType(type) + ">>",
            MediaTypeKind.NdJson or MediaTypeKind.JsonSequence =>
                RuntimeNames.ResponseStream + "<" + TypeText.Type(type) + ">",
            // Any JSON has a null of its own; an absent body is the C# null.
            MediaTypeKind.Json when response.ResultNullable && type.Kind == TypeKind.Any =>
                TypeText.NonNull(type) + "?",
            _ => TypeText.Type(Result(response, type)),
        };
    }

    /// <summary>The operation gives nothing, so that its method returns a plain task.</summary>
    public static bool IsEmpty(OperationModel operation) => ResultType(operation) == RuntimeNames.NoContent;

    /// <summary>The expression that makes the reader.</summary>
    public static string Reader(OperationModel operation)
    {
        var response = operation.Response;
        var success = response.SuccessProperty is null ? "" : "success: "
            + CSharpLiteral.String(response.SuccessProperty);
        if (operation.Pagination is { } pagination)
        {
            return Call("Page<" + TypeText.Type(pagination.Item) + ", " + TypeText.Codec(pagination.Item) + ">",
                PageRuleText.Expression(pagination, operation), success, Accept(response, "application/json"));
        }

        if (response.Type is not { } type)
        {
            return response.Kind switch
            {
                MediaTypeKind.Binary => Call(response.Redirects ? "Redirect" : "Binary", Accept(response, null)),
                MediaTypeKind.Text => Call("Text", Accept(response, "text/plain")),
                _ => Call("NoContent", success, Accept(response, null)),
            };
        }

        return Shape(response) switch
        {
            MediaTypeKind.Text when IsTextValue(type) => Call("Text" + Arguments(Result(response, type)),
                Result(response, type).Nullable ? "nullable: true" : "", Accept(response, "text/plain")),
            MediaTypeKind.Text => Call("Text", Accept(response, "text/plain")),
            MediaTypeKind.Binary => Call("Binary", Accept(response, null)),
            MediaTypeKind.ServerSentEvents =>
                Call("ServerSentEvents<" + EventType(type) + ", " + EventCodec(type) + ">",
                    Accept(response, "text/event-stream")),
            MediaTypeKind.Xml => Xml(response, type),
            MediaTypeKind.NdJson => Call("NdJson" + Arguments(type), Accept(response, "application/x-ndjson")),
            MediaTypeKind.JsonSequence =>
                Call("JsonSequence" + Arguments(type), Accept(response, "application/json-seq")),
            _ => Value(response, type, success),
        };
    }

    private static string Value(ResponseModel response, TypeRef type, string success)
    {
        if (response.Alternatives.Any(static alternative => alternative.Variant is not null))
        {
            return AlternativesReader(response, type);
        }

        var path = response.UnwrapPath;
        var accept = Accept(response, "application/json");
        var result = Result(response, type);
        var names = "new[] { " + string.Join(", ", path.Select(CSharpLiteral.String)) + " }";
        if (TypeText.IsNullable(result) || response.ResultNullable)
        {
            var codec = result.IsValueType ? TypeText.Codec(result) : TypeText.NonNullCodec(result);
            var argument = result.IsValueType ? TypeText.Type(result) : TypeText.NonNull(result);
            return Call("JsonOrNull<" + argument + ", " + codec + ">",
                path.Count == 0 ? "global::System.Array.Empty<string>()" : names, success, accept);
        }

        return path.Count > 1
            ? Call("JsonAt" + Arguments(result), names, success, accept)
            : Call("Json" + Arguments(result),
                path.Count == 0 ? "" : "unwrap: " + CSharpLiteral.String(path[0]), success, accept);
    }

    private static string Xml(ResponseModel response, TypeRef type)
    {
        if (response.Alternatives.Any(static alternative => alternative.Variant is not null))
        {
            return AlternativesReader(response, type);
        }

        var result = Result(response, type);
        var isNullable = TypeText.IsNullable(result);
        var isValue = result.IsValueType;
        var arguments = isNullable && !isValue
            ? "<" + TypeText.NonNull(result) + ", " + TypeText.NonNullCodec(result) + ">"
            : Arguments(result);
        return Call((isNullable ? "XmlOrNull" : "Xml") + arguments,
            XmlShapeText.Expression(type, response.Xml), Accept(response, "application/xml"));
    }

    private static string AlternativesReader(ResponseModel response, TypeRef type)
    {
        var union = TypeText.NonNull(type);
        var alternatives = response.Alternatives
            .Where(static alternative => alternative is { Type: not null, Variant: not null })
            .Select(alternative => Alternative(alternative, union));
        var factory = TypeText.IsNullable(Result(response, type)) ? ".ByStatusOrNull<" : ".ByStatus<";
        return RuntimeNames.ResponseReader + factory + union + ">("
            + CSharpLiteral.String(response.Accept ?? "application/json") + ", " + string.Join(", ", alternatives)
                + ")";
    }

    private static string Alternative(ResponseAlternativeModel alternative, string union)
    {
        var range = CSharpLiteral.Int32(alternative.FromStatus) + ", " + CSharpLiteral.Int32(alternative.ToStatus)
            + ", "
            + CSharpLiteral.String(alternative.MediaType) + ", ";
        var convert = union + ".From" + alternative.Variant + ")";
        if (alternative.Kind == MediaTypeKind.Text)
        {
            return RuntimeNames.ResponseAlternative + ".Text<" + union + ">(" + range + convert;
        }

        var type = alternative.Type!;
        if (alternative.Kind == MediaTypeKind.Xml)
        {
            return RuntimeNames.ResponseAlternative + ".Xml<" + union + ", " + TypeText.Type(type) + ", "
                + TypeText.Codec(type) + ">(" + range + XmlShapeText.Expression(type, null) + ", " + convert;
        }

        return RuntimeNames.ResponseAlternative + ".Json<" + union + ", " + TypeText.Type(type) + ", "
            + TypeText.Codec(type) + ">(" + range + convert;
    }

    // Numbers, dates and literals have one text; what an object or a list is in plain text nobody says.
    private static bool IsTextValue(TypeRef type) => type.IsValueType;

    /// <summary>What is read, where a stream of raw bytes or a text needs no codec.</summary>
    private static MediaTypeKind Shape(ResponseModel response)
    {
        var type = response.Type!;
        return response.Kind switch
        {
            MediaTypeKind.NdJson or MediaTypeKind.JsonSequence or MediaTypeKind.Json
                when type.Kind == TypeKind.Binary => MediaTypeKind.Binary,
            MediaTypeKind.FormUrlEncoded or MediaTypeKind.Multipart => MediaTypeKind.Binary,
            var kind => kind,
        };
    }

    private static TypeRef Result(ResponseModel response, TypeRef type) =>
        response.ResultNullable ? type.AsNullable() : type;

    private static string Arguments(TypeRef type) => "<" + TypeText.Type(type) + ", " + TypeText.Codec(type) + ">";

    private static string EventType(TypeRef type) => type.Kind == TypeKind.Binary ? "string" : TypeText.Type(type);

    private static string EventCodec(TypeRef type) =>
        type.Kind == TypeKind.Binary ? RuntimeNames.StringCodec : TypeText.Codec(type);

    private static string Accept(ResponseModel response, string? usual) =>
        response.Accept is null || response.Accept == usual
            ? ""
            : "accept: " + CSharpLiteral.String(response.Accept);

    private static string Call(string factory, params string[] arguments) => RuntimeNames.ResponseReader + "." + factory
        + "(" + string.Join(", ", arguments.Where(static argument => argument.Length > 0)) + ")";
}
