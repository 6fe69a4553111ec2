using System.Diagnostics;
using Cloudflare.Sample;
using Cloudflare.Sample.Server;
using Samples.Tests.Support;

namespace Samples.Tests;

/// <summary>The program itself: the main job.</summary>
public sealed class SampleTests : ServerTest
{
    [Fact]
    public async Task Loopback_run_comes_out_as_expected()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LoopbackRun).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("CLOUDFLARE_")).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, output + await errors);
        Assert.Contains("Failed: 192.0.2.2", output, StringComparison.Ordinal);
        Assert.Contains("Succeeded: 2001:db8::1: gcp us-central1", output, StringComparison.Ordinal);
        Assert.Contains("Typed error: NotFoundException, status 404", output, StringComparison.Ordinal);
        Assert.Contains("0 against the document", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_zone_run_leaves_the_zone_as_it_was()
    {
        Zone.TrySet([new Mapping("192.0.2.1", "aws", "us-east-1", DateTimeOffset.UnixEpoch)]);
        Assert.Equal(0, await RunAgainstServerAsync());
        Assert.Equal("192.0.2.1", Assert.Single(Zone.Snapshot()).Address);
        Assert.Contains(Server.Requests, static request => request.StartsWith("PUT", StringComparison.Ordinal));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Real_zone_run_touches_nothing_where_an_address_is_taken()
    {
        Zone.TrySet([new Mapping("2001:db8::77", "oci", "uk-london-1", DateTimeOffset.UnixEpoch)]);
        Assert.Equal(1, await RunAgainstServerAsync());
        Assert.Equal("oci", Assert.Single(Zone.Snapshot()).Vendor);
        Assert.DoesNotContain(Server.Requests, static request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    /// <summary>The client takes the base URL from the environment, so the run meets our server.</summary>
    private async Task<int> RunAgainstServerAsync()
    {
        Environment.SetEnvironmentVariable("CLOUDFLARE_BASE_URL", Server.BaseUri.ToString());
        try
        {
            return await RealZoneRun.RunAsync(Token, ZoneId);
        }
        finally
        {
            Environment.SetEnvironmentVariable("CLOUDFLARE_BASE_URL", null);
        }
    }
}
