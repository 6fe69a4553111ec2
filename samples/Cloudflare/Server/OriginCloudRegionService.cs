using System.Globalization;
using System.Text.Json.Nodes;

namespace Cloudflare.Sample.Server;

/// <summary>The seven current operations on origin cloud regions, as Cloudflare describes them.</summary>
internal sealed class OriginCloudRegionService(TimeProvider clock)
{
    private const int DefaultPageSize = 20;

    /// <summary>Carries an operation out; null where the service does not have it.</summary>
    public Answer? Invoke(string operationId, Zone zone, Route route, RequestCheck request) => operationId switch
    {
        "origin-cloud-regions-v2-list" => List(zone, request.Query),
        "origin-cloud-regions-v2-get" => WithAddress(route, address => Get(zone, address)),
        "origin-cloud-regions-v2-upsert" => WithAddress(route, address => Update(zone, address, request.Body!)),
        "origin-cloud-regions-v2-delete" => WithAddress(route, address => Delete(zone, address)),
        "origin-cloud-regions-v2-batch-upsert" => BulkUpdate(zone, request.Body!.AsArray()),
        "origin-cloud-regions-v2-batch-delete" => BulkDelete(zone, request.Body!.AsArray()),
        "origin-cloud-regions-v2-supported-regions" => GetSupportedRegions(zone),
        _ => null,
    };

    private static Answer List(Zone zone, Dictionary<string, string> query)
    {
        int page = Number(query, "page", 1);
        int pageSize = Number(query, "per_page", DefaultPageSize);
        IReadOnlyList<Mapping> all = zone.Snapshot();
        Mapping[] items = [.. all.Skip((int)Math.Min((page - 1L) * pageSize, int.MaxValue)).Take(pageSize)];
        return Answer.Success(
            new JsonArray([.. items.Select(ToJson)]),
            new JsonObject
            {
                ["page"] = page,
                ["per_page"] = pageSize,
                ["count"] = items.Length,
                ["total_count"] = all.Count,
                ["total_pages"] = (all.Count + pageSize - 1) / pageSize,
            });
    }

    private static Answer Get(Zone zone, string address) =>
        zone.Find(address) is { } mapping ? Answer.Success(ToJson(mapping)) : NothingFound();

    private Answer Update(Zone zone, string address, JsonNode body)
    {
        if (!TryRead(body, out Mapping? mapping, out string? fault))
        {
            return Refused(fault);
        }

        if (mapping.Address != address)
        {
            return Refused("Path and body name different addresses.");
        }

        return zone.TrySet([mapping]) ? Answer.Success(ToJson(mapping)) : TooManyMappings();
    }

    private static Answer Delete(Zone zone, string address) => zone.Remove(address) is null
        ? NothingFound()
        : Answer.Success(new JsonObject { ["origin_ip"] = address });

    private Answer BulkUpdate(Zone zone, JsonArray items)
    {
        var valid = new List<Mapping>();
        var failed = new JsonArray();
        foreach (JsonNode? item in items)
        {
            if (TryRead(item!, out Mapping? mapping, out string? fault))
            {
                valid.Add(mapping);
            }
            else
            {
                failed.Add((JsonNode)FailedItem((string)item!["origin_ip"]!, fault));
            }
        }

        return zone.TrySet(valid)
            ? BatchResult(valid.Select(SucceededItem), failed)
            : TooManyMappings();
    }

    private static Answer BulkDelete(Zone zone, JsonArray items)
    {
        var succeeded = new List<JsonNode>();
        var failed = new JsonArray();
        foreach (string text in items.Select(static item => (string)item!))
        {
            if (!OriginAddress.TryCanonicalize(text, out string address))
            {
                failed.Add((JsonNode)FailedItem(text, "The address is malformed."));
            }
            else if (zone.Remove(address) is { } mapping)
            {
                succeeded.Add(SucceededItem(mapping));
            }
            else
            {
                failed.Add((JsonNode)FailedItem(address, "The zone has no such mapping."));
            }
        }

        return BatchResult(succeeded, failed);
    }

    private static Answer GetSupportedRegions(Zone zone) => zone.TieredCache
        ? Answer.Success(SupportedRegions.ToJson())
        : Refused("The zone must have Tiered Cache on.");

    private static Answer WithAddress(Route route, Func<string, Answer> action) =>
        OriginAddress.TryCanonicalize(route.PathValues["origin_ip"], out string address)
            ? action(address)
            : Refused("The address is malformed.");

    private bool TryRead(
        JsonNode body,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Mapping? mapping,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? fault)
    {
        mapping = null;
        string vendor = (string)body["vendor"]!;
        string region = (string)body["region"]!;
        if (!OriginAddress.TryCanonicalize((string)body["origin_ip"]!, out string address))
        {
            fault = "The address is malformed.";
            return false;
        }

        fault = SupportedRegions.Fault(vendor, region);
        if (fault is not null)
        {
            return false;
        }

        DateTimeOffset now = clock.GetUtcNow();
        mapping = new Mapping(address, vendor, region, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
        return true;
    }

    private static JsonObject ToJson(Mapping mapping) => new()
    {
        ["origin_ip"] = mapping.Address,
        ["vendor"] = mapping.Vendor,
        ["region"] = mapping.Region,
        ["modified_on"] = mapping.ModifiedOn.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    private static JsonObject SucceededItem(Mapping mapping) => new()
    {
        ["origin_ip"] = mapping.Address,
        ["vendor"] = mapping.Vendor,
        ["region"] = mapping.Region,
    };

    private static JsonObject FailedItem(string address, string error) =>
        new() { ["origin_ip"] = address, ["error"] = error };

    private static Answer BatchResult(IEnumerable<JsonNode> succeeded, JsonArray failed) =>
        Answer.Success(new JsonObject { ["succeeded"] = new JsonArray([.. succeeded]), ["failed"] = failed });

    private static int Number(Dictionary<string, string> query, string name, int defaultValue) =>
        query.TryGetValue(name, out string? text)
            ? (int)Math.Min(long.Parse(text, CultureInfo.InvariantCulture), int.MaxValue)
            : defaultValue;

    private static Answer Refused(string message) =>
        Answer.Failure(StatusCodes.Status400BadRequest, Answer.GeneralError, message);

    private static Answer NothingFound() => Answer.Failure(
        StatusCodes.Status404NotFound, Answer.NothingFound, "The zone has no such mapping.");

    private static Answer TooManyMappings() => Answer.Failure(
        StatusCodes.Status403Forbidden, Answer.TooManyMappings, "The zone has reached its limit of mappings.");
}
