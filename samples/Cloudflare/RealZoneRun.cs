using Cloudflare.Models.Cache;
using SpecClient;

namespace Cloudflare.Sample;

/// <summary>
/// The same calls on a real zone, after a yes: only addresses of the documentation ranges (RFC 5737, RFC 3849) that the
/// zone does not have yet, all removed again at the end.
/// </summary>
internal static class RealZoneRun
{
    /// <summary>What is created.</summary>
    public static IReadOnlyList<OriginCloudRegionRequest> Plan { get; } =
    [
        new() { OriginIp = "192.0.2.77", Vendor = OriginCloudRegionVendor.Aws, Region = "us-east-1" },
        new() { OriginIp = "198.51.100.77", Vendor = OriginCloudRegionVendor.Aws, Region = "us-east-1" },
        new() { OriginIp = "203.0.113.77", Vendor = OriginCloudRegionVendor.Gcp, Region = "us-central1" },
        new() { OriginIp = "2001:db8::77", Vendor = OriginCloudRegionVendor.Gcp, Region = "us-central1" },
        new() { OriginIp = "2001:db8:77::1", Vendor = OriginCloudRegionVendor.Aws, Region = "no-such-region" },
    ];

    /// <summary>Runs, and gives the exit code: 0 only if all came out as expected and was removed again.</summary>
    public static async Task<int> RunAsync(string token, string zoneId)
    {
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, arguments) =>
        {
            // The process must live on until the mappings are removed.
            arguments.Cancel = true;
            cancellation.Cancel();
        };
        using var client = new CloudflareClient(new CloudflareClientOptions { ApiToken = token });
        var regions = client.Cache.OriginCloudRegions;
        var expect = new Expectations();
        string[] planned = [.. Plan.Select(static mapping => mapping.OriginIp)];

        await foreach (OriginCloudRegion mapping in regions.ListAsync(
            new() { ZoneId = zoneId, PerPage = 100 }, cancellationToken: cancellation.Token))
        {
            if (planned.Contains(mapping.OriginIp, StringComparer.OrdinalIgnoreCase))
            {
                Console.WriteLine($"The zone has a mapping for {mapping.OriginIp} already; nothing was changed.");
                return 1;
            }
        }

        try
        {
            OriginCloudRegionBulkUpdateResponse response = await regions.BulkUpdateAsync(
                new() { ZoneId = zoneId, Body = Plan }, cancellationToken: cancellation.Token);
            Print("Failed", response.Failed);
            Print("Succeeded", response.Succeeded);
            expect.Equal(planned.Length - 1, response.Succeeded.Count);

            OriginCloudRegion read = await regions.GetAsync(
                "2001:db8::77", new() { ZoneId = zoneId }, cancellationToken: cancellation.Token);
            Console.WriteLine($"Read: {read}");
            expect.Equal("2001:db8::77", read.OriginIp);
        }
        catch (Exception exception) when (exception is ApiException or OperationCanceledException)
        {
            expect.Fail(exception.Message);
        }
        finally
        {
            // Also after an error: whatever of the plan is there now, this run has created.
            OriginCloudRegionBulkDeleteResponse removed = await regions.BulkDeleteAsync(
                new() { ZoneId = zoneId, Body = planned }, cancellationToken: CancellationToken.None);
            Print("Removed", removed.Succeeded);
        }

        await foreach (OriginCloudRegion left in regions.ListAsync(new() { ZoneId = zoneId, PerPage = 100 }))
        {
            if (planned.Contains(left.OriginIp, StringComparer.OrdinalIgnoreCase))
            {
                expect.Fail($"{left.OriginIp} is still there; remove it by hand");
            }
        }

        return expect.ExitCode;
    }

    private static void Print(string title, IEnumerable<OriginCloudRegionBatchItem> items)
    {
        foreach (OriginCloudRegionBatchItem item in items)
        {
            Console.WriteLine($"{title}: {item.OriginIp}: {item.Error ?? $"{item.Vendor} {item.Region}"}");
        }
    }
}
