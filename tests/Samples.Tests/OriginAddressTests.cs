using Cloudflare.Sample.Server;

namespace Samples.Tests;

public sealed class OriginAddressTests
{
    /// <summary>RFC 5952 sections 2 and 4.</summary>
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("2001:0db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:db8::0:1", "2001:db8::1")]
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("2001:DB8::AAAA", "2001:db8::aaaa")]
    [InlineData("2001:0:0:1:0:0:0:1", "2001:0:0:1::1")]
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    [InlineData("0:0:0:0:0:0:0:1", "::1")]
    [InlineData("1:0:0:0:0:0:0:0", "1::")]
    [InlineData("::ffff:c000:0201", "::ffff:192.0.2.1")]
    public void Address_is_made_canonical(string text, string canonical)
    {
        Assert.True(OriginAddress.TryCanonicalize(text, out string actual));
        Assert.Equal(canonical, actual);
    }

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2.01")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("192.0.2.1 ")]
    [InlineData("2001:db8::g")]
    [InlineData("2001:db8::1::2")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[2001:db8::1]")]
    [InlineData("2001:db8::1/64")]
    public void Text_that_is_no_address_is_refused(string text) =>
        Assert.False(OriginAddress.TryCanonicalize(text, out _));
}
