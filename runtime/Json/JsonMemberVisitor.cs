namespace SpecClient.Json;

/// <summary>Compares and hashes the members that objects give to a <see cref="JsonMemberWriter"/>.</summary>
internal sealed class JsonMemberVisitor
{
    /// <summary>Enough for a hash; the rest is left to equality.</summary>
    private const int MaxHashed = 8;

    private readonly List<object?>? _others;
    private readonly bool _isComparing;
    private HashCode _hash;
    private int _count;
    private bool _isEqual = true;

    private JsonMemberVisitor(List<object?>? others, bool isComparing)
    {
        _others = others;
        _isComparing = isComparing;
    }

    /// <summary>Deep equality of the members of two objects of one type.</summary>
    public static bool AreEqual(JsonModel left, JsonModel right)
    {
        var values = new List<object?>();
        left.Visit(new JsonMemberVisitor(values, false));
        var comparison = new JsonMemberVisitor(values, true);
        right.Visit(comparison);
        return comparison._isEqual;
    }

    /// <summary>A hash of an object's type and first members, which agrees with equality.</summary>
    public static int Hash(JsonModel model, Type type)
    {
        var visitor = new JsonMemberVisitor(null, false);
        visitor._hash.Add(type);
        model.Visit(visitor);
        return visitor._hash.ToHashCode();
    }

    /// <summary>A value that knows its own equality.</summary>
    public void Visit(object? value)
    {
        if (_others is null)
        {
            Add(value?.GetHashCode() ?? 0);
        }
        else if (_isComparing)
        {
            _isEqual = _isEqual && Equals(_others[_count++], value);
        }
        else
        {
            _others.Add(value);
        }
    }

    /// <summary>A value whose codec knows equality.</summary>
    public void Visit<T, TCodec>(T? value)
        where TCodec : struct, IJsonCodec<T>
    {
        if (_others is null)
        {
            Add(value is null ? 0 : TCodec.Hash(value));
        }
        else if (_isComparing)
        {
            _isEqual = _isEqual && TCodec.AreEqual((T?)_others[_count++], value);
        }
        else
        {
            _others.Add(value);
        }
    }

    private void Add(int hash)
    {
        if (_count++ < MaxHashed)
        {
            _hash.Add(hash);
        }
    }
}
