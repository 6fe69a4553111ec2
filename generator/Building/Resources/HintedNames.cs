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

    /// <param name="title">Words of the document's title, without spaces.</param>
    public static ComputedName? Find(OperationSource source, string title) =>
        ByExtension(source) ?? ByOperationId(source, title);

    /// <summary>The first tag is the resource (else the client itself) and the operation id the method.</summary>
    public static ComputedName? ByTagAndId(OperationSource source)
    {
        if (!source.HasOwnId || Words.Snake(source.Id) is not { Length: > 0 } method)
        {
            return null;
        }

        var chain = source.Tags.Take(1).Select(Words.Snake).Where(static tag => tag.Length > 0).ToList();
        return new ComputedName(chain, method, chain, string.Join(".", chain));
    }

    private static ComputedName? ByExtension(OperationSource source)
    {
        foreach (var (group, method) in s_extensions)
        {
            if (source.Extension(group) is { } resource && source.Extension(method) is { } name)
            {
                return Create(resource.Split('.', '/'), name);
            }
        }

        return source.Extension("x-operation-group") is { } both && both.Contains('.')
            ? Split(both.Split('.'), isExact: true)
            : null;
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

    private static ComputedName? Split(string[] parts, bool isExact = false) =>
        Create([.. parts.Take(parts.Length - 1)], parts[parts.Length - 1], isExact);

    private static ComputedName? Create(string[] group, string name, bool isExact = true)
    {
        var chain = group.Select(Words.Snake).Where(static part => part.Length > 0).ToList();
        var method = Words.Snake(name);
        return chain.Count == 0 || method.Length == 0
            ? null
            : new ComputedName(
                chain, isExact ? method : OperationIds.WithoutResource(method, chain[chain.Count - 1]), chain,
                string.Join(".", chain));
    }
}
