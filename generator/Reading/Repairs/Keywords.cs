using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>The objects of the OpenAPI specification that the repairs look into.</summary>
internal enum NodeKind
{
    Document,
    Info,
    Paths,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Responses,
    Response,
    MediaType,
    Encoding,
    Header,
    Schema,
    Components,
    SecurityScheme,
    Link,
    Callback,
    Server,
    ServerVariable,
    SecurityRequirement,
    Tag,
    Other,
}

/// <summary>What a keyword's value has to be.</summary>
internal enum ValueShape
{
    Text,
    Flag,
    Number,
    Integer,
    TextList,
    AnyList,
    Object,
    Node,
    NodeMap,
    NodeList,
    SchemaOrFlag,

    /// <summary>A schema, or a list of schemas (<c>items</c> of older drafts).</summary>
    SchemaOrList,

    /// <summary>A name or a list of names (<c>type</c>).</summary>
    TextOrTextList,

    /// <summary>A number or a boolean (<c>exclusiveMinimum</c> of 3.0 and 3.1).</summary>
    NumberOrFlag,
}

/// <summary>A keyword's shape and, for objects below it, their kind.</summary>
internal sealed record Keyword(ValueShape Shape, NodeKind Child);

/// <summary>The keywords of each object with the shape of their values; what is not listed is left as it is.</summary>
internal static class Keywords
{
    // By kind.
    private static readonly Dictionary<string, Keyword>?[] s_table = Build();

    /// <summary>The keyword; null for what is not looked into.</summary>
    public static Keyword? Find(NodeKind kind, string name) =>
        s_table[(int)kind] is { } keywords && keywords.TryGetValue(name, out var found) ? found : null;

