using System.Diagnostics;
using System.Globalization;
using SpecClient.Bench.Batching;

// dotnet run -c Release --project bench/Batching [-- items concurrency rounds [case]]
// dotnet run -c Release --project bench/Batching -- memory
// The other two forms are what this program starts itself with.
// Without await, because children take over the processors of the main thread.
switch (args)
{
    case ["serve", var kind, var latency]:
        (kind == "echo" ? Echo.RunAsync(Number(latency)) : Service.RunAsync(Number(latency))).GetAwaiter().GetResult();
        break;
    case ["rate", var url, var service, var items, var concurrency, var rounds]:
        RateRun.RunAsync(
            new Uri(url),
            Process.GetProcessById(Number(service)),
            Number(items),
            Number(concurrency),
            Number(rounds)).GetAwaiter().GetResult();
        break;
    case ["stream", var url, _, var items, var how]:
        MemoryRun.RunAsync(new Uri(url), Number(items), how == "careful").GetAwaiter().GetResult();
        break;
    case ["memory"]:
        Scenario.Memory.Run("stream", "1000000", "plain");
        Scenario.CarefulMemory.Run("stream", "1000000", "careful");
        break;
    default:
        int only = Number(args.ElementAtOrDefault(3) ?? "0");
        foreach (Scenario scenario in only == 0 ? Scenario.Rates : [Scenario.Rates[only - 1]])
        {
            scenario.Run(
                "rate",
                args.ElementAtOrDefault(0) ?? "10000",
                args.ElementAtOrDefault(1) ?? "8",
                args.ElementAtOrDefault(2) ?? scenario.Rounds.ToString(CultureInfo.InvariantCulture));
        }

        break;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
