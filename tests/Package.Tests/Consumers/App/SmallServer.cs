using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace App;

/// <summary>A loopback HTTP server for the few calls of this program.</summary>
internal sealed class SmallServer : IAsyncDisposable
{
    private const string Path = "/zones/023e105f4ecef8ad9ca31a8372d0c353/origin/cloud_regions";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public SmallServer()
    {
        _listener.Start();
        BaseUrl = new Uri($"http://{_listener.LocalEndpoint}");
        _serving = ServeAsync();
    }

    public Uri BaseUrl { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                TcpClient connection = await _listener.AcceptTcpClientAsync();
                _ = ServeAsync(connection);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    /// <summary>One request for each connection.</summary>
    private static async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
            string[] line = ((await reader.ReadLineAsync()) ?? "").Split(' ');
            int length = 0;
            bool authorized = false;
            for (string? header; (header = await reader.ReadLineAsync()) is { Length: > 0 };)
            {
                authorized |= header.Equals("Authorization: Bearer token", StringComparison.OrdinalIgnoreCase);
                if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                {
                    length = int.Parse(header["Content-Length:".Length..]);
                }
            }

            char[] body = new char[length];
            if (length > 0)
            {
                // Even a read of nothing would wait for more.
                await reader.ReadBlockAsync(body);
            }

            (int status, string text) = authorized
                ? Answer($"{line[0]} {line[1]}", new string(body))
                : Failure(401, 10000);
            byte[] bytes = Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {text.Length}\r\n"
                + $"Connection: close\r\n\r\n{text}");
            await connection.GetStream().WriteAsync(bytes);
        }
    }

    private static (int Status, string Text) Answer(string request, string body) => request switch
    {
        $"PUT {Path}/batch" => BulkUpdate(JsonNode.Parse(body)!.AsArray()),
        $"GET {Path}/2001:db8::1" => Success(Entry("2001:db8::1")),
        $"GET {Path}" or $"GET {Path}?page=1" => Success($"[{Entry("192.0.2.1")},{Entry("192.0.2.2")}]", Info(1, 2)),
        $"GET {Path}?page=2" => Success($"[{Entry("192.0.2.3")}]", Info(2, 1)),
        _ => Failure(404, 1142),
    };

    private static (int Status, string Text) BulkUpdate(JsonArray items)
    {
        if (items.Count > 100)
        {
            return Failure(400, 1000);
        }

        ILookup<bool, JsonNode> byFault = items.Select(static item => item!)
            .ToLookup(static item => (string?)item["region"] == "nowhere");
        string succeeded = string.Join(',', byFault[false].Select(static item => item.ToJsonString()));
        string failed = string.Join(',', byFault[true].Select(
            static item => $$"""{"origin_ip":"{{item["origin_ip"]}}","error":"No such region."}"""));
        return Success($$"""{"succeeded":[{{succeeded}}],"failed":[{{failed}}]}""");
    }

    private static string Entry(string address) =>
        $$"""{"origin_ip":"{{address}}","vendor":"gcp","region":"us-central1","modified_on":"2026-03-01T12:00:00Z"}""";

    private static string Info(int page, int count) =>
        $$""","result_info":{"page":{{page}},"per_page":2,"count":{{count}},"total_count":3,"total_pages":2}""";

    private static (int Status, string Text) Success(string result, string info = "") =>
        (200, $$"""{"success":true,"errors":[],"messages":[],"result":{{result}}{{info}}}""");

    private static (int Status, string Text) Failure(int status, int code) =>
        (status, $$"""{"success":false,"errors":[{"code":{{code}},"message":"m"}],"messages":[],"result":null}""");
}
