using System.Globalization;
using System.Text.Json.Nodes;

namespace Cloudflare.Sample.Server;

/// <summary>Zones, DNS records and Workers in memory.</summary>
internal sealed class ProductsService
{
    private readonly Dictionary<string, JsonObject> _records = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>What the operation answers, or null where it has nothing at that path.</summary>
    public Answer? Invoke(Route route, RequestCheck check)
    {
        lock (_lock)
        {
            return route.Id switch
            {
                "zones-get" => Page([Zone()], check),
                "dns-records-for-a-zone-list-dns-records" => Page([.. _records.Values], check),
                "dns-records-for-a-zone-create-dns-record" => Create(check.Body!.AsObject()),
                "dns-records-for-a-zone-patch-dns-record" => Change(
                    route.PathValues["dns_record_id"], check.Body!.AsObject()),
                "dns-records-for-a-zone-delete-dns-record" => Delete(route.PathValues["dns_record_id"]),
                "worker-script-upload-worker-module" => Upload(route.PathValues["script_name"], check),
                _ => null,
            };
        }
    }

    private static JsonObject Zone() => new()
    {
        ["id"] = "023e105f4ecef8ad9ca31a8372d0c353",
        ["name"] = "example.com",
        ["status"] = "active",
    };

    private static Answer Page(List<JsonObject> all, RequestCheck check)
    {
        int page = Number(check, "page", 1);
        int size = Number(check, "per_page", 20);
        JsonArray items = [.. all.Skip((page - 1) * size).Take(size).Select(static item => item.DeepClone())];
        return Answer.Success(items, new JsonObject
        {
            ["page"] = page,
            ["per_page"] = size,
            ["count"] = items.Count,
            ["total_count"] = all.Count,
            ["total_pages"] = (all.Count + size - 1) / size,
        });
    }

    private static int Number(RequestCheck check, string name, int otherwise) =>
        check.Query.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private Answer Create(JsonObject body)
    {
        var record = (JsonObject)body.DeepClone();
        record["id"] = (_records.Count + 1).ToString("x32", CultureInfo.InvariantCulture);
        _records.Add((string)record["id"]!, record);
        return Answer.Success(record.DeepClone());
    }

    private Answer? Change(string id, JsonObject body)
    {
        if (!_records.TryGetValue(id, out JsonObject? record))
        {
            return null;
        }

        foreach ((string name, JsonNode? value) in body)
        {
            record[name] = value?.DeepClone();
        }

        return Answer.Success(record.DeepClone());
    }

    private Answer? Delete(string id) =>
        _records.Remove(id) ? Answer.Success(new JsonObject { ["id"] = id }) : null;

    private static Answer Upload(string name, RequestCheck check)
    {
        string main = (string)check.Body!["metadata"]!["main_module"]!;
        return check.Parts.ContainsKey(main)
            ? Answer.Success(new JsonObject { ["id"] = name, ["size"] = check.Parts.Sum(static part => part.Value) })
            : Answer.Failure(400, Answer.GeneralError, $"The main module '{main}' is no part of the upload.");
    }
}
