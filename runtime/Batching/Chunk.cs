using SpecClient.Json;

namespace SpecClient;

/// <summary>Items that go into one request, with their positions in the source.</summary>
/// <param name="items">The items, at least one.</param>
/// <param name="first">Position of the first item.</param>
/// <param name="indices">Positions of all items where these are not one after the other, else null.</param>
/// <param name="action">What to do with them, by what an earlier run did.</param>
/// <param name="json">The items as they were written to learn their size, or null where they were not.</param>
internal sealed class Chunk<TItem>(
    TItem[] items, long first, long[]? indices, ResumeAction action, WrittenItems? json = null)
{
    public TItem[] Items { get; } = items;

    public ResumeAction Action { get; } = action;

    public int Count => Items.Length;

    /// <summary>Position of an item in the source.</summary>
    public long Index(int item) => indices is null ? first + item : indices[item];

    /// <summary>Some of the items, for one request.</summary>
    public IReadOnlyList<TItem> Slice(int start, int count)
    {
        if (json is not null)
        {
            return new WrittenList<TItem>(new ArraySegment<TItem>(Items, start, count), json, start);
        }

        // No conditional expression: its type would be the segment, also of the whole.
        if (count == Items.Length)
        {
            return Items;
        }

        return new ArraySegment<TItem>(Items, start, count);
    }
}
