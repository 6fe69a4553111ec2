namespace Runtime.Tests.Faults;

/// <summary>Which request gets which fault: the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="percent">Share of requests with a fault.</param>
/// <param name="kinds">The faults to choose from; null = all.</param>
internal sealed class FaultPlan(int seed, int percent, params FaultKind[]? kinds)
{
    private readonly FaultKind[] _kinds =
        kinds is { Length: > 0 } ? kinds : [.. Enum.GetValues<FaultKind>().Where(static k => k is not FaultKind.None)];

    private int _last = int.MaxValue;

    public static FaultPlan Quiet { get; } = new(0, 0);

    /// <summary>One fault for the first requests, none for the others.</summary>
    public static FaultPlan First(FaultKind kind, int requests = 1) => new(0, 100, kind) { _last = requests - 1 };

    /// <summary>Forms in which services say when to come back.</summary>
    public static IReadOnlyList<(string Name, string Value)> ThrottleHeaders { get; } =
    [
        ("Retry-After", "0"),
        ("Retry-After", "0.01"),
        ("retry-after-ms", "10"),
        ("Retry-After", "Thu, 01 Jan 2015 00:00:00 GMT"),
        ("Ratelimit", "\"default\";r=50;t=1"),
        ("X-Nothing", "1"),
    ];

    /// <summary>The fault of the request of that number, and a number to choose among its variants.</summary>
    public (FaultKind Kind, int Variant) For(int request)
    {
        var random = new Random(unchecked((seed * 1_000_003) ^ (request * 7919)));
        random.Next();
        return request <= _last && random.Next(100) < percent
            ? (_kinds[random.Next(_kinds.Length)], random.Next(1000))
            : (FaultKind.None, random.Next(1000));
    }
}
