using System.Runtime.CompilerServices;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Identity of a conjunction: the same schemas of the document in the same order.</summary>
internal readonly struct PartsKey(IReadOnlyList<SchemaNode> parts, string? scope = null) : IEquatable<PartsKey>
{
    private readonly IReadOnlyList<SchemaNode> _parts = parts;
    private readonly string? _scope = scope;

    [MethodImpl(Jit.AtOnce)]
    public bool Equals(PartsKey other)
    {
        if (_parts.Count != other._parts.Count || !string.Equals(_scope, other._scope, StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 0; i < _parts.Count; i++)
        {
            if (!ReferenceEquals(_parts[i].Schema, other._parts[i].Schema)
                || _parts[i].Without != other._parts[i].Without)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is PartsKey other && Equals(other);

    [MethodImpl(Jit.AtOnce)]
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var part in _parts)
        {
            hash = unchecked((hash * 31) + RuntimeHelpers.GetHashCode(part.Schema));
        }

        return hash;
    }
}
