using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace SpecClient.Bench.Generation;

/// <summary>What this process has cost so far.</summary>
internal static class Footprint
{
    /// <summary>Prints the CPU time of all threads in seconds and the peak of resident memory in MB.</summary>
    public static void Print(string rest)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{process.TotalProcessorTime.TotalSeconds:F2} s CPU, "
            + $"peak {process.PeakWorkingSet64 / 1e6:F0} MB, {rest}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"JIT {JitInfo.GetCompilationTime().TotalSeconds:F2} s for {JitInfo.GetCompiledMethodCount()} methods, "
            + $"GC {GC.GetTotalPauseDuration().TotalSeconds:F2} s in {GC.CollectionCount(0)} collections "
            + $"({GC.CollectionCount(2)} full), {GC.GetTotalAllocatedBytes() / 1e6:F0} MB allocated"));
    }
}
