using System.Diagnostics;
using Xunit;

namespace SpecClient.Generator.Tests.Support;

/// <summary>Limits of time that other programs on the machine don't touch: processor time of the process, of tests
/// in the collection <see cref="Alone"/>.</summary>
internal static class ProcessorTime
{
    /// <summary>What <paramref name="action"/> took, with the runtime's own work beside it (collector, compiler).
    /// </summary>
    internal static TimeSpan Of(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        action();
        process.Refresh();
        return process.TotalProcessorTime - start;
    }

    /// <summary>Fails where <paramref name="action"/> took more than <paramref name="seconds"/>.</summary>
    internal static void AssertBelow(double seconds, Action action) =>
        Assert.InRange(Of(action), TimeSpan.Zero, TimeSpan.FromSeconds(seconds));
}

/// <summary>Tests that measure the process: nothing else runs in it beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
