using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Sets of JSON types, in which an integer is also a number.</summary>
internal static class JsonTypes
{
    public const JsonSchemaType All = JsonSchemaType.Boolean | JsonSchemaType.Number | JsonSchemaType.String
        | JsonSchemaType.Object | JsonSchemaType.Array;

    /// <summary>Types that both allow; 0 where there are none.</summary>
    public static JsonSchemaType Intersect(JsonSchemaType left, JsonSchemaType right) =>
        Simplify(Widen(left) & Widen(right));

    /// <summary>Without integer where number is there.</summary>
    public static JsonSchemaType Simplify(JsonSchemaType types) =>
        (types & JsonSchemaType.Number) != 0 ? types & ~JsonSchemaType.Integer : types;

    public static IEnumerable<JsonSchemaType> Each(JsonSchemaType types)
    {
        foreach (var type in s_order)
        {
            if ((types & type) != 0)
            {
                yield return type;
            }
        }
    }

    public static bool IsSingle(JsonSchemaType types) => types != 0 && (types & (types - 1)) == 0;

    private static readonly JsonSchemaType[] s_order =
    [
        JsonSchemaType.String, JsonSchemaType.Integer, JsonSchemaType.Number, JsonSchemaType.Boolean,
        JsonSchemaType.Array, JsonSchemaType.Object,
    ];

    private static JsonSchemaType Widen(JsonSchemaType types) =>
        (types & JsonSchemaType.Number) != 0 ? types | JsonSchemaType.Integer : types;
}
