using System.Globalization;
using CsCheck;
using SpecClient;

namespace Runtime.Tests.Pipeline;

public sealed class RetryDelayTests
{
    private static readonly RetryOptions s_options = new();
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0.0, 0.5)]
    [InlineData(1, 0.0, 1.0)]
    [InlineData(2, 0.0, 2.0)]
    [InlineData(3, 0.0, 4.0)]
    [InlineData(4, 0.0, 8.0)]
    [InlineData(5, 0.0, 8.0)]
    [InlineData(5000, 0.0, 8.0)]
    [InlineData(0, 1.0, 0.375)]
    [InlineData(9, 0.5, 7.0)]
    public void It_doubles_up_to_a_limit_and_jitters_downwards(int retry, double random, double seconds) =>
        Assert.Equal(seconds, RetryDelay.Backoff(retry, s_options, random).TotalSeconds, 6);

    [Fact]
    public void It_stays_between_three_quarters_and_the_whole() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Double[0, 1]).Sample((retry, random) =>
        {
            var whole = Math.Min(0.5 * Math.Pow(2, retry), 8);
            var delay = RetryDelay.Backoff(retry, s_options, random).TotalSeconds;
            return delay >= (whole * 0.75) - 1e-6 && delay <= whole + 1e-6;
        });

    [Theory]
    [InlineData(1.5, 1.5)]
    [InlineData(60.0, 60.0)]
    [InlineData(0.0, 0.5)]
    [InlineData(-3.0, 0.5)]
    public void The_service_can_set_it(double asked, double seconds) =>
        Assert.Equal(seconds, RetryDelay.Choose(TimeSpan.FromSeconds(asked), 0, s_options, 0)!.Value.TotalSeconds);

    [Fact]
    public void More_than_the_cap_is_no_retry() =>
        Assert.Null(RetryDelay.Choose(TimeSpan.FromSeconds(60.001), 0, s_options, 0));

    [Theory]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("Retry-After", "120", 120.0)]
    [InlineData("Retry-After", "Tue, 24 Nov 2026 12:00:07 GMT", 7.0)]
    [InlineData("Retry-After", "Tue, 24 Nov 2026 11:00:00 GMT", 0.0)]
    [InlineData("retry-after-ms", "250.5", 0.2505)]
    [InlineData("Retry-After", "99999999999999999999", 86_400.0)]
    [InlineData("retry-after-ms", "99999999999999999999", 86_400.0)]
    public void Headers_are_read_the_same_in_every_culture(string name, string value, double seconds)
    {
        var before = CultureInfo.CurrentCulture;
        foreach (var culture in new[] { "", "de-DE", "ar-SA", "th-TH" })
        {
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                using var response = new HttpResponseMessage();
                response.Headers.TryAddWithoutValidation(name, value);
                Assert.Equal(seconds, RateLimitHeaders.RetryAfter(response.Headers, s_now)!.Value.TotalSeconds, 6);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    public void What_is_no_time_is_ignored(string value)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", value);
        Assert.Null(RateLimitHeaders.RetryAfter(response.Headers, s_now));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("maybe", null)]
    [InlineData(null, null)]
    public void X_should_retry(string? value, bool? expected)
    {
        using var response = new HttpResponseMessage();
        if (value is not null)
        {
            response.Headers.TryAddWithoutValidation("x-should-retry", value);
        }

        Assert.Equal(expected, RetryDelay.ShouldRetry(response.Headers));
    }
}
