using System.Text.Json.Nodes;
using SpecClient.Generator.Reading.Overlays.JsonPath;

namespace SpecClient.Generator.Tests.Overlays;

/// <summary>
/// The JSONPath Compliance Test Suite, where <c>SPECCLIENT_JSONPATH_SUITE</c> names a folder that holds its
/// <c>cts.json</c>; it is no part of this repository.
/// </summary>
public class JsonPathSuiteTests
{
    [Fact]
    public void Every_test_of_the_suite_gives_its_result()
    {
        if (Environment.GetEnvironmentVariable("SPECCLIENT_JSONPATH_SUITE") is not { Length: > 0 } folder)
        {
            return;
        }

        var suite = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "cts.json")))!["tests"]!.AsArray();
        var faults = suite.Select(static test => Check(test!.AsObject())).OfType<string>().ToList();
        Assert.True(suite.Count > 600, $"{suite.Count} tests");
        Assert.True(faults.Count == 0, $"{faults.Count} of {suite.Count}:\n" + string.Join("\n", faults));
        TestContext.Current.TestOutputHelper?.WriteLine($"{suite.Count} tests of the suite hold");
    }

    private static string? Check(JsonObject test)
    {
        var (name, selector) = ((string)test["name"]!, (string)test["selector"]!);
        try
        {
            var query = PathParser.Parse(selector);
            if (test.ContainsKey("invalid_selector"))
            {
                return $"{name}: {selector} is no query, and was taken";
            }

            var actual = JsonPathTests.Json(
                query.Select(new QueryScope(test["document"])).Select(static n => n.Value?.DeepClone()));
            var expected = test["results"]?.AsArray() ?? new JsonArray(test["result"]!.DeepClone());
            return expected.Any(result => JsonPathTests.Json(result!.AsArray().Select(static n => n?.DeepClone()))
                == actual)
                ? null
                : $"{name}: {selector} gives {actual}";
        }
        catch (PathSyntaxException fault)
        {
            return test.ContainsKey("invalid_selector") ? null : $"{name}: {selector}: {fault.Message}";
        }
    }
}
