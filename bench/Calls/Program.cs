using System.Globalization;
using Cloudflare;
using Cloudflare.Models.Cache;
using SpecClient.Bench.Calls;

const int Rounds = 31;
const double Limit = 1.10;
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

bool withinLimit = await CompareAsync("PUT of 100 items", put, 1_000);
withinLimit &= await CompareAsync("GET of one", get, 10_000);
return withinLimit || !args.Contains("--check") ? 0 : 1;

static async Task<bool> CompareAsync(string title, Contender[] contenders, int calls)
{
    foreach (Contender contender in contenders)
    {
        await contender.WarmUpAsync(TimeSpan.FromSeconds(2));
    }

    foreach (Contender contender in contenders)
    {
        contender.Clear();
    }

    for (int round = 0; round < Rounds; round++)
    {
        // Another order each round, so that none always follows the same one.
        for (int index = 0; index < contenders.Length; index++)
        {
            await contenders[(round + index) % contenders.Length].RunAsync(calls);
        }
    }

    Contender generated = contenders[0];
    Contender handWritten = contenders[1];
    Console.WriteLine($"{title} ({Rounds} rounds of {calls} calls, medians)");
    Console.WriteLine($"  {"",-18}{"CPU µs",10}{"ratio",8}{"bytes",12}{"ratio",8}");
    foreach (Contender contender in contenders)
    {
        Console.WriteLine(
            $"  {contender.Name,-18}{contender.Cpu,10:F2}{contender.Cpu / handWritten.Cpu,8:F2}"
            + $"{contender.Bytes,12:F0}{contender.Bytes / handWritten.Bytes,8:F2}");
    }

    return generated.Cpu <= Limit * handWritten.Cpu && generated.Bytes <= Limit * handWritten.Bytes;
}

static void Check(bool holds)
{
    if (!holds)
    {
        throw new InvalidOperationException("A client did not do its work.");
    }
}