    private static Dictionary<string, Keyword>?[] Build()
    {
        var table = new Dictionary<string, Keyword>?[(int)NodeKind.Other + 1];
        void Add(NodeKind kind, ValueShape shape, NodeKind child, params string[] names)
        {
            var keywords = table[(int)kind] ??= new Dictionary<string, Keyword>(StringComparer.Ordinal);
            var keyword = new Keyword(shape, child);
            foreach (var name in names)
            {
                keywords[name] = keyword;
            }
        }

        Add(NodeKind.Document, ValueShape.Node, NodeKind.Info, "info");
        Add(NodeKind.Document, ValueShape.Node, NodeKind.Paths, "paths");
        Add(NodeKind.Document, ValueShape.Node, NodeKind.Components, "components");
        Add(NodeKind.Document, ValueShape.NodeList, NodeKind.Server, "servers");
        Add(NodeKind.Document, ValueShape.NodeList, NodeKind.Tag, "tags");
        Add(NodeKind.Document, ValueShape.NodeList, NodeKind.SecurityRequirement, "security");
        Add(NodeKind.Document, ValueShape.Text, NodeKind.Other, "host", "basePath", "jsonSchemaDialect");
        Add(NodeKind.Document, ValueShape.TextList, NodeKind.Other, "schemes", "consumes", "produces");
        Add(NodeKind.Document, ValueShape.NodeMap, NodeKind.Schema, "definitions");
        Add(NodeKind.Document, ValueShape.NodeMap, NodeKind.Parameter, "parameters");
        Add(NodeKind.Document, ValueShape.NodeMap, NodeKind.Response, "responses");
        Add(NodeKind.Document, ValueShape.NodeMap, NodeKind.SecurityScheme, "securityDefinitions");
        Add(
            NodeKind.Info,
            ValueShape.Text,
            NodeKind.Other,
            "title", "version", "description", "summary", "termsOfService");
        Add(NodeKind.Server, ValueShape.Text, NodeKind.Other, "url", "description");
        Add(NodeKind.Server, ValueShape.NodeMap, NodeKind.ServerVariable, "variables");
        Add(NodeKind.ServerVariable, ValueShape.Text, NodeKind.Other, "default", "description");
        Add(NodeKind.ServerVariable, ValueShape.TextList, NodeKind.Other, "enum");
        Add(NodeKind.Tag, ValueShape.Text, NodeKind.Other, "name", "description", "summary");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.Schema, "schemas");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.Parameter, "parameters");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.RequestBody, "requestBodies");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.Response, "responses");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.Header, "headers");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.SecurityScheme, "securitySchemes");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.PathItem, "pathItems");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.MediaType, "mediaTypes");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.Link, "links");
        Add(NodeKind.Components, ValueShape.NodeMap, NodeKind.Callback, "callbacks");
        Add(
            NodeKind.PathItem, ValueShape.Node, NodeKind.Operation, [.. HttpMethods.Fields]);
        Add(NodeKind.PathItem, ValueShape.NodeMap, NodeKind.Operation, "additionalOperations");
        Add(NodeKind.PathItem, ValueShape.NodeList, NodeKind.Parameter, "parameters");
        Add(NodeKind.PathItem, ValueShape.NodeList, NodeKind.Server, "servers");
        Add(NodeKind.PathItem, ValueShape.Text, NodeKind.Other, "summary", "description");
        Add(NodeKind.Operation, ValueShape.Text, NodeKind.Other, "operationId", "summary", "description");
        Add(NodeKind.Operation, ValueShape.TextList, NodeKind.Other, "tags", "consumes", "produces", "schemes");
        Add(NodeKind.Operation, ValueShape.Flag, NodeKind.Other, "deprecated");
        Add(NodeKind.Operation, ValueShape.NodeList, NodeKind.Parameter, "parameters");
        Add(NodeKind.Operation, ValueShape.Node, NodeKind.RequestBody, "requestBody");
        Add(NodeKind.Operation, ValueShape.Node, NodeKind.Responses, "responses");
        Add(NodeKind.Operation, ValueShape.NodeList, NodeKind.SecurityRequirement, "security");
        Add(NodeKind.Operation, ValueShape.NodeList, NodeKind.Server, "servers");
        Add(NodeKind.Operation, ValueShape.NodeMap, NodeKind.Callback, "callbacks");
        foreach (var kind in new[] { NodeKind.Parameter, NodeKind.Header })
        {
            Add(
                kind,
                ValueShape.Text,
                NodeKind.Other,
                "name", "in", "description", "style", "collectionFormat", "format", "pattern");
            Add(kind, ValueShape.TextOrTextList, NodeKind.Other, "type");
            Add(
                kind,
                ValueShape.Flag,
                NodeKind.Other,
                "required", "deprecated", "allowEmptyValue", "explode", "allowReserved", "uniqueItems");
            Add(kind, ValueShape.Number, NodeKind.Other, "minimum", "maximum", "multipleOf");
            Add(kind, ValueShape.Integer, NodeKind.Other, "minLength", "maxLength", "minItems", "maxItems");
            Add(kind, ValueShape.Node, NodeKind.Schema, "schema", "items");
            Add(kind, ValueShape.NodeMap, NodeKind.MediaType, "content");
            Add(kind, ValueShape.AnyList, NodeKind.Other, "enum");
        }

        Add(NodeKind.RequestBody, ValueShape.Text, NodeKind.Other, "description");
        Add(NodeKind.RequestBody, ValueShape.Flag, NodeKind.Other, "required");
        Add(NodeKind.RequestBody, ValueShape.NodeMap, NodeKind.MediaType, "content");
        Add(NodeKind.Response, ValueShape.Text, NodeKind.Other, "description", "summary");
        Add(NodeKind.Response, ValueShape.NodeMap, NodeKind.Header, "headers");
        Add(NodeKind.Response, ValueShape.NodeMap, NodeKind.MediaType, "content");
        Add(NodeKind.Response, ValueShape.NodeMap, NodeKind.Link, "links");
        Add(NodeKind.Response, ValueShape.Node, NodeKind.Schema, "schema");
        Add(NodeKind.MediaType, ValueShape.Node, NodeKind.Schema, "schema", "itemSchema");
        Add(NodeKind.MediaType, ValueShape.NodeMap, NodeKind.Encoding, "encoding");
        Add(NodeKind.Encoding, ValueShape.Text, NodeKind.Other, "contentType", "style");
        Add(NodeKind.Encoding, ValueShape.Flag, NodeKind.Other, "explode", "allowReserved");
        Add(NodeKind.Encoding, ValueShape.NodeMap, NodeKind.Header, "headers");
        AddSchema(Add);
        Add(
            NodeKind.SecurityScheme, ValueShape.Text, NodeKind.Other,
            "type", "name", "in", "scheme", "description", "flow", "authorizationUrl", "tokenUrl", "openIdConnectUrl");
        return table;
    }

    private static void AddSchema(Action<NodeKind, ValueShape, NodeKind, string[]> add)
    {
        void Schema(ValueShape shape, params string[] names) => add(NodeKind.Schema, shape, NodeKind.Schema, names);
        Schema(
            ValueShape.Text,
            "title", "description", "format", "pattern", "$comment", "contentEncoding", "contentMediaType");
        Schema(ValueShape.Flag, "nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems");
        Schema(ValueShape.Number, "minimum", "maximum", "multipleOf");
        Schema(
            ValueShape.Integer,
            "minLength", "maxLength", "minItems", "maxItems",
            "minProperties", "maxProperties", "minContains", "maxContains");
        Schema(ValueShape.TextList, "required");
        Schema(ValueShape.AnyList, "enum");
        Schema(ValueShape.TextOrTextList, "type");
        Schema(ValueShape.NodeMap, "properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
        Schema(ValueShape.NodeList, "allOf", "oneOf", "anyOf", "prefixItems");
        Schema(ValueShape.SchemaOrList, "items");
        Schema(
            ValueShape.Node,
            "not", "if", "then", "else", "contains", "propertyNames", "contentSchema", "unevaluatedItems");
        Schema(ValueShape.SchemaOrFlag, "additionalProperties", "unevaluatedProperties");
        add(NodeKind.Schema, ValueShape.Object, NodeKind.Other, ["xml", "externalDocs"]);
    }
}
