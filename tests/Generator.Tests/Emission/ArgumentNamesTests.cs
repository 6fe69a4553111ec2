using SpecClient.Generator.Emission;

namespace SpecClient.Generator.Tests.Emission;

public class ArgumentNamesTests
{
    [Theory]
    [InlineData("Id", "id")]
    [InlineData("ID", "id")]
    [InlineData("IDs", "ids")]
    [InlineData("PK2", "pk2")]
    [InlineData("URLPath", "urlPath")]
    [InlineData("XRequestId", "xRequestId")]
    [InlineData("A", "a")]
    [InlineData("Is", "@is")]
    [InlineData("OS", "os")]
    [InlineData("Class", "@class")]
    [InlineData("Options", "optionsValue")]
    public void Arguments_are_in_camel_case(string property, string expected) =>
        Assert.Equal(expected, new ArgumentNames("options").Next(property));
}
