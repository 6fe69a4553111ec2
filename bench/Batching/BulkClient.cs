using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Cloudflare;
using Cloudflare.Models.Cache;

namespace SpecClient.Bench.Batching;

/// <summary>The generated client, as a batch and in a sequential loop.</summary>
internal sealed class BulkClient(Uri url) : IDisposable
{
    private const string Zone = "023e105f4ecef8ad9ca31a8372d0c353";

    private readonly CloudflareClient _client = new(new CloudflareClientOptions { BaseUrl = url, ApiToken = "bench" });

    public static IEnumerable<OriginCloudRegionRequest> Items(int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return new()
            {
                OriginIp = string.Create(CultureInfo.InvariantCulture, $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"),
                Region = "us-east-1",
                Vendor = "aws",
            };
        }
    }

    /// <summary>The bodies of all requests, built beforehand.</summary>
    public static List<byte[]> Bodies(List<OriginCloudRegionRequest> items, int size) =>
        [.. items.Chunk(size).Select(static chunk => JsonSerializer.SerializeToUtf8Bytes(
            chunk.Select(static i => new { origin_ip = i.OriginIp, region = i.Region, vendor = "aws" })))];

    /// <summary>All items as one batch.</summary>
    /// <returns>Items that succeeded.</returns>
    public async Task<long> BatchAsync(
        IEnumerable<OriginCloudRegionRequest> items,
        int concurrency,
        Action<long>? step = null,
        BatchOptions? options = null)
    {
        long succeeded = 0;
        options = (options ?? new BatchOptions()) with { MaxConcurrency = concurrency };
        await foreach (var outcome in _client.Cache.OriginCloudRegions.BulkUpdateAllAsync(Zone, items, options))
        {
            if (outcome.Status is not BatchStatus.Succeeded)
            {
                throw new InvalidOperationException(outcome.ToString(), outcome.Exception);
            }

            step?.Invoke(++succeeded);
        }

        return succeeded;
    }

    /// <summary>What one would write without batches: a loop over chunks, or several side by side.</summary>
    public async Task CallAsync(List<OriginCloudRegionRequest> items, int size, int concurrency)
    {
        var chunks = new ConcurrentQueue<OriginCloudRegionRequest[]>(items.Chunk(size));
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            while (chunks.TryDequeue(out OriginCloudRegionRequest[]? chunk))
            {
                await _client.Cache.OriginCloudRegions.BulkUpdateAsync(new() { ZoneId = Zone, Body = chunk });
            }
        }));
    }

    public void Dispose() => _client.Dispose();
}
