using System.Net.Http.Headers;

namespace SpecClient.Bench.Calls;

/// <summary>What a careful person writes around the JSON code of one service, without a library.</summary>
internal abstract class PlainClient(HttpClient http)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(60);
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue s_acceptJson = new("application/json");
    private static readonly ProductInfoHeaderValue s_userAgent = new("Plain", "1.0");
    private static readonly AuthenticationHeaderValue s_authorization = new("Bearer", Data.Token);

    public async Task<PlainBatchResult> BulkUpdateAsync(
        string zoneId, IReadOnlyList<PlainRequest> items, CancellationToken cancellationToken = default)
    {
        var body = new PooledBuffer();
        Write(body, items);
        using var request = new HttpRequestMessage(
            HttpMethod.Put,
            new Uri($"{Data.BaseUrl}/zones/{Uri.EscapeDataString(zoneId)}/origin/cloud_regions/batch"))
        {
            Content = new PooledContent(body),
        };
        request.Content.Headers.ContentType = s_json;
        using PooledBuffer answer = await SendAsync(request, cancellationToken);
        return ReadBatch(answer.Span);
    }

    public async Task<PlainEntry> GetAsync(
        string zoneId, string address, CancellationToken cancellationToken = default)
    {
        string path = $"/zones/{Uri.EscapeDataString(zoneId)}/origin/cloud_regions/{Uri.EscapeDataString(address)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Data.BaseUrl + path));
        using PooledBuffer answer = await SendAsync(request, cancellationToken);
        return ReadEntry(answer.Span);
    }

    protected abstract void Write(PooledBuffer buffer, IReadOnlyList<PlainRequest> items);

    protected abstract PlainBatchResult ReadBatch(ReadOnlySpan<byte> json);

    protected abstract PlainEntry ReadEntry(ReadOnlySpan<byte> json);

    private async Task<PooledBuffer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = s_authorization;
        request.Headers.Accept.Add(s_acceptJson);
        request.Headers.UserAgent.Add(s_userAgent);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);
        var buffer = new PooledBuffer();
        try
        {
            using HttpResponseMessage response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            await using Stream stream = await response.Content.ReadAsStreamAsync(timeout.Token);
            while (await stream.ReadAsync(buffer.GetMemory(4096), timeout.Token) is > 0 and int count)
            {
                buffer.Advance(count);
            }

            if (!response.IsSuccessStatusCode)
            {
                string error = System.Text.Encoding.UTF8.GetString(buffer.Span);
                throw new HttpRequestException(error, null, response.StatusCode);
            }

            return buffer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            buffer.Dispose();
            throw new TimeoutException();
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
