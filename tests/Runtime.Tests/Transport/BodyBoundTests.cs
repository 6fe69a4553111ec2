using System.Net;
using Runtime.Tests.Faults;
using Runtime.Tests.Support;
using SpecClient;

namespace Runtime.Tests.Transport;

/// <summary>How much of a body is taken in before it is refused.</summary>
public sealed class BodyBoundTests
{
    private static readonly RequestOptions s_once = new() { MaxRetries = 0 };

    [Theory]
    [InlineData(4_000_000, true)]
    [InlineData(4_000_000, false)]
    [InlineData(20, false)]
    public async Task A_body_over_the_bound_is_refused_and_a_declared_one_at_once(int bound, bool isDeclared)
    {
        using var fixture = new Fixture(options => options.MaxResponseBytes = bound);
        var zeros = new ZeroStream();
        fixture.Things.Respond(_ => Answer(HttpStatusCode.OK, zeros, isDeclared ? 1L << 40 : null));
        var fault = await Assert.ThrowsAsync<ApiResponseFormatException>(
            () => fixture.Client.InvokeAsync(new TestRequest(), s_once));
        Assert.Contains(bound + " bytes", fault.Message, StringComparison.Ordinal);
        Assert.InRange(zeros.Given, isDeclared ? 1 : bound + 1, isDeclared ? 200_000 : bound + 200_000);
    }

    [Fact]
    public async Task What_fits_is_taken_to_the_last_byte_and_one_more_is_too_much()
    {
        var json = new string(' ', 100_000) + Fixture.Ok;
        foreach (var (bound, fits) in new[] { (json.Length, true), (json.Length - 1, false) })
        {
            using var fixture = new Fixture(options => options.MaxResponseBytes = bound);
            fixture.Things.Respond(json);
            var call = fixture.Client.InvokeAsync(new TestRequest(), s_once);
            if (fits)
            {
                Assert.Equal("""{"id":"42"}""", (await call).ToString());
            }
            else
            {
                await Assert.ThrowsAsync<ApiResponseFormatException>(() => call);
            }
        }
    }

    [Fact]
    public async Task An_error_keeps_what_it_may_have_of_its_body()
    {
        using var fixture = new Fixture(options => options.MaxResponseBytes = 40_000);
        fixture.Things.Respond(_ => Answer(HttpStatusCode.BadRequest, new ZeroStream(), null));
        var fault = await Assert.ThrowsAsync<BadRequestException>(
            () => fixture.Client.InvokeAsync(new TestRequest(), s_once));
        Assert.Equal(40_000, fault.Body.Length);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task A_body_that_breaks_is_told_by_its_cause_and_an_error_by_its_status(HttpStatusCode status)
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(_ => Answer(status, new ZeroStream { BreaksAfter = 50_000 }, null));
        var call = fixture.Client.InvokeAsync(new TestRequest(), s_once);
        if (status == HttpStatusCode.OK)
        {
            var fault = await Assert.ThrowsAsync<ApiConnectionException>(() => call);
            Assert.Contains("cut off", fault.Message, StringComparison.Ordinal);
            Assert.IsType<IOException>(fault.InnerException);
        }
        else
        {
            Assert.InRange((await Assert.ThrowsAsync<BadRequestException>(() => call)).Body.Length, 50_000, 200_000);
        }
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.OK)]
    [InlineData("br", HttpStatusCode.OK)]
    [InlineData("deflate", HttpStatusCode.OK)]
    [InlineData("gzip", HttpStatusCode.UnprocessableEntity)]
    [InlineData("br", HttpStatusCode.UnprocessableEntity)]
    [InlineData("deflate", HttpStatusCode.UnprocessableEntity)]
    public async Task A_body_that_is_not_compressed_as_it_says_is_told_like_any_that_breaks(
        string encoding, HttpStatusCode status)
    {
        await using var server = new FaultServer(_ => new LoopbackAnswer(
            (int)status, new string('x', 200), ("Content-Encoding", encoding), ("x-request-id", "r1")));
        using var client = new TestClient(new TestOptions { BaseUrl = server.Url });
        var error = await Assert.ThrowsAnyAsync<ApiException>(
            () => client.InvokeAsync(new TestRequest("POST"), s_once));
        if (status == HttpStatusCode.OK)
        {
            Assert.IsType<ApiConnectionException>(error);
            Assert.True(error.MayHaveArrived);
        }
        else
        {
            Assert.Equal("r1", Assert.IsType<UnprocessableEntityException>(error).RequestId);
            Assert.False(error.MayHaveArrived);
        }
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, Stream body, long? length)
    {
        var content = new StreamContent(body);
        content.Headers.ContentLength = length;
        return new HttpResponseMessage(status) { Content = content };
    }

    /// <summary>A terabyte, a buffer at a time.</summary>
    private sealed class ZeroStream : Stream
    {
        public long Given { get; private set; }

        public long BreaksAfter { get; init; } = long.MaxValue;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Given >= BreaksAfter)
            {
                throw new IOException("cut off");
            }

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
