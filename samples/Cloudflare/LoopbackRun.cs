using Cloudflare.Models.Cache;
using Cloudflare.Sample.Server;
using SpecClient;

namespace Cloudflare.Sample;

/// <summary>The main job against the server in this process.</summary>
internal sealed class LoopbackRun(CloudflareClient client, LoopbackServer server)
{
    private const string Token = "loopback-token";
    private const string ZoneId = "023e105f4ecef8ad9ca31a8372d0c353";
    private const int MappingCount = 250;
    private const int PageSize = 100;

    private readonly Expectations _expect = new();

    /// <summary>Starts the server, runs, and gives the exit code: 0 only if everything came out as expected.</summary>
    public static async Task<int> RunAsync()
    {
        string document = Path.Combine(AppContext.BaseDirectory, "cloudflare-origin-cloud-regions.yaml");
        var credentials = new ServerCredentials(Token, "user@example.com", "loopback-key");
        var zones = new Dictionary<string, Zone>(StringComparer.Ordinal) { [ZoneId] = new Zone() };
        await using LoopbackServer server = await LoopbackServer.StartAsync(document, credentials, zones);
        using var client = new CloudflareClient(new CloudflareClientOptions
        {
            BaseUrl = server.BaseUri,
            ApiToken = Token,
        });
        Console.WriteLine($"Loopback server: {server.BaseUri}");

        var run = new LoopbackRun(client, server);
        await run.BulkUpdateAsync();
        OriginCloudRegionRequest[] taken = await run.BulkUpdateAllAsync();
        await run.ListAsync(taken.Length + 2);
        await run.UpdateAndReadAsync();
        await run.ShowSupportedRegionsAsync();
        await run.DeleteAsync(taken);
        await run.ShowErrorAsync();
        int products = await ProductsRun.RunAsync();
        return Math.Max(run.Finish(), products);
    }

    /// <summary>The reference document's example.</summary>
    private async Task BulkUpdateAsync()
    {
        OriginCloudRegionBulkUpdateResponse response = await client.Cache.OriginCloudRegions.BulkUpdateAsync(new()
        {
            ZoneId = ZoneId,
            Body =
            [
                new() { OriginIp = "192.0.2.1", Region = "us-east-1", Vendor = "aws" },
                new() { OriginIp = "2001:db8::1", Region = "us-central1", Vendor = OriginCloudRegionVendor.Gcp },
                new() { OriginIp = "192.0.2.2", Region = "us-central1", Vendor = OriginCloudRegionVendor.Aws },
            ],
        });
        foreach (var item in response.Failed)
        {
            Console.WriteLine($"Failed: {item.OriginIp}: {item.Error}");
        }

        foreach (var item in response.Succeeded)
        {
            Console.WriteLine($"Succeeded: {item.OriginIp}: {item.Vendor} {item.Region}");
        }

        _expect.Equal(2, response.Succeeded.Count);
        _expect.Equal("192.0.2.2", response.Failed.Single().OriginIp);
    }

    /// <summary>More mappings than a request can hold, some of them bad; gives those that the service took.</summary>
    private async Task<OriginCloudRegionRequest[]> BulkUpdateAllAsync()
    {
        OriginCloudRegionRequest[] mappings = [.. Enumerable.Range(0, MappingCount).Select(CreateMapping)];
        int requestsBefore = server.Requests.Count;
        var batch = client.Cache.OriginCloudRegions.BulkUpdateAllAsync(
            ZoneId, mappings, new BatchOptions { Progress = new ProgressBar(), ProgressInterval = TimeSpan.Zero });
        BatchResult<OriginCloudRegionRequest, OriginCloudRegionBatchItem> result = await batch.ToResultAsync();
        foreach (var outcome in result.Refused)
        {
            Console.WriteLine($"Refused: mapping {outcome.Index}, {outcome.Item.OriginIp}: {outcome.Error}");
        }

        _expect.Equal("7, 101, 249", string.Join(", ", result.Refused.Select(static outcome => outcome.Index)));
        _expect.Equal(MappingCount - 3, result.Succeeded.Count);
        _expect.Equal(BatchCompletion.Finished, result.Completion);
        _expect.Equal(3, server.Requests.Count - requestsBefore);
        return [.. result.Succeeded.Select(static outcome => outcome.Item)];
    }

