using System.Net;
using System.Net.Sockets;

namespace Runtime.Tests.Faults;

/// <summary>
/// A minimal HTTP/2 server without TLS (RFC 9113): its first connections refuse every request by GOAWAY, the later ones
/// answer 204.
/// </summary>
internal sealed class GoAwayServer : IAsyncDisposable
{
    private const byte HeadersFrame = 1;
    private const byte DataFrame = 0;
    private const byte SettingsFrame = 4;
    private const byte GoAwayFrame = 7;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const byte Acknowledge = 1;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _refusals;
    private readonly bool _isProcessed;
    private readonly Task _accept;
    private int _connections;
    private int _answered;
    private int _refused;

    /// <summary>Starts a server.</summary>
    /// <param name="refusals">Connections that refuse.</param>
    /// <param name="isProcessed">
    /// True: GOAWAY names the request as perhaps processed, and the connection closes; false: as surely not processed.
    /// </param>
    public GoAwayServer(int refusals, bool isProcessed)
    {
        _refusals = refusals;
        _isProcessed = isProcessed;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accept = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Requests that got their answer.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Requests that got GOAWAY.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accept;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                connections.Add(ServeAsync(socket, ++_connections <= _refusals));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket, bool isRefusing)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        byte[] head = new byte[9];
        try
        {
            await stream.ReadExactlyAsync(new byte[24], _stop.Token);
            await WriteAsync(stream, SettingsFrame, 0, 0, []);
            while (true)
            {
                await stream.ReadExactlyAsync(head, _stop.Token);
                byte[] payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
                await stream.ReadExactlyAsync(payload, _stop.Token);
                int id = ((head[5] & 0x7F) << 24) | (head[6] << 16) | (head[7] << 8) | head[8];
                if (head[3] == SettingsFrame && (head[4] & Acknowledge) == 0)
                {
                    await WriteAsync(stream, SettingsFrame, Acknowledge, 0, []);
                }
                else if (head[3] is HeadersFrame or DataFrame && (head[4] & EndStream) != 0)
                {
                    if (isRefusing)
                    {
                        await RefuseAsync(stream, id);
                        return;
                    }

                    // HPACK: the static table's entry 9 is ":status: 204".
                    Interlocked.Increment(ref _answered);
                    await WriteAsync(stream, HeadersFrame, EndStream | EndHeaders, id, [0x89]);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client left, or the test is over.
        }
    }

    private async Task RefuseAsync(NetworkStream stream, int id)
    {
        Interlocked.Increment(ref _refused);
        int last = _isProcessed ? id : 0;
        byte[] payload = [(byte)(last >> 24), (byte)(last >> 16), (byte)(last >> 8), (byte)last, 0, 0, 0, 0];
        await WriteAsync(stream, GoAwayFrame, 0, 0, payload);
    }

    private async Task WriteAsync(NetworkStream stream, byte type, byte flags, int id, byte[] payload)
    {
        byte[] frame =
        [
            0, (byte)(payload.Length >> 8), (byte)payload.Length, type, flags,
            (byte)(id >> 24), (byte)(id >> 16), (byte)(id >> 8), (byte)id,
            .. payload,
        ];
        await stream.WriteAsync(frame, _stop.Token);
    }
}
