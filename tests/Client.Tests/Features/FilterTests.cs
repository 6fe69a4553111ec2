using Features.Filters;

namespace Client.Tests.Features;

/// <summary>Lists of patterns come whole through the file in which the compiler gets metadata.</summary>
public class FilterTests
{
    /// <summary>
    /// The project includes two tags, on two lines and one of them with a number sign, and excludes two paths.
    /// </summary>
    [Fact]
    public void All_patterns_of_the_projects_filters_count() => Assert.Equal(
        ["Owners.ListAsync", "Pets.GetAsync"],
        typeof(FiltersClient).GetProperties()
            .SelectMany(static resource => resource.PropertyType.GetMethods()
                .Where(static method => method.Name.EndsWith("Async", StringComparison.Ordinal))
                .Select(method => $"{resource.Name}.{method.Name}"))
            .Distinct()
            .Order(StringComparer.Ordinal));
}
