using System.Diagnostics;

namespace SpecClient.Bench.Json;

/// <summary>Times ways of doing the same work in interleaved rounds; the median of each, and bytes allocated.</summary>
internal static class Measurement
{
    private const int Rounds = 61;
    private const double RoundMilliseconds = 8;

    public static void Compare(string title, params (string Name, Action Work)[] ways)
    {
        var repeats = Array.ConvertAll(ways, static way => Calibrate(way.Work));
        var times = Array.ConvertAll(ways, static _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                // Another order in each round, so that no way always runs after the same one.
                var way = (i + round) % ways.Length;
                times[way].Add(Time(ways[way].Work, repeats[way]));
            }
        }

        var first = Median(times[0]);
        Console.WriteLine($"{title} (ratio to the first; median of {Rounds} rounds)");
        for (var i = 0; i < ways.Length; i++)
        {
            var median = Median(times[i]);
            Console.WriteLine(
                $"  {ways[i].Name,-34} {median * 1e6,9:F2} us  {median / first,5:F2} x  {Allocated(ways[i].Work),9} B");
        }
    }

    private static int Calibrate(Action work)
    {
        var warmUp = Stopwatch.StartNew();
        while (warmUp.ElapsedMilliseconds < 1500)
        {
            work();
        }

        return Math.Max(1, (int)(RoundMilliseconds / 1000 / Time(work, 50)));
    }

    private static double Time(Action work, int repeats)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < repeats; i++)
        {
            work();
        }

        return watch.Elapsed.TotalSeconds / repeats;
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
