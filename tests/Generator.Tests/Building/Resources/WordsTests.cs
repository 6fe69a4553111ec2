using SpecClient.Generator.Building.Resources;

namespace SpecClient.Generator.Tests.Building.Resources;

public class WordsTests
{
    [Theory]
    [InlineData("originCloud-Regions", "origin_cloud_regions")]
    [InlineData("DNSRecords", "dns_records")]
    [InlineData("userIDs", "user_ids")]
    [InlineData("ipv4", "ipv4")]
    [InlineData("  a..b ", "a_b")]
    public void Snake(string text, string expected) => Assert.Equal(expected, Words.Snake(text));

    [Theory]
    [InlineData("origin_cloud_regions", "origin_cloud_region")]
    [InlineData("policies", "policy")]
    [InlineData("addresses", "address")]
    [InlineData("batches", "batch")]
    [InlineData("caches", "cache")]
    [InlineData("indexes", "index")]
    [InlineData("databases", "database")]
    [InlineData("statuses", "status")]
    [InlineData("dns", "dns")]
    [InlineData("access", "access")]
    [InlineData("status", "status")]
    [InlineData("analysis", "analysis")]
    [InlineData("kv", "kv")]
    public void Singular(string plural, string expected) => Assert.Equal(expected, Words.Singular(plural));
}
