using System.Diagnostics;
using System.Globalization;

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
    }
}
