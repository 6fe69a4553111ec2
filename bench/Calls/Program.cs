using System.Globalization;
using Cloudflare;
using Cloudflare.Models.Cache;
using SpecClient.Bench.Calls;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var handler = new CannedHandler();
using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
using var client = new CloudflareClient(
    new CloudflareClientOptions { ApiToken = Data.Token, BaseUrl = new Uri(Data.BaseUrl) }, http);
var regions = client.Cache.OriginCloudRegions;
var plainClients = new (string Name, PlainClient Client)[]
{
    ("hand-written", new HandWrittenClient(http)),
    ("source generation", new SerializerClient(http)),
};

OriginCloudRegionRequest[] items =
[
    .. Data.Addresses.Select(static address => new OriginCloudRegionRequest
    {
        OriginIp = address,
        Vendor = OriginCloudRegionVendor.Aws,
        Region = "us-east-1",
    }),
];
PlainRequest[] plainItems =
[
    .. Data.Addresses.Select(static address => new PlainRequest
    {
        OriginIp = address,
        Vendor = "aws",
        Region = "us-east-1",
    }),
];

Contender[] put =
[
    new("generated", async () =>
    {
        var result = await regions.BulkUpdateAsync(new() { ZoneId = Data.ZoneId, Body = items });
        Check(result.Succeeded.Count == items.Length && result.Succeeded[^1].OriginIp == Data.Addresses[^1]);
    }),
    .. plainClients.Select(plain => new Contender(plain.Name, async () =>
    {
        var result = await plain.Client.BulkUpdateAsync(Data.ZoneId, plainItems);
        Check(result.Succeeded.Count == items.Length && result.Succeeded[^1].OriginIp == Data.Addresses[^1]);
    })),
];
Contender[] get =
[
    new("generated", async () =>
    {
        var entry = await regions.GetAsync(Data.Addresses[0], new() { ZoneId = Data.ZoneId });
        Check(entry.OriginIp == Data.Addresses[0] && entry.ModifiedOn is not null);
    }),
    .. plainClients.Select(plain => new Contender(plain.Name, async () =>
    {
        var entry = await plain.Client.GetAsync(Data.ZoneId, Data.Addresses[0]);
        Check(entry.OriginIp == Data.Addresses[0] && entry.ModifiedOn is not null);
    })),
];

// All clients must send the same bytes, or the comparison means nothing.
var sent = new List<long>();
foreach (Contender contender in put)
{
    long before = handler.BytesReceived;
    await contender.RunAsync(1);
    sent.Add(handler.BytesReceived - before);
}

Check(sent.Distinct().Count() == 1);

string? only = args.FirstOrDefault(static argument => !argument.StartsWith('-'));
bool isWithin = true;
if (only is null or "put")
{
    isWithin &= await CompareAsync("PUT of 100 items", put, rounds: 61, calls: 500, cpuLimit: 1.10, bytesLimit: 1.10);
}

if (only is null or "get")
{
    isWithin &= await CompareAsync("GET of one", get, rounds: 201, calls: 5_000, cpuLimit: 1.15, bytesLimit: 1.25);
}

return isWithin || !args.Contains("--check") ? 0 : 1;

static async Task<bool> CompareAsync(
    string title, Contender[] contenders, int rounds, int calls, double cpuLimit, double bytesLimit)
{
    await Measurement.WarmUpAsync(contenders, calls);
    await Measurement.RunAsync(contenders, rounds, calls);
    Contender handWritten = contenders[1];
    Console.WriteLine($"{title} ({rounds} rounds of {calls} calls; medians, ratios of the same round)");
    Console.WriteLine($"  {"",-18}{"CPU µs",8}{"ratio",7}{"quartiles",12}{"bytes",8}{"ratio",7}");
    var ratios = new List<(double Cpu, double Bytes)>();
    foreach (Contender contender in contenders)
    {
        // Rounds that follow each other meet the same load of the machine.
        double[] cpu = [.. contender.Cpu.Zip(handWritten.Cpu, static (mine, other) => mine / other)];
        double bytes = Measurement.Median(contender.Bytes) / Measurement.Median(handWritten.Bytes);
        ratios.Add((Measurement.Median(cpu), bytes));
        string spread = $"{Measurement.Quantile(cpu, 0.25):F2}-{Measurement.Quantile(cpu, 0.75):F2}";
        Console.WriteLine(
            $"  {contender.Name,-18}{Measurement.Median(contender.Cpu),8:F2}{ratios[^1].Cpu,7:F2}{spread,12}"
            + $"{Measurement.Median(contender.Bytes),8:F0}{bytes,7:F2}");
    }

    return ratios[0].Cpu <= cpuLimit && ratios[0].Bytes <= bytesLimit;
}

static void Check(bool holds)
{
    if (!holds)
    {
        throw new InvalidOperationException("A client did not do its work.");
    }
}
