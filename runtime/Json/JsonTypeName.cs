namespace SpecClient.Json;

/// <summary>What a type of JSON values is called in errors.</summary>
internal static class JsonTypeName
{
    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? "string"
            : type == typeof(byte[]) ? "Base64"
            : type == typeof(JsonAny) ? "JSON value"
            : type.IsGenericType
                ? (type.GetGenericArguments().Length == 1 ? "list of " : "map of ")
                    + Of(type.GetGenericArguments()[^1])
                : type.Name;
    }
}
