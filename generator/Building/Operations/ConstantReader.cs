using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Finds the only value that a parameter can have.</summary>
internal static class ConstantReader
{
    /// <summary>JSON text of a <c>const</c> or of the single member of an <c>enum</c>, or null.</summary>
    public static string? Find(BuildContext context, IOpenApiSchema schema, string pointer)
    {
        var place = schema is OpenApiSchemaReference { Reference.Id: { } id } ? SchemaIndex.PointerOf(id) : pointer;
        if (PointerPath.Find(context.Source.Root, place) is JsonObject raw && raw["const"] is { } value)
        {
            return IsScalar(value) ? value.ToJsonString() : null;
        }

        return ReferenceTargets.Of(schema)?.Enum is { Count: 1 } members && IsScalar(members[0])
            ? members[0].ToJsonString()
            : null;
    }

    /// <summary>The constants of an operation, with the members of literals that are known only after all types are
    /// built.</summary>
    public static OperationModel Resolve(OperationModel operation, IReadOnlyDictionary<string, SchemaModel> types) =>
        !operation.Parameters.Any(static parameter => parameter.Constant is not null)
            ? operation
            : operation with
            {
                Parameters = Helpers.EquatableArray.ToEquatableArray(
                    operation.Parameters.Select(parameter => parameter with { Constant = Resolve(parameter, types) })),
            };

    private static ConstantModel? Resolve(ParameterModel parameter, IReadOnlyDictionary<string, SchemaModel> types)
    {
        if (parameter.Constant is not { } constant
            || parameter.Type is not { Kind: TypeKind.Literal, Name: { } name }
            || !types.TryGetValue(name, out var type)
            || type is not LiteralSchema literal)
        {
            return parameter.Constant;
        }

        var member = literal.Members.FirstOrDefault(member => member.Json == constant.Json);
        return constant with { MemberName = member?.MemberName };
    }

    private static bool IsScalar(JsonNode? node) =>
        JsonValues.Kind(node) is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True
            or JsonValueKind.False;
}
