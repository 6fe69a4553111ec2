using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading.Map;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Recognises operations that carry many items, once all types are built: it needs their C# names.</summary>
internal sealed class BatchBuilder(OperationServices services, IReadOnlyDictionary<string, SchemaModel> types)
{
    private static readonly string[] s_succeeded =
    [
        "succeeded", "successful", "successes", "success", "accepted", "applied", "processed", "created", "updated",
        "deleted", "added", "removed", "completed",
    ];

    private static readonly string[] s_error =
        ["error", "message", "reason", "error_message", "errorMessage", "detail", "description"];

    // An entry with one of these was refused, where accepted and refused items stand in one list.
    private static readonly string[] s_refusal =
        ["error", "error_message", "errorMessage", "failure", "failure_reason", "failureReason"];

    // A list that has an entry for each item, accepted or not.
    private static readonly string[] s_all =
        ["results", "result", "items", "data", "responses", "outcomes", "statuses", "entries", "records"];

    public BatchModel? Build(OperationPlan plan, OperationModel operation)
    {
        var map = plan.Map?.Batch;
        if (map?.Off == true)
        {
            return null;
        }

        if (!services.Batches.TryGetValue(plan.Source.Pointer, out var candidate) || operation.Body is not { } body)
        {
            return Refuse(map, "the operation has no JSON body with an array");
        }

        var size = map?.Size ?? candidate.MaxItems;
        var items = Items(body, candidate, map);
        if (items is null || operation.Pagination is not null)
        {
            return Refuse(map, items is null ? "the body has no array that is named" : "the operation is paged");
        }

        if (size is not > 0)
        {
            return Refuse(map, "neither the map nor the document says how many items a request carries");
        }

        var item = items.Value.Item;
        var result = Result(operation, item, map);
        var (itemKey, resultKey) = Keys(item, result.Item, map);
        return new BatchModel(
            operation.MethodName + "All",
            items.Value.Property,
            item,
            size.Value,
            result.Item,
            result.Succeeded,
            result.Failed,
            itemKey,
            IsKey(item) && resultKey is not null,
            resultKey,
            Error(result.Item, map, result.IsOneList))
        {
            // What is sent back as it came tells of the thing, not of what became of it.
            ItemStatus = result.IsOneList && result.Item != item
                ? BatchItemStatus.Of([.. Properties(result.Item)])
                : null,
            FailureCountProperty = result.FailureCount,
            SucceededKeysProperty = result.Others is { } others ? Path(result.Owner, others) : null,
            SucceededKey = result.Others is { } list ? KeyOfOther(list, item, itemKey) : null,
        };
    }

    // The key of an entry is called as that of the item; an entry can be the key itself.
    private string? KeyOfOther(PropertyModel list, TypeRef item, string? itemKey)
    {
        if (list.Type.Item is not { Kind: TypeKind.Object } entry)
        {
            return "";
        }

        var own = Properties(item).FirstOrDefault(property => property.PropertyName == itemKey);
        return Properties(entry)
            .FirstOrDefault(property => IsKey(property.Type)
                && (own is null ? property.Required : property.WireName == own.WireName))
            ?.PropertyName;
    }

    private BatchModel? Refuse(MapBatch? map, string reason)
    {
        if (map is not null)
        {
            services.ReportMap(MapDiagnostics.BatchUnfit, map.Pointer, reason);
        }

        return null;
    }

    private static (string Property, TypeRef Item)? Items(RequestBodyModel body, BatchCandidate candidate,
        MapBatch? map)
    {
        if (!body.Flattened)
        {
            return body.Contents[0] is { Type: { Kind: TypeKind.Array, Item: { } item } } content
                ? (content.PropertyName, item)
                : null;
        }

        // Without the map's word, only an object that is nothing but the array: other properties would be repeated.
        var wanted = map?.Items ?? (body.Properties.Count == 1 ? candidate.ItemsWireName : null);
        var arrays = body.Properties.Where(static property => property.Type.Kind == TypeKind.Array).ToList();
        var found = wanted is null
            ? map is not null && arrays.Count == 1 ? arrays[0] : null
            : arrays.FirstOrDefault(property => property.WireName == wanted);
        return found is { Type.Item: { } element } ? (found.PropertyName, element) : null;
    }

