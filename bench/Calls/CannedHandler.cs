using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SpecClient.Bench.Calls;

/// <summary>The wire of all clients: reads the whole request body and answers with bytes made before.</summary>
internal sealed class CannedHandler : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private readonly byte[] _batch = Encoding.UTF8.GetBytes(Envelope(
        $$"""{"succeeded":[{{string.Join(',', Data.Addresses.Select(Item))}}],"failed":[]}"""));

    private readonly byte[] _entry = Encoding.UTF8.GetBytes(Envelope(
        Item(Data.Addresses[0]).Replace("}", ",\"modified_on\":\"2026-03-01T12:00:00Z\"}", StringComparison.Ordinal)));

    /// <summary>Bytes of the request bodies so far.</summary>
    public long BytesReceived { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization?.Parameter != Data.Token)
        {
            return new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = request };
        }

        byte[] answer = _entry;
        if (request.Content is not null)
        {
            var counter = new CountingStream();
            await request.Content.CopyToAsync(counter, cancellationToken);
            BytesReceived += counter.Count;
            answer = _batch;
        }

        var content = new ByteArrayContent(answer);
        content.Headers.ContentType = s_json;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }

    private static string Item(string address) =>
        $$"""{"origin_ip":"{{address}}","vendor":"aws","region":"us-east-1"}""";

    private static string Envelope(string result) =>
        $$"""{"success":true,"errors":[],"messages":[],"result":{{result}}}""";

    private sealed class CountingStream : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Count;

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Count += count;
            return Task.CompletedTask;
        }
    }
}
