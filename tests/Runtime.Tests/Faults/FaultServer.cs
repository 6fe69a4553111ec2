using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Runtime.Tests.Faults;

/// <summary>
/// An HTTP/1.1 server on a loopback socket that does to requests what its plan says, and keeps a log that is the judge.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _connections = new();
    private readonly Func<LoopbackRequest, LoopbackAnswer> _apply;
    private readonly Task _accept;
    private int _requests;
    private int _open;
    private int _accepted;

    /// <summary>Starts a server.</summary>
    /// <param name="apply">The service: called for each request that is applied, from several threads.</param>
    /// <param name="plan">The faults; null = none.</param>
    public FaultServer(Func<LoopbackRequest, LoopbackAnswer> apply, FaultPlan? plan = null)
    {
        _apply = apply;
        Plan = plan ?? FaultPlan.Quiet;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accept = AcceptAsync();
    }

    public Uri Url { get; }

    public FaultPlan Plan { get; set; }

    /// <summary>Faults done, by request number.</summary>
    public ConcurrentDictionary<int, FaultKind> Log { get; } = new();

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Connections open now.</summary>
    public int OpenConnections => Volatile.Read(ref _open);

    /// <summary>Connections accepted in all.</summary>
    public int Connections => Volatile.Read(ref _accepted);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accept;
        await Task.WhenAll(_connections.Keys);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                socket.NoDelay = true;
                Interlocked.Increment(ref _accepted);
                Task task = ServeAsync(socket);
                _connections[task] = 0;
                _ = task.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Interlocked.Increment(ref _open);
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: false);
            var reader = new LoopbackReader(stream);
            while (await reader.ReadHeadAsync(_stop.Token) is { } head)
            {
                int number = Interlocked.Increment(ref _requests) - 1;
                (FaultKind kind, int variant) = Plan.For(number);
                Log[number] = kind;
                if (!await AnswerAsync(socket, stream, reader, head, number, kind, variant))
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The client left, or the test is over.
        }
        finally
        {
            socket.Dispose();
            Interlocked.Decrement(ref _open);
        }
    }

    /// <summary>Treats one request; false where the connection ends with it.</summary>
    private async Task<bool> AnswerAsync(
        Socket socket, Stream stream, LoopbackReader reader, LoopbackHead head, int number, FaultKind kind, int variant)
    {
        if (kind is FaultKind.ResetBeforeBody)
        {
            Reset(socket);
            return false;
        }

        byte[] body = await reader.ReadBodyAsync(head, stream, _stop.Token);
        var request = new LoopbackRequest(number, head.Method, head.Target, head.Headers, body);
        switch (kind)
        {
            case FaultKind.ResetAfterBody:
                Reset(socket);
                return false;
            case FaultKind.ResetAfterApplying:
                _apply(request);
                Reset(socket);
                return false;
            case FaultKind.Garbage:
                _apply(request);
                await stream.WriteAsync("\u0001\u0002 this is no HTTP\r\n\r\n"u8.ToArray(), _stop.Token);
                return false;
            case FaultKind.Silence:
                _apply(request);
                await Task.Delay(TimeSpan.FromSeconds(30), _stop.Token);
                return false;
            case FaultKind.Delay:
                await Task.Delay(5 + (variant % 40), _stop.Token);
                break;
            default:
                break;
        }

        LoopbackAnswer answer = kind switch
        {
            FaultKind.TooManyRequests => Throttle(variant),
            FaultKind.Refusal => new LoopbackAnswer(400, "{\"success\":false}"),
            FaultKind.ServerError => ServerError(variant),
            _ => _apply(request),
        };
        answer = kind switch
        {
            FaultKind.ServerErrorAfterApplying => ServerError(variant),
            FaultKind.GarbageBody => new LoopbackAnswer(200, "{\"result\": [truncated"),
            _ => answer,
        };
        await WriteAsync(stream, answer, kind);
        return kind is not (FaultKind.HalfAnswer or FaultKind.SlowDrip or FaultKind.CloseAfterAnswer);
    }

    private async Task WriteAsync(Stream stream, LoopbackAnswer answer, FaultKind kind)
    {
        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        var head = new StringBuilder();
        head.Append("HTTP/1.1 ").Append(answer.Status).Append(" Status\r\nContent-Type: application/json\r\n");
        head.Append("Content-Length: ").Append(body.Length).Append("\r\n");
        foreach ((string name, string value) in answer.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("\r\n");
        byte[] all = [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
        switch (kind)
        {
            case FaultKind.HalfAnswer:
                await stream.WriteAsync(all.AsMemory(0, all.Length - (body.Length / 2) - 1), _stop.Token);
                break;
            case FaultKind.SlowDrip:
                int start = all.Length - body.Length;
                await stream.WriteAsync(all.AsMemory(0, start), _stop.Token);
                for (int i = start; i < all.Length - 1; i++)
                {
                    await stream.WriteAsync(all.AsMemory(i, 1), _stop.Token);
                    await Task.Delay(50, _stop.Token);
                }

                break;
            default:
                await stream.WriteAsync(all, _stop.Token);
                break;
        }
    }

    private static LoopbackAnswer Throttle(int variant) => new(
        429, "{\"success\":false}", FaultPlan.ThrottleHeaders[variant % FaultPlan.ThrottleHeaders.Count]);

    private static LoopbackAnswer ServerError(int variant) =>
        new((variant % 4) switch { 0 => 500, 1 => 502, 2 => 503, _ => 504 }, "{\"success\":false}");

    private static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}
