using SpecClient;

namespace Runtime.Tests.Errors;

public sealed class SecretMaskTests
{
    private readonly SecretMask _mask = new(["access"], static () => ["hunter22", "abc"]);

    [Theory]
    [InlineData("https://u:p@a.example/x%2Fy?a=1&access=k#f", "https://a.example/x%2Fy?a=1&access=***")]
    [InlineData(
        "https://a.example/?client_secret=s&X-Amz-Signature=1&page=2",
        "https://a.example/?client_secret=***&X-Amz-Signature=***&page=2")]
    [InlineData("https://a.example/hunter22", "https://a.example/***")]
    [InlineData("https://a.example/?flag", "https://a.example/?flag")]
    public void Urls(string url, string expected) => Assert.Equal(expected, _mask.Url(new Uri(url)).OriginalString);

    [Fact]
    public void Texts() => Assert.Equal("*** is no abc", _mask.Text("hunter22 is no abc"));
}
