using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Json;

namespace Runtime.Tests.Pipeline;

/// <summary>Spans, metrics and log messages.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_span_for_each_call()
    {
        var host = Guid.NewGuid().ToString("N") + ".example";
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "SpecClient",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (Equals(span.GetTagItem("server.address"), host))
                {
                    lock (spans)
                    {
                        spans.Add(span);
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var fixture = new Fixture(options => options.BaseUrl = new Uri($"https://{host}:8443/"));
        fixture.Things.Respond(HttpStatusCode.BadGateway).Respond(Fixture.Ok).Respond(HttpStatusCode.NotFound).Hang();
        await fixture.Client.InvokeAsync(new TestRequest());
        await Assert.ThrowsAsync<NotFoundException>(() => fixture.Client.InvokeAsync(new TestRequest()));
        fixture.Transport.Otherwise().Refuse();
        await Assert.ThrowsAsync<ApiConnectionException>(
            () => fixture.Client.GetAsync<JsonAny>("/secret/123?api_key=k"));

        Assert.Collection(
            spans,
            first =>
            {
                Assert.Equal(("GET /things/{id}", ActivityKind.Client), (first.DisplayName, first.Kind));
                Assert.Equal("GET", first.GetTagItem("http.request.method"));
                Assert.Equal("/things/{id}", first.GetTagItem("url.template"));
                Assert.Equal(200, first.GetTagItem("http.response.status_code"));
                Assert.Equal(1, first.GetTagItem("http.request.resend_count"));
                Assert.Equal(8443, first.GetTagItem("server.port"));
                Assert.Null(first.GetTagItem("error.type"));
            },
            second =>
            {
                Assert.Equal("404", second.GetTagItem("error.type"));
                Assert.Equal(ActivityStatusCode.Error, second.Status);
                Assert.Null(second.GetTagItem("http.request.resend_count"));
            },
            third =>
            {
                Assert.Equal("GET", third.DisplayName);
                Assert.Null(third.GetTagItem("url.template"));
                Assert.Equal("System.Net.Http.HttpRequestException", third.GetTagItem("error.type"));
                Assert.EndsWith("?api_key=***", (string)third.GetTagItem("url.full")!, StringComparison.Ordinal);
            });
    }

    [Fact]
    public async Task A_duration_for_each_try()
    {
        var host = Guid.NewGuid().ToString("N") + ".example";
        var measured = new List<Dictionary<string, object?>>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "SpecClient")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (instrument.Name == "http.client.request.duration" && Equals(all["server.address"], host))
            {
                lock (measured)
                {
                    measured.Add(all);
                }
            }
        });
        listener.Start();
        using var fixture = new Fixture(options => options.BaseUrl = new Uri($"https://{host}/"));
        fixture.Things.Respond(HttpStatusCode.BadGateway).Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest());
        Assert.Equal([502, 200], measured.Select(tags => (int)tags["http.response.status_code"]!));
        Assert.Equal("502", measured[0]["error.type"]);
    }

    [Fact]
    public async Task The_log_is_told_and_cannot_break_a_call()
    {
        var messages = new List<ApiLogMessage>();
        using var fixture = new Fixture(options => options.Log = message =>
        {
            messages.Add(message);
            throw new InvalidOperationException("a bad logger");
        });
        fixture.Things
            .Respond(HttpStatusCode.TooManyRequests, null, ("Retry-After", "2"), ("cf-ray", "r")).Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest());
        Assert.Equal(
            [(ApiLogLevel.Warning, 1), (ApiLogLevel.Information, 1), (ApiLogLevel.Debug, 2)],
            messages.Select(message => (message.Level, message.Try)));
        Assert.Equal(
            "GET https://api.example.com/v4/things/42?filter=a%20b (things), try 1: 429, request id r, next try in 2 s",
            messages[1].ToString().Replace("a b", "a%20b", StringComparison.Ordinal));
    }
}
