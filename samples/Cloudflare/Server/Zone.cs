namespace Cloudflare.Sample.Server;

/// <summary>Where the origin at one address is hosted.</summary>
internal sealed record Mapping(string Address, string Vendor, string Region, DateTimeOffset ModifiedOn);

/// <summary>One zone's mappings, in the order in which they were first set. Safe for concurrent requests.</summary>
internal sealed class Zone
{
    /// <summary>Most mappings that a zone can hold.</summary>
    public const int MaxMappings = 3_500;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Order, Mapping Mapping)> _mappings = new(StringComparer.Ordinal);
    private long _nextOrder;

    /// <summary>Tiered Cache must be on for the list of regions.</summary>
    public bool TieredCache { get; init; } = true;

    /// <summary>All mappings as they are now.</summary>
    public IReadOnlyList<Mapping> Snapshot()
    {
        lock (_lock)
        {
            return [.. _mappings.Values.OrderBy(static entry => entry.Order).Select(static entry => entry.Mapping)];
        }
    }

    /// <summary>The mapping of a canonical address, or null.</summary>
    public Mapping? Find(string address)
    {
        lock (_lock)
        {
            return _mappings.TryGetValue(address, out (long Order, Mapping Mapping) entry) ? entry.Mapping : null;
        }
    }

    /// <summary>Sets all mappings, or none where the zone would then hold too many.</summary>
    public bool TrySet(IReadOnlyCollection<Mapping> mappings)
    {
        lock (_lock)
        {
            int added = mappings.Select(static mapping => mapping.Address).Distinct(StringComparer.Ordinal)
                .Count(address => !_mappings.ContainsKey(address));
            if (_mappings.Count + added > MaxMappings)
            {
                return false;
            }

            foreach (Mapping mapping in mappings)
            {
                long order = _mappings.TryGetValue(mapping.Address, out (long Order, Mapping Mapping) entry)
                    ? entry.Order
                    : _nextOrder++;
                _mappings[mapping.Address] = (order, mapping);
            }

            return true;
        }
    }

    /// <summary>Removes the mapping of a canonical address and gives it back, or null where there is none.</summary>
    public Mapping? Remove(string address)
    {
        lock (_lock)
        {
            return _mappings.Remove(address, out (long Order, Mapping Mapping) entry) ? entry.Mapping : null;
        }
    }
}
