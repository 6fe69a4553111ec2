using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpecClient.Bench.Batching;

/// <summary>
/// A bulk endpoint that does no work: it sends the bytes of the items back as those that succeeded. The lower bound of
/// what an answer can cost.
/// </summary>
internal static class Echo
{
    public static async Task RunAsync(int latency)
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
