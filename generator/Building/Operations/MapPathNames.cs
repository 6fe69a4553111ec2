namespace SpecClient.Generator.Building.Operations;

/// <summary>Names that the map's endpoint gives to the parameters of a path: callers see these.</summary>
internal static class MapPathNames
{
    /// <summary>One method over accounts and zones: two operations of the document.</summary>
    public const string AnyOwner = "/{account_or_zone}/{account_or_zone_id}";

    /// <summary>Owner of the first path that <see cref="AnyOwner"/> stands for.</summary>
    public const string Account = "account_id";

    /// <summary>Owner of the second path.</summary>
    public const string Zone = "zone_id";

    /// <summary>The map's names in the order of the path; none where they do not fit, or there is no map.</summary>
    public static IReadOnlyList<string> Of(OperationPlan plan)
    {
        if (plan.Map is null)
        {
            return [];
        }

        var wanted = Wanted(plan.Map.Path, plan.Source.Path);
        return wanted.Count == Names(plan.Source.Path).Count
            && wanted.Distinct(StringComparer.OrdinalIgnoreCase).Count() == wanted.Count
                ? wanted
                : [];
    }

    /// <summary>Names of all parameters that a map's path gives.</summary>
    public static IEnumerable<string> Wanted(string mapPath) =>
        mapPath.StartsWith(AnyOwner, StringComparison.Ordinal) ? [Account, Zone, .. Names(mapPath).Skip(2)]
        : Names(mapPath);

    private static List<string> Wanted(string mapPath, string path)
    {
        var names = Names(mapPath);
        return mapPath.StartsWith(AnyOwner, StringComparison.Ordinal)
            ? [path.StartsWith("/zones/", StringComparison.Ordinal) ? Zone : Account, .. names.Skip(2)]
            : names;
    }

    private static List<string> Names(string path) =>
        [.. PathTemplate.Parse(path).Where(static piece => piece.IsParameter).Select(static piece => piece.Text)];
}
