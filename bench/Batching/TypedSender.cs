using System.Net.Http.Headers;
using System.Text.Json;
using Cloudflare.Models.Cache;

namespace SpecClient.Bench.Batching;

/// <summary>
/// What one would write by hand with types: like the bare sender, but each body is written from items when it is sent,
/// and each answer is read into objects, by the serializer's generated code.
/// </summary>
internal sealed class TypedSender(HttpClient http, List<OriginCloudRegionRequest> items)
{
    private readonly Region[][] _chunks =
        [.. items.Chunk(100).Select(static chunk => chunk
            .Select(static item => new Region(item.OriginIp, item.Region, "aws")).ToArray())];

    public async Task RunAsync(int concurrency)
    {
        int next = -1;
        int[] succeeded = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            int count = 0;
            int mine;
            while ((mine = Interlocked.Increment(ref next)) < _chunks.Length)
            {
                using var request = new HttpRequestMessage(HttpMethod.Put, "zones/z/origin/cloud_regions/batch");
                request.Content = new ByteArrayContent(
                    JsonSerializer.SerializeToUtf8Bytes(_chunks[mine], ServiceJson.Default.RegionArray));
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using HttpResponseMessage response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
                Answer? answer = JsonSerializer.Deserialize(
                    await response.Content.ReadAsByteArrayAsync(), ServiceJson.Default.Answer);
                count += answer!.Result!.Succeeded.Count;
            }

            return count;
        }));
        if (succeeded.Sum() != items.Count)
        {
            throw new InvalidOperationException("Not all items succeeded.");
        }
    }
}
