using System.Net;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

/// <summary>What the failure of a request means for its items: a table, one row for each kind of failure.</summary>
public sealed class BatchFaultKindTests
{
    public static TheoryData<string, bool, string, string> Failures() => new()
    {
        // Of the service: what it surely did not take, what it refused, and what nobody knows.
        { "400", false, "Refused", "split" },
        { "401", false, "Refused", "" },
        { "404", false, "Refused", "" },
        { "408", false, "Unknown", "congestion" },
        { "409", false, "Refused", "" },
        { "413", false, "Refused", "split" },
        { "422", false, "Refused", "split" },
        { "429", false, "NotSent", "throttled congestion" },
        { "500", false, "Unknown", "" },
        { "502", false, "Unknown", "" },
        { "503", false, "Unknown", "congestion" },
        { "504", false, "Unknown", "congestion" },
        { "200", false, "Unknown", "" },
        { "302", false, "Unknown", "" },

        // An earlier try of the call may have been applied: no answer of a later one undoes that.
        { "400", true, "Unknown", "split" },
        { "429", true, "Unknown", "throttled congestion" },
        { "503", true, "Unknown", "congestion" },
        { "refused", true, "Unknown", "" },

        // Without an answer.
        { "refused", false, "NotSent", "" },
        { "timeout", true, "Unknown", "congestion" },
        { "timeout", false, "NotSent", "congestion" },
        { "limiter", false, "NotSent", "throttled congestion" },
        { "argument", false, "NotSent", "" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_means(string failure, bool mayHaveArrived, string kind, string flags)
    {
        Exception exception = failure switch
        {
            "refused" => FakeService.Refused(),
            "timeout" => new TaskCanceledException("late", new TimeoutException()),
            "limiter" => new RateLimiterRejectedException("full"),
            "argument" => new ArgumentException("lacks a value"),
            _ => new HttpRequestException("answer", null, Enum.Parse<HttpStatusCode>(failure)),
        };
        BatchFault fault = BatchFault.Of(exception, mayHaveArrived);
        string[] set =
        [
            .. fault.CanSplit ? ["split"] : Array.Empty<string>(),
            .. fault.IsThrottled ? ["throttled"] : Array.Empty<string>(),
            .. fault.IsCongestion ? ["congestion"] : Array.Empty<string>(),
        ];
        Assert.Equal((kind, flags), (fault.Kind.ToString(), string.Join(' ', set)));
    }
}
