namespace SpecClient.Generator.Helpers;

/// <summary>A list of very many small values in blocks: growing copies nothing, no block is a large object.</summary>
internal sealed class BlockList<T>
    where T : struct
{
    private const int BlockLength = 1 << 10;

    private readonly List<T[]> _blocks = [];

    public int Count { get; private set; }

    public T this[int index]
    {
        get => _blocks[index / BlockLength][index % BlockLength];
        set => _blocks[index / BlockLength][index % BlockLength] = value;
    }

    public void Add(T value)
    {
        if (Count == _blocks.Count * BlockLength)
        {
            _blocks.Add(new T[BlockLength]);
        }

        Count++;
        this[Count - 1] = value;
    }
}
