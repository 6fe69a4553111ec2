using System.Globalization;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>
/// What several operations of a resource have in common, parameters and bodies: bases of their params types declare it
/// once. An API whose every operation takes the same dozen of parameters has a quarter of the code then.
/// </summary>
/// <remarks>Looked for in each resource apart, so that an edit of one operation changes one output.</remarks>
internal sealed class SharedParams
{
    /// <summary>The static class of a resource that the bases are nested in.</summary>
    public const string Holder = "SharedParams";

    // What a class takes, in properties.
    private const int ClassCost = 4;
    private const int MaxDepth = 3;

    // Bounds for resources of thousands of operations: the most frequent sets, of which pairs are tried, and bases.
    private const int MaxSets = 256;
    private const int MaxPaired = 32;
    private const int MaxBases = 64;

    private readonly ParamsBase?[] _bases;
    private readonly Dictionary<object, int> _parts = [];
    private readonly List<object> _values = [];
    private readonly string _holder;

    private SharedParams(ResourceModel resource, TypeName type)
    {
        _holder = type.Qualified + "." + Holder;
        _bases = new ParamsBase?[resource.Operations.Count];
        var operations = new List<Candidate>();
        for (var i = 0; _bases.Length > 1 && i < _bases.Length; i++)
        {
            if (resource.Operations[i] is { SecondOwner: null } operation)
            {
                operations.Add(new Candidate(i, Parts(operation)));
            }
        }

        Split(operations, null, 1);
    }

    /// <summary>The bases, each behind its own base.</summary>
    public List<ParamsBase> Bases { get; } = [];

    /// <param name="type">The resource's class, or the client's.</param>
    public static SharedParams Of(ResourceModel resource, TypeName type) => new(resource, type);

    /// <summary>For each operation of the resource the base of its params type, or null.</summary>
    public IReadOnlyList<ParamsBase?> BaseOf => _bases;

    // Numbers of what could stand in a base; ascending in the order in which they are first met.
    private HashSet<int> Parts(OperationModel operation)
    {
        var parts = new HashSet<int>();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.PropertyName != operation.PositionalParameter)
            {
                parts.Add(Part(parameter));
            }
        }

        if (operation.Body is { } body)
        {
            parts.Add(Part(body));
        }

        return parts;
    }

    private int Part(object value)
    {
        if (!_parts.TryGetValue(value, out var number))
        {
            number = _values.Count;
            _parts.Add(value, number);
            _values.Add(value);
        }

        return number;
    }

    private void Split(List<Candidate> operations, ParamsBase? above, int depth)
    {
        while (operations.Count > 1 && Bases.Count < MaxBases && Best(operations) is { } best)
        {
            var members = operations.FindAll(operation => best.IsSubsetOf(operation.Parts));
            operations = operations.FindAll(operation => !best.IsSubsetOf(operation.Parts));
            var shared = Add(best, above);
            foreach (var member in members)
            {
                _bases[member.Index] = shared;
                member.Parts.ExceptWith(best);
            }

            if (depth < MaxDepth)
            {
                Split(members, shared, depth + 1);
            }
        }
    }

    /// <summary>The set whose declaration in a base saves most, or null where none saves anything.</summary>
    private HashSet<int>? Best(List<Candidate> operations)
    {
        var groups = operations
            .GroupBy(static operation => operation.Parts, HashSet<int>.CreateSetComparer())
            .OrderByDescending(static group => group.Count())
            .Take(MaxSets)
            .Select(static group => new PartSet(new(group.Key), group.Count()))
            .ToList();
        HashSet<int>? best = null;
        var most = 0;
        foreach (var set in Sets(groups))
        {
            var count = 0;
            foreach (var group in groups)
            {
                count += set.IsSubsetOf(group.Parts) ? group.Count : 0;
            }

            var gain = (set.Sum(Weight) * (count - 1)) - ClassCost;
            if (gain > most)
            {
                most = gain;
                best = set;
            }
        }

        return best;
    }

    // The sets themselves, and what two of them have in common.
    private static IEnumerable<HashSet<int>> Sets(List<PartSet> groups)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            yield return groups[i].Parts;
            for (var j = 0; j < i && i < MaxPaired; j++)
            {
                var both = new HashSet<int>(groups[i].Parts);
                both.IntersectWith(groups[j].Parts);
                yield return both;
            }
        }
    }

    private int Weight(int part) =>
        _values[part] is RequestBodyModel { Flattened: true } body ? body.Properties.Count : 1;

    private ParamsBase Add(HashSet<int> parts, ParamsBase? above)
    {
        var values = parts.OrderBy(static part => part).Select(part => _values[part]).ToList();
        var parameters = values.OfType<ParameterModel>().ToList();
        var body = values.OfType<RequestBodyModel>().SingleOrDefault();
        var number = Bases.Count + 1;
        while (Declares(Name(number), parameters, body))
        {
            number++;
        }

        var shared = new ParamsBase(Name(number), _holder, above, parameters, body);
        Bases.Add(shared);
        return shared;
    }

    private string Name(int number) => "Params" + number.ToString(CultureInfo.InvariantCulture);

    // No member may have its type's name (CS0542).
    private static bool Declares(string name, List<ParameterModel> parameters, RequestBodyModel? body) =>
        parameters.Exists(parameter => parameter.PropertyName == name)
        || (body is not null && (body.Properties.Any(property => property.PropertyName == name)
            || body.Contents.Any(content => content.PropertyName == name)));

    /// <summary>Parts that as many operations have, and no others.</summary>
    private sealed class PartSet(HashSet<int> parts, int count)
    {
        public HashSet<int> Parts => parts;

        public int Count => count;
    }

    /// <summary>An operation, and what of it no base declares yet.</summary>
    private sealed class Candidate(int index, HashSet<int> parts)
    {
        public int Index => index;

        public HashSet<int> Parts => parts;
    }
}

/// <summary>A base of params types.</summary>
internal sealed class ParamsBase(
    string name, string holder, ParamsBase? above, List<ParameterModel> parameters, RequestBodyModel? body)
{
    public string Name => name;

    public string Qualified { get; } = holder + "." + name;

    /// <summary>The base's own base, or null.</summary>
    public ParamsBase? Above => above;

    public List<ParameterModel> Parameters => parameters;

    public RequestBodyModel? Body => body;

    /// <summary>It writes something: all but path values, whose places in the path are each operation's own.</summary>
    public bool Writes => body is not null
        || parameters.Any(static parameter => parameter.Location != ParameterLocation.Path);

    /// <summary>It or one above it writes something.</summary>
    public bool WritesAny => Writes || above is { WritesAny: true };

    /// <summary>A parameter that it or one above it declares.</summary>
    public bool Has(ParameterModel parameter) =>
        parameters.Contains(parameter) || (above is not null && above.Has(parameter));

    /// <summary>It or one above it declares the body.</summary>
    public bool HasBody => body is not null || above is { HasBody: true };
}
