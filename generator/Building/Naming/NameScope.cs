using System.Globalization;

namespace SpecClient.Generator.Building.Naming;

/// <summary>Unique member names of one type.</summary>
/// <remarks>
/// Stability: names are given in document order, plain names (only letters, digits and separators) before names
/// that lost symbols, so <c>type</c> is <c>Type</c> wherever <c>@type</c> stands; a later member never takes the
/// name of an earlier.
/// </remarks>
/// <param name="enclosingType">Simple name of the type: no member may carry it (CS0542).</param>
/// <param name="reserved">Members that the emitted type already has.</param>
internal sealed class NameScope(string enclosingType, IEnumerable<string> reserved)
{
    // Shared by thousands of scopes: a set for each would cost more than searching a short list.
    private readonly ICollection<string> _reserved = reserved as ICollection<string> ?? reserved.ToList();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Wire names whose member does not carry their plain PascalCase.</summary>
    public List<string> Renamed { get; } = [];

    /// <summary>Names for the wire names, in their order.</summary>
    public IReadOnlyList<string> AllocateAll(IReadOnlyList<string> wireNames, string prefix = "Value")
    {
        var names = new string[wireNames.Count];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (CSharpIdentifier.IsPlain(wireNames[i]) == (pass == 0))
                {
                    names[i] = Allocate(wireNames[i], prefix);
                }
            }
        }

        return names;
    }

    /// <summary>The name for a wire name: its PascalCase, else with symbols spelled, else with a suffix.</summary>
    public string Allocate(string wireName, string prefix = "Value")
    {
        var name = CSharpIdentifier.Pascal(wireName, prefix);
        if (TryTake(name))
        {
            return name;
        }

        Renamed.Add(wireName);
        var spelled = CSharpIdentifier.Spelled(wireName, prefix);
        return TryTake(spelled) ? spelled : Claim(name);
    }

    /// <summary>
    /// The name itself where it is free; a reserved one with <c>Value</c> behind it; else with a number.
    /// </summary>
    public string Claim(string name)
    {
        if (TryTake(name))
        {
            return name;
        }

        if (IsReserved(name) && TryTake(name + "Value"))
        {
            return name + "Value";
        }

        for (var number = 2; ; number++)
        {
            var candidate = name + number.ToString(CultureInfo.InvariantCulture);
            if (TryTake(candidate))
            {
                return candidate;
            }
        }
    }

    /// <summary>Takes a name that members inherit or that was given elsewhere.</summary>
    public void Reserve(string name) => _taken.Add(name);

    /// <summary>Whether the name would be given as it stands.</summary>
    public bool IsFree(string name) => !IsReserved(name) && !_taken.Contains(name);

    private bool TryTake(string name) => !IsReserved(name) && _taken.Add(name);

    private bool IsReserved(string name) => name == enclosingType || _reserved.Contains(name);
}
