using Package.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Package.Tests.Support;

/// <summary>
/// The native publish takes longest, and at the end nothing would run beside it. xunit hands collections to its threads
/// from the end of the list, so the one to start first stands last.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(static collection => collection.TestCollectionDisplayName.Contains(
            nameof(NativeConsumerTests), StringComparison.Ordinal))];
}
