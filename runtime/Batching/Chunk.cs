namespace SpecClient;

/// <summary>Items that go into one request, with their positions in the source.</summary>
/// <param name="items">The items, at least one.</param>
/// <param name="indices">Their positions.</param>
/// <param name="action">What to do with them, by what an earlier run did.</param>
internal sealed class Chunk<TItem>(TItem[] items, long[] indices, ResumeAction action)
{
    public TItem[] Items { get; } = items;

    public long[] Indices { get; } = indices;

    public ResumeAction Action { get; } = action;

    public int Count => Items.Length;

    public IReadOnlyList<TItem> Slice(int start, int count) =>
        count == Items.Length ? Items : new ArraySegment<TItem>(Items, start, count);
}
