using System.Runtime.CompilerServices;

namespace Cloudflare.Sample;

/// <summary>Notes what did not come out as expected, so that the program can end with a telling exit code.</summary>
internal sealed class Expectations
{
    private readonly List<string> _failures = [];

    /// <summary>0 where everything came out as expected, else 1.</summary>
    public int ExitCode => _failures.Count == 0 ? 0 : 1;

    /// <summary>Expects two equal values.</summary>
    public void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Fail($"{what} is {actual} instead of {expected}");
        }
    }

    /// <summary>Notes a failure.</summary>
    public void Fail(string failure)
    {
        _failures.Add(failure);
        Console.WriteLine($"NOT AS EXPECTED: {failure}");
    }
}
