using System.Globalization;
using System.Text;
using Runtime.Tests.Batching;
using SpecClient;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Transport;

/// <summary>Requests reach the connection whole, in as few pieces as can be, and never late.</summary>
public sealed class JoinedWriteTests
{
    [Fact]
    public async Task Head_and_body_of_a_small_request_go_out_at_once()
    {
        var connection = new Connection();
        var stream = new JoinedWriteStream(connection);
        byte[] request = Put(6_000);
        await WriteAsync(stream, request, 4096);
        Assert.Equal(request, connection.Writes.Single());
    }

    [Fact]
    public async Task What_is_complete_or_of_unknown_length_or_waits_for_the_service_passes_at_once()
    {
        byte[] get = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        byte[] expecting = Put(100, "Expect: 100-continue\r\n");
        byte[] large = Put(JoinedWriteStream.MostHeld + 1);
        byte[] chunked = Encoding.ASCII.GetBytes("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        var connection = new Connection();
        var stream = new JoinedWriteStream(connection);
        foreach (byte[] request in new[] { get, expecting, large })
        {
            connection.Writes.Clear();
            int head = request.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
            await stream.WriteAsync(request.AsMemory(0, head));
            Assert.Equal(request[..head], connection.Writes.Single());
            await stream.WriteAsync(request.AsMemory(head));
        }

        // Behind requests that passed, and the large one's whole body, the next small one is joined again.
        connection.Writes.Clear();
        await WriteAsync(stream, Put(6_000), 4096);
        Assert.Single(connection.Writes);

        // Behind a body of unknown length nothing is known any more.
        connection.Writes.Clear();
        await stream.WriteAsync(chunked);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("5\r\nhello\r\n"));
        await WriteAsync(stream, Put(6_000), 4096);
        Assert.Equal(4, connection.Writes.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task However_requests_are_cut_all_bytes_are_out_when_one_ends(bool isSync)
    {
        var random = new Random(5);
        var connection = new Connection();
        var stream = new JoinedWriteStream(connection);
        for (int i = 0; i < 500; i++)
        {
            byte[] request = Put(random.Next(10) == 0 ? 0 : random.Next(100_000));
            connection.Writes.Clear();
            await WriteAsync(stream, request, random.Next(200, 20_000), isSync);
            Assert.Equal(request, connection.Writes.SelectMany(static bytes => bytes));
            Assert.True(request.Length > JoinedWriteStream.MostHeld || connection.Writes.Count <= 1);
        }
    }

    [Fact]
    public async Task The_clients_own_handler_sends_so()
    {
        var connection = new Connection { Answer = Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Length: 58\r\n\r\n"
            + """{"success":true,"result":{"succeeded":["a"],"failed":[]}}""" + "\n") };
        BulkClientOptions options = BulkClientOptions.For(new Uri("http://bulk.test/"), TimeSpan.FromSeconds(5));
        SocketsHttpHandler handler = TransportFactory.CreateDefault(options);
        handler.ConnectCallback = (_, _) => new ValueTask<Stream>(connection);
        options.Handler = handler;
        using var client = new BulkClient(options);
        string[] items = [.. Enumerable.Range(0, 1_000).Select(static i => i.ToString(CultureInfo.InvariantCulture))];
        await client.InvokeAsync(new BulkRequest(new ApiOperation("bulk", "PUT", "/bulk"), items));
        string sent = Encoding.ASCII.GetString(connection.Writes.Single());
        Assert.StartsWith("PUT /bulk HTTP/1.1\r\n", sent, StringComparison.Ordinal);
        Assert.EndsWith("\"998\",\"999\"]", sent, StringComparison.Ordinal);
    }

    private static byte[] Put(int length, string headers = "") => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"PUT /records HTTP/1.1\r\nHost: bulk.test\r\n{headers}Content-Length: {length}\r\n\r\n")
        + new string('x', length));

    /// <summary>Writes as the platform's handler does: the first piece holds the head.</summary>
    private static async Task WriteAsync(Stream stream, byte[] request, int pieces, bool isSync = false)
    {
        for (int i = 0; i < request.Length; i += pieces)
        {
            int count = Math.Min(pieces, request.Length - i);
            if (isSync)
            {
                stream.Write(request, i, count);
            }
            else
            {
                await stream.WriteAsync(request.AsMemory(i, count));
            }
        }
    }

    /// <summary>A connection that keeps what is written, and answers when a request came.</summary>
    private sealed class Connection : MemoryStream
    {
        private readonly SemaphoreSlim _written = new(0);
        private int _read;

        public List<byte[]> Writes { get; } = [];

        public byte[] Answer { get; init; } = [];

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return default;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes.Add(buffer.ToArray());
            _written.Release();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_read == 0)
            {
                await _written.WaitAsync(cancellationToken);
            }

            int count = Math.Min(buffer.Length, Answer.Length - _read);
            Answer.AsSpan(_read, count).CopyTo(buffer.Span);
            _read += count;
            return count;
        }
    }
}
