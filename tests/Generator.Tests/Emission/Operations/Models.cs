using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Emission.Operations;

/// <summary>Operation models by hand, with what a test does not care about left at its default.</summary>
internal static class Models
{
    public const string Namespace = "Test.Models";

    public static TypeRef StringType { get; } = new(TypeKind.String);

    public static TypeRef IntType { get; } = new(TypeKind.Int32);

    public static TypeRef BinaryType { get; } = new(TypeKind.Binary);

    public static ResponseModel NoResponse { get; } = Response(MediaTypeKind.None, null);

    public static TypeRef Object(string name) => new(TypeKind.Object, Name: Namespace + "." + name);

    public static TypeRef ListOf(TypeRef item) => new(TypeKind.Array, Item: item);

    public static TypeRef MapOf(TypeRef item) => new(TypeKind.Map, Item: item);

    public static ResponseModel Response(
        MediaTypeKind kind,
        TypeRef? type,
        string[]? unwrap = null,
        bool nullable = false,
        string? success = null,
        string? accept = null) =>
        new(kind, type, accept, Array(unwrap), nullable, success, [], [], null, null);

    public static ParameterModel Parameter(
        string wireName,
        string propertyName,
        ParameterLocation location,
        TypeRef? type = null,
        bool required = false,
        string? clientValue = null,
        ConstantModel? constant = null,
        ParameterStyle? style = null,
        bool? explode = null,
        bool allowReserved = false,
        string? contentType = null,
        Documentation? docs = null)
    {
        var pairs = location is ParameterLocation.Query or ParameterLocation.Cookie;
        return new(
            wireName, propertyName, location, style ?? (pairs ? ParameterStyle.Form : ParameterStyle.Simple),
            explode ?? pairs, allowReserved, contentType, required, clientValue, type ?? StringType, constant,
            docs ?? Documentation.None)
        {
            ContentKind = contentType is null ? MediaTypeKind.None : MediaTypes.KindOf(contentType),
        };
    }

    public static ParameterModel Path(string wireName, string propertyName, string? clientValue = null) =>
        Parameter(wireName, propertyName, ParameterLocation.Path, required: true, clientValue: clientValue);

    public static PropertyModel Property(
        string wireName, string propertyName, TypeRef type, bool required = false, bool triState = false,
        ConstantModel? constant = null, bool readOnly = false, Documentation? docs = null) =>
        new(wireName, propertyName, type, required, readOnly, false, triState, constant, docs ?? Documentation.None,
            null);

    public static RequestBodyModel Body(
        string mediaType, MediaTypeKind kind, TypeRef type, bool required = true, EncodingModel[]? encodings = null) =>
        new(required, false, false, [new(mediaType, kind, "Body", type, Array(encodings), null)], [], null,
            Documentation.None);

    public static RequestBodyModel Flattened(
        PropertyModel[] properties,
        string mediaType = "application/json",
        MediaTypeKind kind = MediaTypeKind.Json,
        bool required = true,
        TypeRef? additional = null,
        EncodingModel[]? encodings = null) =>
        new(required, true, false, [new(mediaType, kind, "", new(TypeKind.Any), Array(encodings), null)],
            Array(properties), additional, Documentation.None);

    public static OperationModel Operation(
        string method,
        string path,
        string methodName,
        ParameterModel[]? parameters = null,
        string? positional = null,
        RequestBodyModel? body = null,
        ResponseModel? response = null,
        PaginationModel? pagination = null,
        BatchModel? batch = null,
        Documentation? docs = null)
    {
        var all = parameters ?? [];
        return new(
            method + methodName, method, path, "#/paths/x", methodName, new(Namespace, "Thing" + methodName + "Params"),
            docs ?? Documentation.None, Parts(path, all), Array(all), positional, body, response ?? NoResponse, [],
            pagination, batch, [], [], null, null, false);
    }

    public static ResourceModel Resource(params OperationModel[] operations) => new(
        new("Test.Resources", "ThingsResource"), "things", Documentation.None, [], Array(operations));

    public static OutputModel Output(ResourceModel resource, params SchemaModel[] schemas) =>
        new("TestClient", "public", "Things", [resource], Array(schemas));

    public static ObjectSchema Schema(string name, params PropertyModel[] properties) => new(
        new(Namespace, name), "#/components/schemas/" + name, Documentation.None, Array(properties), null, null, null,
            [],
        null, null);

    private static EquatableArray<PathPart> Parts(string path, ParameterModel[] parameters)
    {
        var parts = new List<PathPart>();
        foreach (var piece in path.Split('{', '}'))
        {
            var parameter = parameters.FirstOrDefault(p => p.WireName == piece && p.Location == ParameterLocation.Path);
            if (piece.Length > 0)
            {
                parts.Add(parameter is null ? new(piece, null) : new(null, parameter.PropertyName));
            }
        }

        return parts.ToEquatableArray();
    }

    private static EquatableArray<T> Array<T>(IEnumerable<T>? items)
        where T : IEquatable<T> => (items ?? []).ToEquatableArray();
}