    /// <param name="IsOneList">Accepted and refused items stand side by side, or the accepted ones alone.</param>
    private sealed record Answers(
        string? Succeeded,
        string? Failed,
        TypeRef? Item,
        PropertyModel? Others = null,
        string Owner = "",
        bool IsOneList = false,
        string? FailureCount = null);

    private Answers Result(OperationModel operation, TypeRef sent, MapBatch? map)
    {
        var response = operation.Response.Type;
        var (lists, owner) = Lists(response);
        var failed = List([.. lists, .. KeyLists(response, owner)], map, map?.Failed, "failed", BatchItemStatus.Failed)
            ?? lists.FirstOrDefault(list => list.WireName == "errors" && IsKeyed(sent, list.Type.Item!, map));

        // Beside refusals the accepted items can be a list of their keys.
        var succeeded = List(
            failed is null && !IsKey(sent) ? lists : [.. lists, .. KeyLists(response, owner)], map, map?.Succeeded,
            "succeeded", s_succeeded);
        if (failed is null && succeeded is null)
        {
            return OneList(response, lists, sent, map);
        }

        var item = (failed ?? succeeded)?.Type.Item?.AsNullable(false);
        // One type of result item: where the lists differ, the refusals are what the caller needs, and the keys of the
        // others tell which items were taken.
        return succeeded is null || succeeded.Type.Item?.AsNullable(false) == item
            ? new Answers(Path(owner, succeeded), Path(owner, failed), item, IsOneList: failed is null)
            : new Answers(null, Path(owner, failed), item, succeeded, owner);
    }

    // Neither of the usual names: the response is the list, or holds one that must be it, or speaks of no items.
    private Answers OneList(TypeRef? response, List<PropertyModel> lists, TypeRef sent, MapBatch? map)
    {
        if (response is { Kind: TypeKind.Array, Item: { } entry })
        {
            entry = entry.AsNullable(false);
            return entry.Kind != TypeKind.Object && entry != sent
                ? new Answers(null, null, null)
                : new Answers(null, null, entry, IsOneList: true);
        }

        return List(lists, null, null, "", s_all) is { } list
            ? new Answers(list.PropertyName, null, list.Type.Item!.AsNullable(false), IsOneList: true)
            : new Answers(null, null, null, FailureCount: BatchItemStatus.CountOf(Properties(response)));
    }

    private bool IsKeyed(TypeRef sent, TypeRef entry, MapBatch? map) =>
        Keys(sent, entry.AsNullable(false), map is null ? null : map with { Key = null }).Result is not null;

    private IEnumerable<PropertyModel> KeyLists(TypeRef? response, string owner)
    {
        var holder = owner.Length == 0
            ? response
            : Properties(response).First(property => property.PropertyName == owner.TrimEnd('.', '?')).Type;
        return Properties(holder).Where(
            static property => property.Type is { Kind: TypeKind.Array, Item: { } key } && IsKey(key));
    }

    // The lists of objects in the response, or else in one object within it (a setting that wraps the outcome).
    private (List<PropertyModel> Lists, string Owner) Lists(TypeRef? response)
    {
        var lists = ListsOf(response);
        if (lists.Any(IsFailed))
        {
            return (lists, "");
        }

        foreach (var property in Properties(response).Where(static property => property.Type.Kind == TypeKind.Object))
        {
            var inner = ListsOf(property.Type);
            if (inner.Any(IsFailed))
            {
                var isSure = property.Required && !property.Type.Nullable;
                return (inner, property.PropertyName + (isSure ? "." : "?."));
            }
        }

        return (lists, "");
    }

    private static bool IsFailed(PropertyModel list) =>
        BatchItemStatus.Failed.Contains(list.WireName, StringComparer.OrdinalIgnoreCase);

    private List<PropertyModel> ListsOf(TypeRef? type) =>
    [
        .. Properties(type).Where(
            static property => property.Type is { Kind: TypeKind.Array, Item.Kind: TypeKind.Object }),
    ];

    private static string? Path(string owner, PropertyModel? list) => list is null ? null : owner + list.PropertyName;

