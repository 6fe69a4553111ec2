using SpecClient.Generator.Building.Operations;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Names that the document itself gives: by an extension, or by an operation id that has a
/// structure.</summary>
internal static class HintedNames
{
    private static readonly (string Group, string Method)[] s_extensions =
    [
        ("x-specclient-resource", "x-specclient-method"),
        ("x-fern-sdk-group-name", "x-fern-sdk-method-name"),
        ("x-speakeasy-group", "x-speakeasy-name-override"),
    ];

    /// <summary>An extension's names; the one it leaves out comes from the operation id or the path.</summary>
    /// <param name="title">Words of the document's title, without spaces.</param>
    /// <param name="byPath">The name by the path.</param>
    public static ComputedName Find(OperationSource source, string title, Func<ComputedName> byPath)
    {
        var (chain, method) = ByExtension(source);
        if (chain.Count > 0 && method.Length > 0)
        {
            return Create(chain, method);
        }

        var other = ByOperationId(source, title) ?? byPath();
        return chain.Count > 0 ? Create(chain, other.Method)
            : method.Length > 0 ? other with { Method = method }
            : other;
    }

    /// <summary>The first tag is the resource (else the client itself) and the operation id the method.</summary>
    public static ComputedName? ByTagAndId(OperationSource source)
    {
        if (!source.HasOwnId || Words.Snake(source.Id) is not { Length: > 0 } method)
        {
            return null;
        }

        return Create(Snakes(source.Tags.Take(1)), method);
    }

    private static (IReadOnlyList<string> Chain, string Method) ByExtension(OperationSource source)
    {
        foreach (var (group, name) in s_extensions)
        {
            var chain = Snakes(source.Extensions(group).SelectMany(static part => part.Split('.', '/')));
            var method = Words.Snake(source.Extension(name) ?? "");
            if (chain.Count > 0 || method.Length > 0)
            {
                return (chain, method);
            }
        }

        // "pets.list", or the resource alone.
        var parts = Snakes((source.Extension("x-operation-group") ?? "").Split('.'));
        return parts.Count > 1 ? ([.. parts.Take(parts.Count - 1)], parts[parts.Count - 1]) : (parts, "");
    }

    // "projects.instances.list", "repos/list-for-org", "VirtualMachines_CreateOrUpdate".
    private static ComputedName? ByOperationId(OperationSource source, string title)
    {
        if (!source.HasOwnId)
        {
            return null;
        }

        foreach (var separator in new[] { '.', '/' })
        {
            var parts = source.Id.Split(separator);
            if (parts.Length > 1 && parts.All(IsName))
            {
                // "compute.instances.list" of the Compute API: the client itself stands for the first part.
                var isApi = parts.Length > 2 && title.Contains(parts[0].ToLowerInvariant());
                return Split(isApi ? [.. parts.Skip(1)] : parts);
            }
        }

        var halves = source.Id.Split('_');
        return halves.Length == 2 && halves.All(static half =>
            half.Length > 1 && char.IsUpper(half[0]) && half.Any(char.IsLower) && half.All(char.IsLetterOrDigit))
            ? Split(halves)
            : null;
    }

    private static bool IsName(string part) => part.Length > 0 && part.Length < 60 && char.IsLetter(part[0])
        && part.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-');

    private static ComputedName? Split(string[] parts)
    {
        var chain = Snakes(parts.Take(parts.Length - 1));
        var method = Words.Snake(parts[parts.Length - 1]);
        return chain.Count == 0 || method.Length == 0
            ? null
            : Create(chain, OperationIds.WithoutResource(method, chain[chain.Count - 1]));
    }

    private static ComputedName Create(IReadOnlyList<string> chain, string method) =>
        new(chain, method, chain, string.Join(".", chain));

    private static List<string> Snakes(IEnumerable<string> parts) =>
        [.. parts.Select(Words.Snake).Where(static part => part.Length > 0)];
}
