using System.Globalization;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Naming;

/// <summary>Hands out type names, each once, over all namespaces of a client.</summary>
internal sealed class TypeNameAllocator
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes a name that must not be given to anything else later.</summary>
    public bool TryReserve(TypeName name) => _taken.Add(name.FullName);

    /// <summary>Keeps a namespace and those around it free of types of the same full name (CS0101).</summary>
    public void ReserveNamespace(string name)
    {
        while (_taken.Add(name) && name.LastIndexOf('.') is > 0 and var dot)
        {
            name = name.Substring(0, dot);
        }
    }

    /// <summary>
    /// The wanted name, with <c>Model</c> behind it where an emitted type has a member of that name (CS0542), or the
    /// first free one with a number behind it.
    /// </summary>
    public TypeName Allocate(TypeName wanted)
    {
        if (ReservedMembers.Types.Contains(wanted.Name))
        {
            wanted = wanted with { Name = wanted.Name + "Model" };
        }

        if (_taken.Add(wanted.FullName))
        {
            return wanted;
        }

        for (var number = 2; ; number++)
        {
            var candidate = wanted with { Name = wanted.Name + number.ToString(CultureInfo.InvariantCulture) };
            if (_taken.Add(candidate.FullName))
            {
                return candidate;
            }
        }
    }
}
