using System.Net.Http.Headers;

namespace SpecClient;

/// <summary>How long to wait before a retry. Pure.</summary>
internal static class RetryDelay
{
    // Timers run for 49 days at most.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>The delay that grows by itself: <c>min(initial · 2ⁿ, max) · (0.75 … 1)</c>.</summary>
    /// <param name="retry">Number of the retry, from 0.</param>
    /// <param name="options">Initial and longest delay.</param>
    /// <param name="random">From 0 to below 1.</param>
    public static TimeSpan Backoff(int retry, RetryOptions options, double random)
    {
        var seconds = options.InitialDelay.TotalSeconds * Math.Pow(2, Math.Min(retry, 62));
        var most = Math.Min(options.MaxDelay.TotalSeconds, s_longest.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Min(seconds, most) * (1 - (0.25 * random)));
    }

    /// <summary>The delay, which the service can set.</summary>
    /// <returns>Null where the service asks for more than the options allow: then there is no retry.</returns>
    public static TimeSpan? Choose(TimeSpan? asked, int retry, RetryOptions options, double random)
    {
        if (asked is { } wait && wait > TimeSpan.Zero)
        {
            return wait <= options.MaxRetryAfter ? wait : null;
        }

        return Backoff(retry, options, random);
    }

    /// <summary>What the service says in <c>x-should-retry</c>, or null.</summary>
    public static bool? ShouldRetry(HttpResponseHeaders headers)
    {
        if (headers.NonValidated.TryGetValues("x-should-retry", out var values))
        {
            foreach (var value in values)
            {
                return bool.TryParse(value, out var said) ? said : null;
            }
        }

        return null;
    }
}
