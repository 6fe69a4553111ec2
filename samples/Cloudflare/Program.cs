using Cloudflare.Sample;

string? token = Environment.GetEnvironmentVariable("CLOUDFLARE_API_TOKEN");
string? zoneId = Environment.GetEnvironmentVariable("CLOUDFLARE_ZONE_ID");
if (string.IsNullOrEmpty(token) || string.IsNullOrEmpty(zoneId))
{
    return await LoopbackRun.RunAsync();
}

if (Console.IsInputRedirected || Console.IsOutputRedirected)
{
    Console.WriteLine("A real zone is configured, but there is no terminal to ask at: running against loopback.");
    return await LoopbackRun.RunAsync();
}

Console.WriteLine($"""
    CLOUDFLARE_API_TOKEN and CLOUDFLARE_ZONE_ID are set. Shall this run against the real zone {zoneId}?
    It creates {RealZoneRun.Plan.Count} mappings for documentation addresses that the zone does not have,
    and removes them again.
    """);
Console.Write("Type 'yes' for the real zone, anything else for loopback: ");
return Console.ReadLine()?.Trim() == "yes"
    ? await RealZoneRun.RunAsync(token, zoneId)
    : await LoopbackRun.RunAsync();
