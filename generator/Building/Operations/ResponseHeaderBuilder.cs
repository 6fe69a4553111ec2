using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Builds the declared headers of a response.</summary>
internal static class ResponseHeaderBuilder
{
    internal sealed record Result(EquatableArray<ResponseHeaderModel> Headers, TypeName? Type);

    public static Result Build(OperationServices services, OperationPlan plan, ResponseSource response)
    {
        // A response description with the name Content-Type is ignored (OpenAPI 3.1, "Response Object").
        var declared = new List<string>();
        foreach (var pair in response.Response.Headers ?? new Dictionary<string, IOpenApiHeader>())
        {
            if (pair.Value is not null
                && !string.Equals(pair.Key, "Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                declared.Add(pair.Key);
            }
        }

        if (declared.Count == 0)
        {
            return new Result([], null);
        }

        var type = services.TypeNames.Allocate(plan.Suggest("Headers"));
        var names = new NameScope(type.Name, ["Equals", "GetHashCode", "GetType", "ToString"])
            .AllocateAll(declared);
        var headers = declared.Select((key, index) =>
        {
            var header = response.Response.Headers![key];
            var pointer = OperationServices.PointerOf(
                header, "headers", Pointer.Child(response.Pointer + "/headers", key));
            var content = header.Content is { Count: > 0 } contents ? contents.First() : default;
            var schema = header.Schema ?? content.Value?.Schema;
            var place = header.Schema is null && content.Key is not null
                ? Pointer.Child(pointer + "/content", content.Key) + "/schema"
                : pointer + "/schema";
            var suggested = OperationServices.IdOf(header) is { } component
                ? new TypeName(services.RootModels, CSharpIdentifier.Pascal(component))
                : plan.Suggest(CSharpIdentifier.Pascal(key) + "Header");
            var value = schema is null
                ? new TypeRef(TypeKind.String) : services.Schemas.Build(schema, new SchemaSite(place, suggested));
            value = content.Key is null ? UntypedText.Of(schema, value) : value;
            return new ResponseHeaderModel(
                key,
                names[index],
                value,
                header.Required,
                DocumentationText.Of(header.Description, header.Deprecated, "header"))
            {
                Members = header.Schema is { } styled && value.Kind is TypeKind.Object or TypeKind.Map
                    ? Members(services, styled, place, header.Explode, value)
                    : null,
            };
        });
        return new Result(headers.ToEquatableArray(), type);
    }

    private static HeaderMembersModel Members(
        OperationServices services, IOpenApiSchema schema, string pointer, bool explode, TypeRef type)
    {
        var scalars = services.Schemas.Merge(schema, pointer)?.Properties
            .Where(static property => property.Schemas.Any(IsScalar))
            .Select(static property => property.WireName) ?? [];
        return new HeaderMembersModel(explode, scalars.ToEquatableArray(), type.Item?.Kind
            is TypeKind.Boolean or (>= TypeKind.Int8 and <= TypeKind.BigInteger) or TypeKind.UnixTime);
    }

    private static bool IsScalar(IOpenApiSchema schema) => ReferenceTargets.Type(schema) is { } type
        && (type & (JsonSchemaType.Number | JsonSchemaType.Integer | JsonSchemaType.Boolean)) != 0
        && (type & JsonSchemaType.String) == 0;
}