    private PropertyModel? List(
        List<PropertyModel> lists, MapBatch? map, string? wanted, string role, string[] names)
    {
        var found = wanted is not null
            ? lists.FirstOrDefault(property => property.WireName == wanted)
            : names.Select(name => lists.FirstOrDefault(
                property => string.Equals(property.WireName, name, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault(static property => property is not null);
        if (wanted is not null && found is null)
        {
            services.ReportMap(
                MapDiagnostics.NameUnfit, map!.Pointer + "/" + role, "list of objects in the response", wanted);
        }

        return found;
    }

    private (string? Item, string? Result) Keys(TypeRef item, TypeRef? result, MapBatch? map)
    {
        var results = Properties(result).Where(static property => IsKey(property.Type)).ToList();
        if (IsKey(item))
        {
            var required = results.Where(property => property.Required && property.Type.Kind == item.Kind
                && !s_error.Contains(property.WireName)).ToList();
            var named = map?.Key is { } name ? results.FirstOrDefault(property => property.WireName == name) : null;
            return (null, named?.PropertyName ?? (required.Count == 1 ? required[0].PropertyName : null));
        }

        if (result is not null && IsKey(result))
        {
            // The result is the key; which property of the item it is must be certain.
            var own = Properties(item).Where(property => property.Type == result
                && (map?.Key is { } named ? property.WireName == named : property.Required)).ToList();
            return (own.Count == 1 ? own[0].PropertyName : null, null);
        }

        foreach (var property in Properties(item).Where(static property => IsKey(property.Type)))
        {
            var same =
                results.FirstOrDefault(other => other.WireName == property.WireName && other.Type == property.Type);
            if (same is not null
                && (map?.Key is { } key ? key == property.WireName : property.Required && same.Required))
            {
                return (property.PropertyName, same.PropertyName);
            }
        }

        if (map?.Key is null && Similar(item, results) is { } similar)
        {
            return similar;
        }

        if (map?.Key is { } unknown)
        {
            services.ReportMap(
                MapDiagnostics.NameUnfit, map.Pointer + "/key", "property in both the item and the result item",
                    unknown);
        }

        return (null, null);
    }

    // "ip" of the item is "origin-ip" of a result that requires nothing else.
    private (string? Item, string? Result)? Similar(TypeRef item, List<PropertyModel> results)
    {
        var required = results.Where(static property => property.Required).ToList();
        if (required.Count != 1)
        {
            return null;
        }

        var wanted = Plain(required[0].WireName);
        var found = Properties(item).Where(property => property.Required && property.Type == required[0].Type
            && (wanted.EndsWith(Plain(property.WireName), StringComparison.Ordinal)
                || Plain(property.WireName).EndsWith(wanted, StringComparison.Ordinal))).ToList();
        return found.Count == 1 ? (found[0].PropertyName, required[0].PropertyName) : null;
    }

    private static string Plain(string name) =>
        new string([.. name.Where(char.IsLetterOrDigit)]).ToLowerInvariant();

    private string? Error(TypeRef? result, MapBatch? map, bool isOneList)
    {
        // In a list of accepted items too, only what means nothing else than a refusal, and may be absent.
        var reasons = Properties(result).Where(property => property.Type.Kind == TypeKind.String
            || (isOneList && property.Type.Kind == TypeKind.Object && (!property.Required || property.Type.Nullable)))
            .ToList();
        return (map?.Error is { } wanted
            ? reasons.FirstOrDefault(property => property.WireName == wanted)
            : (isOneList ? s_refusal : s_error)
                .Select(name => reasons.FirstOrDefault(property => property.WireName == name))
                .FirstOrDefault(static property => property is not null))?.PropertyName;
    }

    private IEnumerable<PropertyModel> Properties(TypeRef? type) =>
        type is { Kind: TypeKind.Object, Name: { } name } && types.TryGetValue(name, out var schema)
            && schema is ObjectSchema model
            ? model.InheritedProperties.Concat(model.Properties)
            : [];

    private static bool IsKey(TypeRef type) => !type.Nullable && type.Kind is TypeKind.String or TypeKind.Guid
        or (>= TypeKind.Int8 and <= TypeKind.UInt64);
}
