using SpecClient;

namespace Runtime.Tests.Transport;

public sealed class RedirectRuleTests
{
    private static readonly Uri s_from = new("https://a.example/x/y?q=1");

    [Theory]
    [InlineData(301, "GET", false, "/z", "GET https://a.example/z")]
    [InlineData(302, "HEAD", false, "z", "HEAD https://a.example/x/z")]
    [InlineData(302, "POST", true, "/z", null)]
    [InlineData(303, "POST", false, "/z", "GET https://a.example/z")]
    [InlineData(307, "POST", true, "https://b.example/", "POST https://b.example/")]
    [InlineData(308, "PUT", false, "/z", null)]
    [InlineData(304, "GET", true, "/z", null)]
    [InlineData(301, "GET", true, null, null)]
    [InlineData(301, "GET", true, "http://a.example/z", null)]
    [InlineData(301, "GET", true, "file:///etc/passwd", null)]
    [InlineData(301, "GET", true, "//b.example:99999/", null)]
    [InlineData(301, "GET", true, "//", null)]
    public void Next(int status, string method, bool canRewrite, string? location, string? expected)
    {
        var next = RedirectRule.Next(
            status,
            HttpMethod.Parse(method),
            s_from,
            location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute),
            canRewrite);
        Assert.Equal(expected, next is { } found ? $"{found.Method} {found.Url.OriginalString}" : null);
    }

    [Theory]
    [InlineData("https://A.example:443/other", true)]
    [InlineData("https://a.example.evil/", false)]
    [InlineData("https://a.example:444/", false)]
    [InlineData("http://a.example/", false)]
    public void Origins(string url, bool isSame) =>
        Assert.Equal(isSame, RedirectRule.IsSameOrigin(s_from, new Uri(url)));
}