    private static OriginCloudRegionRequest CreateMapping(int index)
    {
        string address = index % 2 == 0 ? $"198.51.100.{index}" : $"2001:db8::{index:x}:0:0:{index:x}";
        string unsupportedVendor = "ibm";
        return index switch
        {
            7 => new() { OriginIp = "2001:db8::g", Vendor = "oci", Region = "uk-london-1" },
            101 => new() { OriginIp = address, Vendor = "azure", Region = "us-east-1" },
            249 => new() { OriginIp = address, Vendor = unsupportedVendor, Region = "us-east-1" },
            _ => new() { OriginIp = address, Vendor = OriginCloudRegionVendor.Azure, Region = "westeurope" },
        };
    }

    private async Task ListAsync(int expectedCount)
    {
        int requestsBefore = server.Requests.Count;
        int count = 0;
        var vendors = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (OriginCloudRegion mapping in client.Cache.OriginCloudRegions.ListAsync(
            new() { ZoneId = ZoneId, PerPage = PageSize }))
        {
            count++;
            vendors[mapping.Vendor.Value] = vendors.GetValueOrDefault(mapping.Vendor.Value) + 1;
        }

        Console.WriteLine($"Listed: {count} ({string.Join(", ", vendors.Select(v => $"{v.Key} {v.Value}"))})");
        _expect.Equal(expectedCount, count);
        _expect.Equal((expectedCount + PageSize - 1) / PageSize, server.Requests.Count - requestsBefore);
    }

    /// <summary>Any spelling of an IPv6 address finds the mapping; the service gives the canonical one back.</summary>
    private async Task UpdateAndReadAsync()
    {
        await client.Cache.OriginCloudRegions.UpdateAsync(
            "2001:db8::1", new() { ZoneId = ZoneId, OriginIp = "2001:db8::1", Vendor = "gcp", Region = "asia-east1" });
        OriginCloudRegion mapping = await client.Cache.OriginCloudRegions.GetAsync(
            "2001:0DB8:0::0001", new() { ZoneId = ZoneId });
        Console.WriteLine($"Read: {mapping}");
        _expect.Equal("2001:db8::1", mapping.OriginIp);
        _expect.Equal(OriginCloudRegionVendor.Gcp, mapping.Vendor);
        _expect.Equal("asia-east1", mapping.Region);
    }

    private async Task ShowSupportedRegionsAsync()
    {
        var regions = await client.Cache.OriginCloudRegions.SupportedRegionsAsync(new() { ZoneId = ZoneId });
        Console.WriteLine($"Supported: {string.Join(", ", regions.Vendors.Select(v => $"{v.Key} {v.Value.Count}"))}");
        _expect.Equal(4, regions.Vendors.Count);
    }

    private async Task DeleteAsync(OriginCloudRegionRequest[] mappings)
    {
        await client.Cache.OriginCloudRegions.DeleteAsync("192.0.2.1", new() { ZoneId = ZoneId });
        string[] addresses = [.. mappings.Select(static mapping => mapping.OriginIp), "2001:db8::1", "203.0.113.9"];
        var result = await client.Cache.OriginCloudRegions.BulkDeleteAllAsync(ZoneId, addresses).ToResultAsync();
        Console.WriteLine($"Deleted: {result.Succeeded.Count}, refused: {result.Refused.Count}");
        _expect.Equal(addresses.Length - 1, result.Succeeded.Count);
        _expect.Equal("203.0.113.9", result.Refused.Single().Item);

        Page<OriginCloudRegion> firstPage = await client.Cache.OriginCloudRegions.ListAsync(new() { ZoneId = ZoneId });
        _expect.Equal(0, firstPage.Items.Count);
    }

    private async Task ShowErrorAsync()
    {
        try
        {
            await client.Cache.OriginCloudRegions.GetAsync("203.0.113.9", new() { ZoneId = ZoneId });
            _expect.Fail("Reading a mapping that does not exist succeeded");
        }
        catch (NotFoundException exception)
        {
            Console.WriteLine($"Typed error: {exception.GetType().Name}, status {(int)exception.StatusCode}");
            foreach (var error in exception.Errors)
            {
                Console.WriteLine($"  {error.Code}: {error.Message}");
            }

            _expect.Equal("1142", exception.Errors.Single().Code);
        }
    }

    private int Finish()
    {
        foreach (string violation in server.Violations)
        {
            _expect.Fail($"Against the document: {violation}");
        }

        Console.WriteLine($"{server.Requests.Count} requests, {server.Violations.Count} against the document.");
        Console.WriteLine(_expect.ExitCode == 0 ? "Everything as expected." : "Not everything as expected.");
        return _expect.ExitCode;
    }
}
