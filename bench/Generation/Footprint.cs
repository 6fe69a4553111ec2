using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace SpecClient.Bench.Generation;

/// <summary>What this process has cost until one of these was made.</summary>
internal sealed class Footprint
{
    private readonly string _text;

    public Footprint()
    {
        using var process = Process.GetCurrentProcess();
        (TimeSpan cpu, long peak) = (process.TotalProcessorTime, process.PeakWorkingSet64);
        _text = string.Create(
            CultureInfo.InvariantCulture,
            $"{cpu.TotalSeconds:F2} s CPU, peak {peak / 1e6:F0} MB, "
            + $"JIT {JitInfo.GetCompilationTime().TotalSeconds:F2} s for {JitInfo.GetCompiledMethodCount()} methods, "
            + $"GC {GC.GetTotalPauseDuration().TotalSeconds:F2} s in {GC.CollectionCount(0)} collections "
            + $"({GC.CollectionCount(2)} full), {GC.GetTotalAllocatedBytes() / 1e6:F0} MB allocated");
    }

    /// <summary>CPU time of all threads in seconds, and the peak of resident memory in MB.</summary>
    public override string ToString() => _text;
}
