using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Recognises what tells, without a list of refusals, whether items were taken.</summary>
internal static class BatchItemStatus
{
    /// <summary>Usual names of what was refused: lists of items, or their number.</summary>
    public static readonly string[] Failed =
        ["failed", "failures", "failure", "refused", "rejected", "unprocessed", "unsuccessful"];

    private static readonly string[] s_success =
    [
        "success", "ok", "successful", "succeeded", "accepted",
        "is_success", "isSuccess", "is_successful", "isSuccessful",
    ];

    private static readonly string[] s_failure =
        ["failed", "failure", "is_failed", "isFailed", "has_error", "hasError"];

    private static readonly string[] s_statusCode =
        ["status", "status_code", "statusCode", "http_status", "httpStatus", "http_status_code", "httpStatusCode"];

    private static readonly string[] s_word = ["status", "state", "outcome", "result"];

    private static readonly string[] s_counts =
    [
        .. Failed, "errors", "failed_count", "failedCount", "error_count", "errorCount", "num_failed", "numFailed",
    ];

    /// <summary>The property of an entry that tells it, or null where none does.</summary>
    public static ItemStatusModel? Of(IReadOnlyList<PropertyModel> entry) =>
        Find(entry, s_success, ItemStatusKind.Success, static type => type.Kind == TypeKind.Boolean)
        ?? Find(entry, s_failure, ItemStatusKind.Failure, static type => type.Kind == TypeKind.Boolean)
        ?? Find(entry, s_statusCode, ItemStatusKind.StatusCode, IsWhole)
        ?? Find(entry, s_word, ItemStatusKind.Word, static type => type.Kind is TypeKind.String or TypeKind.Literal);

    /// <summary>The property of a response that counts the refused items, or null.</summary>
    public static string? CountOf(IEnumerable<PropertyModel> response) => response.FirstOrDefault(
        static property => IsWhole(property.Type) && s_counts.Contains(property.WireName))?.PropertyName;

    private static bool IsWhole(TypeRef type) => type.Kind is >= TypeKind.Int8 and <= TypeKind.Int64;

    private static ItemStatusModel? Find(
        IReadOnlyList<PropertyModel> entry, string[] names, ItemStatusKind kind, Func<TypeRef, bool> isFit) => names
        .Select(name => entry.FirstOrDefault(property => property.WireName == name && isFit(property.Type)))
        .Where(static property => property is not null)
        .Select(property => new ItemStatusModel(property!.PropertyName, kind))
        .FirstOrDefault();
}
