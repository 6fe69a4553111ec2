using System.Globalization;
using SpecClient;

namespace Cloudflare.Sample;

/// <summary>
/// How far a batch is: a bar that is drawn over itself at a terminal, lines where the output goes to a file.
/// </summary>
internal sealed class ProgressBar(TextWriter output, bool isTerminal) : IProgress<BatchProgress>
{
    private const int Width = 30;
    private int _drawn;

    /// <summary>A bar on the console.</summary>
    public ProgressBar()
        : this(Console.Out, !Console.IsOutputRedirected)
    {
    }

    /// <inheritdoc/>
    public void Report(BatchProgress value)
    {
        if (!isTerminal)
        {
            output.WriteLine("Progress: " + Text(value));
            return;
        }

        // Shorter text does not hide all of a longer one before it.
        string line = Bar(value) + " " + Text(value);
        output.Write("\r" + line.PadRight(_drawn));
        _drawn = line.Length;
        if (value.Done + value.Skipped >= value.Total)
        {
            output.WriteLine();
            _drawn = 0;
        }
    }

    private static string Bar(BatchProgress value)
    {
        long total = Math.Max(1, value.Total ?? 1);
        int filled = value.Total is null ? 0 : (int)Math.Min(Width, (value.Done + value.Skipped) * Width / total);
        return "[" + new string('#', filled) + new string('.', Width - filled) + "]";
    }

    private static string Text(BatchProgress value)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Done} of {value.Total?.ToString(CultureInfo.InvariantCulture) ?? "?"}, ")
            + $"{value.Failed} failed, {value.Requests} requests";
        return value.TimeLeft is { TotalSeconds: >= 1 } left
            ? text + string.Create(CultureInfo.InvariantCulture, $", {left:h\\:mm\\:ss} left")
            : text;
    }
}
