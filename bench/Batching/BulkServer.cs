using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpecClient.Bench.Batching;

/// <summary>
/// A minimal HTTP/1.1 bulk endpoint in its own process: reads an array of regions, and answers that all succeeded.
/// </summary>
internal sealed class BulkServer : IAsyncDisposable
{
    private readonly Process _process;

    private BulkServer(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<BulkServer> StartAsync(int latency)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add(latency.ToString(CultureInfo.InvariantCulture));
        Process process = Process.Start(start)!;
        string url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException();
        return new BulkServer(process, new Uri(url));
    }

    public static async Task ServeAsync(int latency)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        while (true)
        {
            Socket socket = await listener.AcceptSocketAsync();
            socket.NoDelay = true;
            _ = ServeAsync(new NetworkStream(socket, ownsSocket: true), latency);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task ServeAsync(NetworkStream stream, int latency)
    {
        byte[] buffer = new byte[256 * 1024];
        int filled = 0;
        try
        {
            while (true)
            {
                int head;
                while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
                {
                    filled += await ReadAsync(stream, buffer, filled);
                }

                int body = head + 4;
                int length = ContentLength(buffer.AsSpan(0, head));
                while (filled < body + length)
                {
                    filled += await ReadAsync(stream, buffer, filled);
                }

                byte[] answer = Answer(buffer.AsSpan(body, length));
                buffer.AsSpan(body + length, filled - body - length).CopyTo(buffer);
                filled -= body + length;
                if (latency > 0)
                {
                    await Task.Delay(latency);
                }

                await stream.WriteAsync(answer);
            }
        }
        catch (IOException)
        {
            await stream.DisposeAsync();
        }
    }

    private static async Task<int> ReadAsync(NetworkStream stream, byte[] buffer, int filled)
    {
        int read = await stream.ReadAsync(buffer.AsMemory(filled));
        return read > 0 ? read : throw new IOException("closed");
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        int at = head.IndexOf("Content-Length: "u8) + "Content-Length: "u8.Length;
        ReadOnlySpan<byte> rest = head[at..];
        int end = rest.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? rest : rest[..end], CultureInfo.InvariantCulture);
    }

    /// <summary>The body's items as the list of succeeded ones: they have the same shape.</summary>
    private static byte[] Answer(ReadOnlySpan<byte> body)
    {
        byte[] before = """{"success":true,"errors":[],"messages":[],"result":{"failed":[],"succeeded":"""u8.ToArray();
        byte[] after = "}}"u8.ToArray();
        byte[] head = Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + (before.Length + body.Length + after.Length).ToString(CultureInfo.InvariantCulture) + "\r\n\r\n");
        return [.. head, .. before, .. body, .. after];
    }
}
