using System.Net.Http.Json;
using System.Text.Json;

namespace Runtime.Tests.Batching;

/// <summary>Sends arrays of strings by a bare HttpClient without retries.</summary>
internal sealed class PlainBulkClient(Uri url, string method, TimeSpan timeout) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = url, Timeout = timeout };

    public async Task<BulkAnswer> SendAsync(IReadOnlyList<string> items, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "bulk")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(items)),
        };
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        using JsonDocument? json = await response.Content.ReadFromJsonAsync<JsonDocument>(cancellationToken);
        JsonElement result = json!.RootElement.GetProperty("result");
        return new BulkAnswer(Read(result.GetProperty("succeeded")), Read(result.GetProperty("failed")));
    }

    public void Dispose() => _http.Dispose();

    private static List<ItemAnswer> Read(JsonElement list) =>
        [.. list.EnumerateArray().Select(static item => new ItemAnswer(item.GetString()!, null))];
}
