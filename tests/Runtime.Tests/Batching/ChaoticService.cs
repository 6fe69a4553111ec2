using SpecClient;

namespace Runtime.Tests.Batching;

/// <summary>A service in memory that fails in all ways, by a seed, and keeps the truth about what it applied.</summary>
internal sealed class ChaoticService(int seed, int faultPercent, int cancelAt)
{
    private readonly Random _random = new(seed);
    private readonly object _lock = new();

    public Dictionary<string, int> Applied { get; } = new(StringComparer.Ordinal);

    public List<string[]> Requests { get; } = [];

    public CancellationTokenSource Cancel { get; } = new();

    public async Task<BulkAnswer> SendAsync(IReadOnlyList<string> items, CancellationToken cancellationToken)
    {
        int fault;
        bool isCancelling;
        lock (_lock)
        {
            isCancelling = Requests.Count == cancelAt;
            Requests.Add([.. items]);
            fault = _random.Next(100) < faultPercent ? _random.Next(8) : -1;
        }

        if (isCancelling)
        {
            await Cancel.CancelAsync();
        }

        await Task.Yield();
        switch (fault)
        {
            case 0: throw FakeService.Refused();
            case 1: throw FakeService.Status(429);
            case 2: throw FakeService.Status(400);
            case 3: throw FakeService.Status(503);
            case 4: await Task.Delay(1, cancellationToken); break;
            default: break;
        }

        lock (_lock)
        {
            foreach (string item in items)
            {
                if (!IsBad(item))
                {
                    Applied[item] = Applied.GetValueOrDefault(item) + 1;
                }
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return fault switch
        {
            5 => throw FakeService.Status(500),
            6 => throw new IOException("connection reset"),
            7 => Answer([.. items.Take(items.Count / 2)]),
            _ => Answer(items),
        };
    }

    private static bool IsBad(string item) => item.EndsWith("13", StringComparison.Ordinal);

    private static BulkAnswer Answer(IReadOnlyList<string> items) => new(
        [.. items.Where(item => !IsBad(item)).Select(item => new ItemAnswer(item))],
        [.. items.Where(IsBad).Select(item => new ItemAnswer(item, "bad"))]);
}
