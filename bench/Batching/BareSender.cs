using System.Net.Http.Headers;

namespace SpecClient.Bench.Batching;

/// <summary>
/// The bound: bodies built beforehand, sent side by side by HttpClient; of answers the status is checked, and their
/// bodies are read to the end but not looked at.
/// </summary>
internal sealed class BareSender(HttpClient http, IReadOnlyList<byte[]> bodies)
{
    public async Task RunAsync(int concurrency)
    {
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            int mine;
            while ((mine = Interlocked.Increment(ref next)) < bodies.Count)
            {
                using var request = new HttpRequestMessage(HttpMethod.Put, "zones/z/origin/cloud_regions/batch");
                request.Content = new ByteArrayContent(bodies[mine]);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using HttpResponseMessage response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
            }
        }));
    }
}
