using System.Net;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Requests;

namespace Runtime.Tests.Pipeline;

/// <summary>No answer keeps its connection: whatever becomes of a call, each is disposed.</summary>
public sealed class DisposalTests
{
    private readonly List<Answer> _answers = [];

    [Theory]
    [InlineData("read", 1)]
    [InlineData("garbage", 1)]
    [InlineData("refused", 1)]
    [InlineData("repeated", 3)]
    [InlineData("renewed", 2)]
    [InlineData("redirected", 2)]
    [InlineData("redirected for ever", 11)]
    [InlineData("broken in the body", 3)]
    [InlineData("broken behind a redirect", 6)]
    [InlineData("cut short by time", 1)]
    [InlineData("too large", 1)]
    public async Task Each_answer_of_a_call_is_disposed_however_the_call_ends(string how, int answers)
    {
        foreach (var isWhole in new[] { false, true })
        {
            _answers.Clear();
            using var fixture = Create(how);
            var request = new TestRequest("GET", how == "renewed" ? [["oidc"]] : []);
            await Record.ExceptionAsync(() => isWhole
                ? fixture.Client.SendAsync(request)
                : fixture.Client.InvokeAsync(request));
            Assert.Equal(answers, _answers.Count);
            Assert.All(_answers, static answer => Assert.True(answer.IsDisposed));
        }
    }

    [Theory]
    [InlineData("refused", false)]
    [InlineData("closed", false)]
    [InlineData("streamed", true)]
    public async Task A_streamed_answer_is_disposed_where_the_caller_does_not_get_it(string how, bool isKept)
    {
        foreach (var isWhole in new[] { false, true })
        {
            _answers.Clear();
            using var fixture = new Fixture();
            fixture.Things.Respond(_ =>
            {
                var status = how == "refused" ? HttpStatusCode.NotFound : HttpStatusCode.OK;
                var answer = Next(status, new MemoryStream([1]));
                if (how == "closed")
                {
                    answer.Content.Dispose();
                }

                return answer;
            });
            IDisposable? got = null;
            await Record.ExceptionAsync(async () => got = isWhole
                ? (await fixture.Client.SendAsync(new Download())).Value
                : await fixture.Client.InvokeAsync(new Download()));
            Assert.Equal((isKept, !isKept), (got is not null, Assert.Single(_answers).IsDisposed));
            got?.Dispose();
            Assert.True(_answers[0].IsDisposed);
        }
    }

    [Fact]
    public async Task An_answer_that_stops_in_the_middle_is_disposed_where_the_call_is_cancelled()
    {
        using var fixture = new Fixture(skipsDelays: false);
        using var cancel = new CancellationTokenSource();
        fixture.Things.Respond(_ => Next(HttpStatusCode.OK, new EndlessStream { HangsAfter = 10 }));
        var call = fixture.Client.InvokeAsync(new TestRequest(), null, cancel.Token);
        Assert.False(call.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(Assert.Single(_answers).IsDisposed);
    }

    private Fixture Create(string how)
    {
        var fixture = new Fixture(options =>
        {
            options.MaxResponseBytes = 100_000;
            options.Credentials["oidc"] = ApiCredential.FromProvider(
                (request, _) => ValueTask.FromResult<AccessToken>(request.Refused is null ? "old" : "new"));
            if (how == "cut short by time")
            {
                options.Timeout = TimeSpan.FromMilliseconds(30);
                options.TimeProvider = TimeProvider.System;
                options.MaxRetries = 0;
            }
        });
        _ = how switch
        {
            "read" => fixture.Things.Respond(_ => Next(Fixture.Ok)),
            "garbage" => fixture.Things.Respond(_ => Next("garbage")),
            "refused" => fixture.Things.Respond(_ => Next("{}", HttpStatusCode.NotFound)),
            "repeated" => fixture.Things.Respond(_ => Next("{}", HttpStatusCode.BadGateway)),
            "renewed" => fixture.Things
                .Respond(_ => Next("{}", HttpStatusCode.Unauthorized)).Respond(_ => Next(Fixture.Ok)),
            "redirected" => fixture.Things.Respond(_ => Redirect()).Respond(_ => Next(Fixture.Ok)),
            "redirected for ever" => fixture.Things.Respond(_ => Redirect()),
            "broken in the body" => fixture.Things.Respond(
                _ => Next(HttpStatusCode.OK, new EndlessStream { BreaksAfter = 10 })),
            "broken behind a redirect" => fixture.Things.Respond(request => _answers.Count % 2 == 0
                ? Redirect()
                : Next(HttpStatusCode.OK, new EndlessStream { BreaksAfter = 10 })),
            "cut short by time" => fixture.Things.Respond(
                _ => Next(HttpStatusCode.OK, new EndlessStream { HangsAfter = 10 })),
            _ => fixture.Things.Respond(_ => Next(HttpStatusCode.OK, new EndlessStream())),
        };
        fixture.Transport.Otherwise().Respond(_ => Next("{}", HttpStatusCode.NotFound));
        return fixture;
    }

    private Answer Next(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        Next(status, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));

    private Answer Redirect()
    {
        var answer = Next(string.Empty, HttpStatusCode.TemporaryRedirect);
        answer.Headers.Location = new Uri("/elsewhere", UriKind.Relative);
        return answer;
    }

    private Answer Next(HttpStatusCode status, Stream body)
    {
        var answer = new Answer(status) { Content = new StreamContent(body) };
        _answers.Add(answer);
        return answer;
    }

    /// <summary>An answer that knows whether it was disposed.</summary>
    private sealed class Answer(HttpStatusCode status) : HttpResponseMessage(status)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class Download : IApiRequest<BinaryResponse>
    {
        public ApiOperation Operation { get; } = new("things", "GET", "/things");

        public ResponseReader<BinaryResponse> Response { get; } = ResponseReader.Binary();

        public void Write(ApiRequestWriter writer) => writer.Path("/things");
    }

    /// <summary>Bytes without end, which may break or stop coming.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        private int _given;

        public int BreaksAfter { get; init; } = int.MaxValue;

        public int HangsAfter { get; init; } = int.MaxValue;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_given >= BreaksAfter)
            {
                throw new IOException("cut off");
            }

            await (_given >= HangsAfter ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask);
            _given += buffer.Length;
            return buffer.Length;
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            CopyAsync(destination, cancellationToken);

        private async Task CopyAsync(Stream destination, CancellationToken cancellationToken)
        {
            byte[] buffer = new byte[1024];
            while (true)
            {
                await destination.WriteAsync(buffer.AsMemory(0, await ReadAsync(buffer, cancellationToken)),
                    cancellationToken);
            }
        }
    }
}
