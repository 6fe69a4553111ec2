namespace SpecClient.Generator.Building.Naming;

/// <summary>Member names that an emitted type already has, so that properties and members get others.</summary>
internal static class ReservedMembers
{
    private static readonly string[] s_object =
    [
        "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize",
    ];

    /// <summary>Members that emitted types declare themselves: no type may carry such a name (CS0542).</summary>
    public static HashSet<string> Types { get; } = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "ToString", "EqualityContract", "PrintMembers", "Finalize",
        "JsonTable", "JsonDescribe", "JsonCreate", "WriteJson",
        // Literals and unions; other types could bear them, but a name does not depend on the kind.
        "IsKnown", "KnownValues", "Match",
    };

    /// <summary>Emitted records: what C# gives a record, and <c>SpecClient.Json.JsonModel</c>.</summary>
    public static IEnumerable<string> Record { get; } = Set(
    [
        .. s_object,
        "Clone", "EqualityContract", "PrintMembers",
        "UnknownProperties", "IsPresent", "WriteJson",
        "JsonTable", "JsonDescribe", "JsonCreate", "JsonCheck", "JsonAbsent", "JsonAssign",
    ]);

    /// <summary>Emitted literals.</summary>
    public static IEnumerable<string> Literal { get; } =
    [
        .. s_object, "Value", "Values", "IsKnown", "KnownValues", "WriteJson",
    ];

    /// <summary>Names of variants: of their members, <c>TryGetUnknown</c> exists already.</summary>
    public static IEnumerable<string> Union { get; } = ["Unknown"];

    /// <summary>Emitted params types.</summary>
    public static IEnumerable<string> Params { get; } = [.. s_object, "Operation", "WithPath", "WriteShared"];

    /// <summary>Resources and the client: their methods.</summary>
    public static IReadOnlyList<string> Methods => s_object;

    /// <summary>Resources and the client: properties that lead to other resources.</summary>
    public static IReadOnlyList<string> Resource { get; } = [.. s_object, "SharedParams"];

    // Asked for each property of the document.
    private static HashSet<string> Set(string[] names) => new(names, StringComparer.Ordinal);
}
