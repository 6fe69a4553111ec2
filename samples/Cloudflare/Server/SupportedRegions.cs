using System.Text.Json.Nodes;

namespace Cloudflare.Sample.Server;

/// <summary>The vendors and regions that a mapping may name, with the upper-tier data centers near each.</summary>
internal static class SupportedRegions
{
    private static readonly Dictionary<string, Dictionary<string, string[]>> s_vendors = new(StringComparer.Ordinal)
    {
        ["aws"] = new(StringComparer.Ordinal)
        {
            ["us-east-1"] = ["IAD", "EWR"],
            ["us-west-2"] = ["SEA", "PDX"],
            ["eu-central-1"] = ["FRA"],
            ["ap-southeast-2"] = ["SYD"],
        },
        ["azure"] = new(StringComparer.Ordinal)
        {
            ["eastus"] = ["IAD"],
            ["westeurope"] = ["AMS", "FRA"],
            ["japaneast"] = ["NRT"],
        },
        ["gcp"] = new(StringComparer.Ordinal)
        {
            ["us-central1"] = ["ORD"],
            ["europe-west1"] = ["BRU", "AMS"],
            ["asia-east1"] = ["TPE"],
        },
        ["oci"] = new(StringComparer.Ordinal)
        {
            ["us-ashburn-1"] = ["IAD"],
            ["uk-london-1"] = ["LHR"],
        },
    };

    /// <summary>Why vendor and region do not go together, or null where they do.</summary>
    public static string? Fault(string vendor, string region)
    {
        if (!s_vendors.TryGetValue(vendor, out Dictionary<string, string[]>? regions))
        {
            return $"The vendor '{vendor}' is not supported.";
        }

        return regions.ContainsKey(region) ? null : $"The vendor '{vendor}' has no region '{region}'.";
    }

    /// <summary>The whole table as the service shows it.</summary>
    public static JsonObject ToJson()
    {
        var vendors = new JsonObject();
        foreach ((string vendor, Dictionary<string, string[]> regions) in s_vendors)
        {
            vendors[vendor] = new JsonArray([.. regions.Select(static region => new JsonObject
            {
                ["name"] = region.Key,
                ["upper_tier_colos"] = new JsonArray([.. region.Value.Select(static colo => JsonValue.Create(colo))]),
            })]);
        }

        return new JsonObject { ["vendors"] = vendors, ["obtained_codes"] = true };
    }
}
