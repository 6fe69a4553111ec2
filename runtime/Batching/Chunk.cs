namespace SpecClient;

/// <summary>Items that go into one request, with their positions in the source.</summary>
/// <param name="items">The items, at least one.</param>
/// <param name="first">Position of the first item.</param>
/// <param name="indices">Positions of all items where these are not one after the other, else null.</param>
/// <param name="action">What to do with them, by what an earlier run did.</param>
internal sealed class Chunk<TItem>(TItem[] items, long first, long[]? indices, ResumeAction action)
{
    public TItem[] Items { get; } = items;

    public ResumeAction Action { get; } = action;

    public int Count => Items.Length;

    /// <summary>Position of an item in the source.</summary>
    public long Index(int item) => indices is null ? first + item : indices[item];

    public IReadOnlyList<TItem> Slice(int start, int count) =>
        count == Items.Length ? Items : new ArraySegment<TItem>(Items, start, count);
}
