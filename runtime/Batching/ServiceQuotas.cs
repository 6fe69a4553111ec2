using System.Net.Http.Headers;

namespace SpecClient;

/// <summary>The quotas that the service tells in its responses, counted down between them.</summary>
internal sealed class ServiceQuotas(TimeSpan maxPause)
{
    private static readonly long s_tolerance = TimeSpan.FromSeconds(1.5).Ticks;

    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RateLimitHeaders.Policy> _policies = new(StringComparer.Ordinal);
    private readonly List<RateLimitHeaders.Quota> _quotasRead = [];
    private readonly List<RateLimitHeaders.Policy> _policiesRead = [];

    /// <summary>Ticks until a request may go out; zero or less = now.</summary>
    public long Delay(long now)
    {
        long delay = 0;
        foreach (State state in _states.Values)
        {
            Refill(state, now);
            if (state.Remaining <= 0)
            {
                delay = Math.Max(delay, state.ResetAt - now);
            }
        }

        return delay;
    }

    /// <summary>Notes a request that goes out now.</summary>
    public void Take()
    {
        foreach (State state in _states.Values)
        {
            state.Remaining--;
        }
    }

    /// <summary>
    /// Takes in what a response says; requests in flight are such as the service had perhaps not counted yet.
    /// </summary>
    public void Observe(HttpResponseHeaders headers, DateTimeOffset utcNow, long now, int inFlight)
    {
        _quotasRead.Clear();
        _policiesRead.Clear();
        RateLimitHeaders.Read(headers, utcNow, _quotasRead, _policiesRead);
        foreach (RateLimitHeaders.Policy policy in _policiesRead)
        {
            if (_policies.Count < 16 || _policies.ContainsKey(policy.Name))
            {
                _policies[policy.Name] = policy;
            }

            if (_quotasRead.Count == 0 && !_states.ContainsKey(policy.Name) && _states.Count < 16)
            {
                // Only the policy is told: count by ourselves from here on.
                _states[policy.Name] = new State(policy.Name)
                {
                    Remaining = policy.Requests - inFlight - 1,
                    ResetAt = now + Math.Min(policy.Window.Ticks, maxPause.Ticks),
                };
            }
        }

        foreach (RateLimitHeaders.Quota quota in _quotasRead)
        {
            Observe(quota, now, inFlight);
        }
    }

    private void Observe(RateLimitHeaders.Quota quota, long now, int inFlight)
    {
        long resetAt = now + Math.Min(quota.Reset.Ticks, maxPause.Ticks);
        long remaining = quota.Remaining - inFlight;
        if (!_states.TryGetValue(quota.Name, out State? state))
        {
            if (_states.Count < 16)
            {
                _states[quota.Name] = new State(quota.Name) { Remaining = remaining, ResetAt = resetAt };
            }
        }
        else if (resetAt > state.ResetAt + s_tolerance || now >= state.ResetAt)
        {
            // Another window, which can be shorter than the tolerance.
            state.Remaining = remaining;
            state.ResetAt = resetAt;
        }
        else if (resetAt >= state.ResetAt - s_tolerance)
        {
            // The same window: responses may come out of order, so the lower number is the newer one.
            state.Remaining = Math.Min(state.Remaining, remaining);
        }
    }

    private void Refill(State state, long now)
    {
        if (now < state.ResetAt)
        {
            return;
        }

        bool known = _policies.TryGetValue(state.Name, out RateLimitHeaders.Policy policy);
        if (!known && _policies.Count == 1)
        {
            policy = _policies.Values.First();
            known = true;
        }

        // Without a policy nothing is known until the next response: no limit of our own.
        state.Remaining = known ? policy.Requests : long.MaxValue / 2;
        state.ResetAt = known ? now + Math.Min(policy.Window.Ticks, maxPause.Ticks) : now;
    }

    private sealed class State(string name)
    {
        public string Name { get; } = name;

        public long Remaining { get; set; }

        public long ResetAt { get; set; }
    }
}
