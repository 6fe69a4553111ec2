using System.Globalization;
using SpecClient.Generator.Building.Operations;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Method names of operation ids, without what frameworks and habits add to them.</summary>
internal static class OperationIds
{
    private static readonly Dictionary<string, string> s_verbs = new(StringComparer.Ordinal)
    {
        ["get"] = "get",
        ["list"] = "list",
        ["create"] = "create",
        ["post"] = "create",
        ["update"] = "update",
        ["put"] = "update",
        ["patch"] = "edit",
        ["edit"] = "edit",
        ["delete"] = "delete",
    };

    /// <summary>Method by the operation id, or null where the document has none.</summary>
    public static string? Method(OperationSource source) =>
        source.HasOwnId && Words.Snake(source.Id) is { Length: > 0 } words ? Plain(words, source) : null;

    /// <summary>The method without the name of its resource: <c>get_pet</c> of <c>pets</c> is <c>get</c>.</summary>
    public static string WithoutResource(string method, string resource)
    {
        var verb = Words.First(method);
        if (!s_verbs.TryGetValue(verb, out var plain) || method.Length <= verb.Length + 1)
        {
            return method;
        }

        var rest = method.Substring(verb.Length + 1);
        var item = Words.Singular(resource);
        if (rest == item)
        {
            return plain;
        }

        if (plain is "get" or "list" && (rest == resource || rest == "all_" + resource))
        {
            return "list";
        }

        return rest.StartsWith(item + "_by_", StringComparison.Ordinal)
            ? plain + rest.Substring(item.Length)
            : method;
    }

    // FastAPI appends path and method ("read_item_items__item_id__get"), Springfox "UsingGET" and a number.
    private static string Plain(string words, OperationSource source)
    {
        var method = source.Method.ToLowerInvariant();
        var tail = "_" + Words.Snake(source.Path) + "_" + method;
        if (words.Length > tail.Length && words.EndsWith(tail, StringComparison.Ordinal))
        {
            return words.Substring(0, words.Length - tail.Length);
        }

        var at = words.LastIndexOf("_using_" + method, StringComparison.Ordinal);
        return at > 0 && int.TryParse(
            "0" + words.Substring(at + method.Length + 7).TrimStart('_'), NumberStyles.None,
            CultureInfo.InvariantCulture, out _)
            ? words.Substring(0, at)
            : words;
    }
}
