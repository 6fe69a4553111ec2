using System.Reflection;
using SpecClient.Generator.Emission;
using SpecClient.Requests;
using Xunit;

namespace SpecClient.Generator.Tests.Emission.Operations;

/// <summary>Each runtime name that views mention is a public type of the runtime.</summary>
public sealed class RuntimeNamesTests
{
    [Fact]
    public void EachNameResolves()
    {
        var known = typeof(ApiOperation).Assembly.GetExportedTypes()
            .Select(static type => "global::" + type.FullName!.Split('`')[0])
            .ToHashSet(StringComparer.Ordinal);
        var names = typeof(RuntimeNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (string)field.GetRawConstantValue()!);
        Assert.DoesNotContain(names, name => !known.Contains(name));
    }
}
