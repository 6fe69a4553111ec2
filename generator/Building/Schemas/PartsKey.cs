using System.Runtime.CompilerServices;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>Identity of a conjunction: the same schemas of the document in the same order.</summary>
internal sealed class PartsKey : IEquatable<PartsKey>
{
    private readonly IReadOnlyList<SchemaNode> _parts;
    private readonly string? _scope;
    private readonly int _hash;

    [MethodImpl(Jit.AtOnce)]
    public PartsKey(IReadOnlyList<SchemaNode> parts, string? scope = null)
    {
        (_parts, _scope, _hash) = (parts, scope, 17);
        for (var i = 0; i < parts.Count; i++)
        {
            _hash = unchecked((_hash * 31) + RuntimeHelpers.GetHashCode(parts[i].Schema));
        }
    }

    [MethodImpl(Jit.AtOnce)]
    public bool Equals(PartsKey? other)
    {
        if (other is null || _hash != other._hash || _parts.Count != other._parts.Count
            || !string.Equals(_scope, other._scope, StringComparison.Ordinal))
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

    public override bool Equals(object? obj) => Equals(obj as PartsKey);

    public override int GetHashCode() => _hash;
}
