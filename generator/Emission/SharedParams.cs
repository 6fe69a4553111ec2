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

    // Each pair of different sets is tried; beyond this, only the sets themselves.
    private const int MaxPaired = 48;

    private readonly Dictionary<OperationModel, ParamsBase> _bases = new(ReferenceComparer.Instance);
    private readonly Dictionary<object, int> _atoms = [];
    private readonly List<object> _values = [];
    private readonly string _holder;

    private SharedParams(ResourceModel resource, TypeName type)
    {
        _holder = type.Qualified + "." + Holder;
        var operations = resource.Operations
            .Where(static operation => operation.SecondOwner is null)
            .Select(operation => new Candidate(operation, Atoms(operation)))
            .ToList();
        if (operations.Count > 1)
        {
            Split(operations, null, 1);
        }
    }

    /// <summary>The bases, each behind its own base.</summary>
    public List<ParamsBase> Bases { get; } = [];

    /// <param name="type">The resource's class, or the client's.</param>
    public static SharedParams Of(ResourceModel resource, TypeName type) => new(resource, type);

    /// <summary>The base of an operation's params type, or null.</summary>
    public ParamsBase? BaseOf(OperationModel operation) => _bases.TryGetValue(operation, out var found) ? found : null;

    // Numbers of what could stand in a base; ascending in the order in which they are first met.
    private HashSet<int> Atoms(OperationModel operation)
    {
        var atoms = new HashSet<int>();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.PropertyName != operation.PositionalParameter)
            {
                atoms.Add(Atom(parameter));
            }
        }

        if (operation.Body is { } body)
        {
            atoms.Add(Atom(body));
        }

        return atoms;
    }

    private int Atom(object value)
    {
        if (!_atoms.TryGetValue(value, out var number))
        {
            number = _values.Count;
            _atoms.Add(value, number);
            _values.Add(value);
        }

        return number;
    }

    private void Split(List<Candidate> operations, ParamsBase? above, int depth)
    {
        while (operations.Count > 1 && Best(operations) is { } best)
        {
            var members = operations.Where(operation => best.IsSubsetOf(operation.Atoms)).ToList();
            operations = operations.Except(members).ToList();
            var shared = Add(best, above);
            foreach (var member in members)
            {
                _bases[member.Operation] = shared;
                member.Atoms.ExceptWith(best);
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
        HashSet<int>? best = null;
        var most = 0;
        foreach (var set in Sets(operations))
        {
            var count = operations.Count(operation => set.IsSubsetOf(operation.Atoms));
            var gain = (set.Sum(Weight) * (count - 1)) - ClassCost;
            if (gain > most)
            {
                most = gain;
                best = set;
            }
        }

        return best;
    }

    private static List<HashSet<int>> Sets(List<Candidate> operations)
    {
        var different = new List<HashSet<int>>();
        foreach (var operation in operations)
        {
            AddNew(different, new(operation.Atoms));
        }

        var sets = new List<HashSet<int>>(different);
        for (var i = 0; i < Math.Min(different.Count, MaxPaired); i++)
        {
            for (var j = 0; j < i; j++)
            {
                var both = new HashSet<int>(different[i]);
                both.IntersectWith(different[j]);
                AddNew(sets, both);
            }
        }

        return sets;
    }

    private static void AddNew(List<HashSet<int>> sets, HashSet<int> set)
    {
        if (set.Count > 0 && !sets.Any(set.SetEquals))
        {
            sets.Add(set);
        }
    }

    private int Weight(int atom) =>
        _values[atom] is RequestBodyModel { Flattened: true } body ? body.Properties.Count : 1;

    private ParamsBase Add(HashSet<int> atoms, ParamsBase? above)
    {
        var values = atoms.OrderBy(static atom => atom).Select(atom => _values[atom]).ToList();
        var shared = new ParamsBase(
            above, values.OfType<ParameterModel>().ToList(), values.OfType<RequestBodyModel>().SingleOrDefault());
        var number = Bases.Count;
        do
        {
            number++;
            shared.Name = "Params" + number.ToString(CultureInfo.InvariantCulture);
        }
        while (shared.Declares(shared.Name));
        shared.Qualified = _holder + "." + shared.Name;
        Bases.Add(shared);
        return shared;
    }

    /// <summary>An operation, and what of it no base declares yet.</summary>
    private sealed class Candidate(OperationModel operation, HashSet<int> atoms)
    {
        public OperationModel Operation => operation;

        public HashSet<int> Atoms => atoms;
    }

    private sealed class ReferenceComparer : IEqualityComparer<OperationModel>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(OperationModel? x, OperationModel? y) => ReferenceEquals(x, y);

        public int GetHashCode(OperationModel obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}

/// <summary>A base of params types.</summary>
internal sealed class ParamsBase(ParamsBase? above, List<ParameterModel> parameters, RequestBodyModel? body)
{
    public string Name { get; set; } = "";

    public string Qualified { get; set; } = "";

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

    /// <summary>It has a property of that name.</summary>
    public bool Declares(string name) =>
        parameters.Any(parameter => parameter.PropertyName == name)
        || (body is not null && (body.Properties.Any(property => property.PropertyName == name)
            || body.Contents.Any(content => content.PropertyName == name)));
}
