using SpecClient;

namespace Runtime.Tests.Pipeline;

public sealed class RetryRuleTests
{
    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("TRACE", true)]
    [InlineData("QUERY", true)]
    [InlineData("POST", false)]
    [InlineData("PATCH", false)]
    [InlineData("CONNECT", false)]
    public void Methods(string method, bool isIdempotent) =>
        Assert.Equal(isIdempotent, RetryRule.IsIdempotent(new HttpMethod(method)));

    [Theory]
    [InlineData(400, false, false)]
    [InlineData(401, false, false)]
    [InlineData(404, false, false)]
    [InlineData(408, true, false)]
    [InlineData(409, true, false)]
    [InlineData(422, false, false)]
    [InlineData(429, true, true)]
    [InlineData(500, true, false)]
    [InlineData(503, true, false)]
    [InlineData(302, false, false)]
    public void Statuses(int status, bool whenRepeatable, bool otherwise)
    {
        Assert.Equal(whenRepeatable, RetryRule.Retries(TryFailure.None, status, null, isRepeatable: true));
        Assert.Equal(otherwise, RetryRule.Retries(TryFailure.None, status, null, isRepeatable: false));
        Assert.True(RetryRule.Retries(TryFailure.None, status, true, isRepeatable: false));
        Assert.False(RetryRule.Retries(TryFailure.None, status, false, isRepeatable: true));
    }

    [Theory]
    [InlineData("NotConnected", true, true)]
    [InlineData("Broken", true, false)]
    [InlineData("TimedOut", true, false)]
    public void Failures(string failure, bool whenRepeatable, bool otherwise)
    {
        var kind = Enum.Parse<TryFailure>(failure);
        Assert.Equal(whenRepeatable, RetryRule.Retries(kind, 0, null, isRepeatable: true));
        Assert.Equal(otherwise, RetryRule.Retries(kind, 0, null, isRepeatable: false));
    }

    [Fact]
    public void Successes_are_never_repeated() => Assert.False(RetryRule.Retries(TryFailure.None, 200, true, true));
}
