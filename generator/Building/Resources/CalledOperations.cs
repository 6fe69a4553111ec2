using System.Globalization;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Leaves out the operations that the project's code does not mention (<c>SpecClientOnlyCalled</c>).</summary>
/// <remarks>
/// A call mentions the method and the way to its resource (<c>client.Dns.Records.ListAsync</c>): the property of each
/// resource, or the type of one. A params type (<c>SendAsync(new RecordListParams())</c>) is a mention by itself. Where
/// nothing is mentioned in full, the methods' names alone count. A resource that is mentioned stays, whatever of it is
/// called: code may hold it or hand it on.
/// </remarks>
internal sealed class CalledOperations
{
    private readonly HashSet<string> _called;
    private readonly OperationFilter _kept;
    private readonly HashSet<string> _keptNames;
    private readonly HashSet<string> _usedNames = new(StringComparer.Ordinal);
    private readonly HashSet<OperationPlan> _taken = [];
    private readonly HashSet<ResourcePlan> _mentioned = [];

    private CalledOperations(BuildContext context, IReadOnlyCollection<string> called)
    {
        _called = new HashSet<string>(called, StringComparer.Ordinal);
        var entries = (context.Options.Keep ?? "").Split(';').Select(static entry => entry.Trim())
            .Where(static entry => entry.Length > 0).ToList();
        _kept = OperationFilter.Of(string.Join(";", entries));
        _keptNames = new HashSet<string>(entries, StringComparer.Ordinal);
    }

    /// <summary>All that a call of an operation may mention.</summary>
    public static IReadOnlyCollection<string> Names(ResourcePlan root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in root.SelfAndDescendants())
        {
            names.Add(resource.Type.Name);
            names.UnionWith(resource.Children.Select(static child => child.Property));
            foreach (var operation in resource.Operations)
            {
                names.UnionWith(Methods(operation));
                names.Add(operation.Params.Name);
            }
        }

        return names;
    }

    /// <summary>
    /// The plan with the called and the kept operations, and the resources that lead to them or are mentioned.
    /// </summary>
    public static ResourcePlan Take(BuildContext context, ResourcePlan root, IReadOnlyCollection<string> called)
    {
        var operations = root.SelfAndDescendants().SelectMany(static resource => resource.Operations).ToList();
        var calls = new CalledOperations(context, called);
        calls.Collect(root, reached: true);
        if (calls._taken.Count == 0)
        {
            calls._taken.UnionWith(operations.Where(calls.IsNamed));
        }

        calls._taken.UnionWith(operations.Where(calls.IsKept).ToList());
        calls.ReportIdle(context);
        var left = operations.Count - calls._taken.Count;
        if (left > 0)
        {
            context.Report(
                OperationDiagnostics.NotCalled, "#", left.ToString(CultureInfo.InvariantCulture),
                operations.Count.ToString(CultureInfo.InvariantCulture));
        }

        return calls.Prune(root)!;
    }

    private void Collect(ResourcePlan resource, bool reached)
    {
        if (reached)
        {
            _mentioned.Add(resource);
        }

        _taken.UnionWith(resource.Operations.Where(operation =>
            _called.Contains(operation.Params.Name) || (reached && IsNamed(operation))));
        foreach (var (property, child) in resource.Children)
        {
            Collect(child, (reached && _called.Contains(property)) || _called.Contains(child.Type.Name));
        }
    }

    private ResourcePlan? Prune(ResourcePlan resource)
    {
        var pruned = resource with
        {
            Operations = [.. resource.Operations.Where(_taken.Contains)],
            Children = [.. resource.Children
                .Select(child => (child.Property, Plan: Prune(child.Plan)))
                .Where(static child => child.Plan is not null)
                .Select(static child => (child.Property, child.Plan!))],
        };
        return pruned.Operations.Count + pruned.Children.Count > 0 || _mentioned.Contains(resource) ? pruned : null;
    }

    private bool IsNamed(OperationPlan operation) => Methods(operation).Any(_called.Contains);

    // Every entry has to learn whether it matches something.
    private bool IsKept(OperationPlan operation)
    {
        var names = Methods(operation).Append(operation.MethodName).Where(_keptNames.Contains).ToList();
        _usedNames.UnionWith(names);
        return (names.Count > 0)
            | _kept.Mentions(operation.Source, operation.Resource)
            | (operation.Second is { } second && _kept.Mentions(second, operation.Resource));
    }

    private void ReportIdle(BuildContext context)
    {
        foreach (var entry in _kept.Idle.Where(entry => !_usedNames.Contains(entry)))
        {
            context.Report(MapDiagnostics.FilterIdle, "#", "SpecClientKeep", entry);
        }
    }

    private static IEnumerable<string> Methods(OperationPlan operation) =>
    [
        operation.MethodName + "Async", operation.MethodName + "AllAsync", operation.MethodName + "AllItemsAsync",
    ];
}
