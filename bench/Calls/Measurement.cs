using System.Runtime;

namespace SpecClient.Bench.Calls;

/// <summary>One client's call, with what its rounds took.</summary>
internal sealed class Contender(string name, Func<Task> call)
{
    private readonly List<double> _cpu = [];
    private readonly List<double> _bytes = [];

    public string Name => name;

    /// <summary>CPU time of a call in microseconds, by round.</summary>
    public IReadOnlyList<double> Cpu => _cpu;

    /// <summary>Bytes allocated by a call, by round.</summary>
    public IReadOnlyList<double> Bytes => _bytes;

    /// <summary>Makes calls without counting.</summary>
    public async Task CallAsync(int calls)
    {
        for (int index = 0; index < calls; index++)
        {
            await call();
        }
    }

    /// <summary>One round; CPU time is that of the process, so that work moved to another thread counts.</summary>
    public async Task RunAsync(int calls)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long bytesBefore = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        await CallAsync(calls);
        TimeSpan cpu = Environment.CpuUsage.TotalTime - cpuBefore;
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - bytesBefore;
        _cpu.Add(cpu.TotalMicroseconds / calls);
        _bytes.Add((double)bytes / calls);
    }
}

/// <summary>Runs contenders against each other in turns.</summary>
internal static class Measurement
{
    /// <summary>Calls all contenders until the just-in-time compiler has nothing left to do.</summary>
    /// <remarks>
    /// Tiers compile in the background after calls and pauses; how long that takes depends on what else the machine
    /// does, so that a time to wait for cannot be said.
    /// </remarks>
    public static async Task WarmUpAsync(IReadOnlyList<Contender> contenders, int calls)
    {
        int quiet = 0;
        for (int pass = 0; quiet < 3 && pass < 60; pass++)
        {
            long before = JitInfo.GetCompiledMethodCount();
            foreach (Contender contender in contenders)
            {
                await contender.CallAsync(calls);
            }

            await Task.Delay(250);
            quiet = JitInfo.GetCompiledMethodCount() == before ? quiet + 1 : 0;
        }
    }

    /// <summary>Rounds in turns, each time in another order, so that none always follows the same one.</summary>
    public static async Task RunAsync(IReadOnlyList<Contender> contenders, int rounds, int calls)
    {
        for (int round = 0; round < rounds; round++)
        {
            for (int index = 0; index < contenders.Count; index++)
            {
                await contenders[(round + index) % contenders.Count].RunAsync(calls);
            }
        }
    }

    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
