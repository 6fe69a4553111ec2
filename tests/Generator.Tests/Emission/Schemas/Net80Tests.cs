using Basic.Reference.Assemblies;
using static SpecClient.Generator.Tests.Emission.Schemas.Schema;

namespace SpecClient.Generator.Tests.Emission.Schemas;

/// <summary>Emitted schemas compile for net8.0, the oldest framework of consumers, with C# 12.</summary>
public sealed class Net80Tests
{
    [Fact]
    public void Records_literals_and_unions_compile_for_net80()
    {
        var runtime = FindRuntime();
        Assert.SkipWhen(runtime is null, "The runtime has not been built for net8.0.");
        var item = Object("Item", Required("name", Text), Optional("mode", Literal("Mode")), Optional("value",
            Union("Value"))) with
        {
            AdditionalProperties = Integer,
            AdditionalPropertiesName = "Others",
        };
        Assert.NotEmpty(EmittedCode.Compile(
            [Strings("Mode", "a", "b"), item, OneOf("Value", null, Variant("Text", Text), Variant("Items",
                List(Record("Item"))))],
            "public static class Probe { }",
            Net80.References.All,
            runtime));
    }

    /// <summary>The runtime built for net8.0 beside the one under test.</summary>
    private static string? FindRuntime()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var configuration in new[] { "Release", "Debug" })
            {
                var path = Path.Combine(folder.FullName, "runtime", "bin", configuration, "net8.0", "SpecClient.dll");
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }
}
