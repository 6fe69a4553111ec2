using System.Net;
using Runtime.Tests.Support;
using SpecClient;

namespace Runtime.Tests.Transport;

/// <summary>How much of a body is taken in before it is refused.</summary>
public sealed class BodyBoundTests
{
    private const int Chunk = 16 * 1024;
    private static readonly RequestOptions s_once = new() { MaxRetries = 0 };

    [Theory]
    [InlineData(100_000, true)]
    [InlineData(100_000, false)]
    [InlineData(20, false)]
    public async Task A_declared_size_over_the_bound_is_refused_at_the_first_full_buffer(int bound, bool isDeclared)
    {
        using var fixture = new Fixture(options => options.MaxResponseBytes = bound);
        var zeros = new ZeroStream();
        fixture.Things.Respond(_ =>
        {
            var content = new StreamContent(zeros);
            content.Headers.ContentLength = isDeclared ? 1L << 40 : null;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        });
        var fault = await Assert.ThrowsAsync<ApiResponseFormatException>(
            () => fixture.Client.InvokeAsync(new TestRequest(), s_once));
        Assert.Contains(bound + " bytes", fault.Message, StringComparison.Ordinal);
        var most = isDeclared ? Chunk : Math.Max(bound, Chunk);
        Assert.InRange(zeros.Given, 1, 2 * most);
        Assert.True(isDeclared ? zeros.Given <= Chunk : zeros.Given > bound);
    }

    /// <summary>A terabyte, a buffer at a time.</summary>
    private sealed class ZeroStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Clear(buffer, offset, count);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
