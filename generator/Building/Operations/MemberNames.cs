using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Names of a params type's properties: the body's come first, parameters give way with their
/// location.</summary>
internal sealed class MemberNames(string typeName)
{
    // Members that every params type has, or inherits from object.
    private readonly HashSet<string> _taken = new(ReservedMembers.Params, StringComparer.Ordinal) { typeName };

    /// <summary>The name where it is free, else with the suffix, else with a number.</summary>
    public string Take(string name, string suffix)
    {
        if (_taken.Add(name))
        {
            return name;
        }

        var number = 1;
        var candidate = name + suffix;
        while (!_taken.Add(candidate))
        {
            number++;
            candidate = name + suffix + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return candidate;
    }

    /// <summary>A parameter's name; symbols of its wire name count where the plain name is taken.</summary>
    public string Take(string wireName, ParameterLocation location)
    {
        var name = CSharpIdentifier.Pascal(wireName);
        if (!CSharpIdentifier.IsPlain(wireName) && _taken.Contains(name))
        {
            name = CSharpIdentifier.Spelled(wireName);
        }

        return Take(name, location.ToString());
    }
}
