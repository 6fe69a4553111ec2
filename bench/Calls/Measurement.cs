namespace SpecClient.Bench.Calls;

/// <summary>One client's call, with what its rounds took.</summary>
internal sealed class Contender(string name, Func<Task> call)
{
    private readonly List<double> _cpu = [];
    private readonly List<double> _bytes = [];

    public string Name => name;

    /// <summary>Median CPU time of a call in microseconds.</summary>
    public double Cpu => Median(_cpu);

    /// <summary>Median bytes allocated by a call.</summary>
    public double Bytes => Median(_bytes);

    /// <summary>Makes calls for the given time, so that the code is compiled and optimized.</summary>
    public async Task WarmUpAsync(TimeSpan time)
    {
        long end = Environment.TickCount64 + (long)time.TotalMilliseconds;
        while (Environment.TickCount64 < end)
        {
            await call();
        }
    }

    /// <summary>Forgets the rounds so far.</summary>
    public void Clear()
    {
        _cpu.Clear();
        _bytes.Clear();
    }

    /// <summary>One round.</summary>
    public async Task RunAsync(int calls)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long bytesBefore = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        for (int index = 0; index < calls; index++)
        {
            await call();
        }

        TimeSpan cpu = Environment.CpuUsage.TotalTime - cpuBefore;
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - bytesBefore;
        _cpu.Add(cpu.TotalMicroseconds / calls);
        _bytes.Add((double)bytes / calls);
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
