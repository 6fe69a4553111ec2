namespace SpecClient.Generator.Helpers;

/// <summary>Methods of HTTP.</summary>
internal static class HttpMethods
{
    /// <summary>Those that are fields of a path item, in every version of OpenAPI ("Path Item Object").</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
}
