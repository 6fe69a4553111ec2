namespace SpecClient.Bench.Calls;

/// <summary>What all clients send.</summary>
internal static class Data
{
    public const string BaseUrl = "https://api.example.com/client/v4";
    public const string Token = "token";
    public const string ZoneId = "023e105f4ecef8ad9ca31a8372d0c353";

    /// <summary>As many as a request can hold.</summary>
    public static string[] Addresses { get; } = [.. Enumerable.Range(0, 100).Select(index => $"2001:db8::{index:x}")];
}
