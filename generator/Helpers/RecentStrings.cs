using System.Runtime.CompilerServices;

namespace SpecClient.Generator.Helpers;

/// <summary>
/// What was computed of the strings asked for last; a document asks for the same names thousands of times. Of bounded
/// size, since it outlives documents; used by several threads at once.
/// </summary>
/// <param name="compute">Depends on the string alone.</param>
internal sealed class RecentStrings(Func<string, string> compute)
{
    private const int Size = 1 << 13;

    private readonly Entry?[] _entries = new Entry?[Size];

    [MethodImpl(Jit.AtOnce)]
    public string Of(string key)
    {
        ref var slot = ref _entries[key.GetHashCode() & (Size - 1)];
        var entry = Volatile.Read(ref slot);
        if (entry is null || !string.Equals(entry.Key, key, StringComparison.Ordinal))
        {
            entry = new Entry(key, compute(key));
            Volatile.Write(ref slot, entry);
        }

        return entry.Value;
    }

    private sealed record Entry(string Key, string Value);
}
