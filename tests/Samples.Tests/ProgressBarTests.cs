using Cloudflare.Sample;
using SpecClient;

namespace Samples.Tests;

public class ProgressBarTests
{
    [Fact]
    public void A_terminal_gets_a_bar_that_is_drawn_over_itself()
    {
        var output = new StringWriter { NewLine = "\n" };
        var bar = new ProgressBar(output, isTerminal: true);
        bar.Report(new() { Succeeded = 9, Refused = 1, Requests = 1, Total = 20, Elapsed = TimeSpan.FromSeconds(90) });
        bar.Report(new() { Succeeded = 19, Refused = 1, Requests = 2, Total = 20, Elapsed = TimeSpan.FromSeconds(91) });
        Assert.Equal(
            "\r[###############...............] 10 of 20, 1 failed, 1 requests, 0:01:30 left"
            + "\r[##############################] 20 of 20, 1 failed, 2 requests".PadRight(78) + "\n",
            output.ToString());
    }

    [Fact]
    public void A_file_gets_lines()
    {
        var output = new StringWriter { NewLine = "\n" };
        new ProgressBar(output, isTerminal: false).Report(new() { Succeeded = 5, Requests = 1 });
        Assert.Equal("Progress: 5 of ?, 0 failed, 1 requests\n", output.ToString());
    }
}
