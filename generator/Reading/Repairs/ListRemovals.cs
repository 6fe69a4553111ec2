using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Items that leave their lists. They do so at the end, when no pointer is on its way any more; the items behind them
/// keep the places where they were written.
/// </summary>
internal sealed class ListRemovals
{
    private readonly Dictionary<JsonArray, (string Pointer, SortedSet<int> Indexes)> _lists = [];

    /// <param name="pointer">The list's place during the repairs.</param>
    public void Add(JsonArray list, string pointer, int index)
    {
        if (!_lists.TryGetValue(list, out var found))
        {
            _lists.Add(list, found = (pointer, []));
        }

        found.Indexes.Add(index);
    }

    /// <summary>Takes the items out of a document's lists and tells the map where the others came from.</summary>
    public void Apply(JsonObject root, SourceMap map)
    {
        if (_lists.Count == 0)
        {
            return;
        }

        var moved = new List<(JsonArray List, int Index, (TreeResult File, string Pointer) Source)>();
        foreach (var pair in _lists)
        {
            var (pointer, indexes) = pair.Value;
            var kept = Enumerable.Range(0, pair.Key.Count).Where(index => !indexes.Contains(index)).ToList();
            moved.AddRange(kept
                .Select((from, to) => (pair.Key, to, map.Source(Pointer.Child(pointer, from))))
                .Where(item => item.to != kept[item.to]));
            foreach (var index in indexes.Reverse())
            {
                pair.Key.RemoveAt(index);
            }
        }

        foreach (var group in moved
            .GroupBy(static item => item.List)
            .Where(group => NodePath.Top(group.Key) == root))
        {
            var pointer = NodePath.Of(group.Key);
            foreach (var (_, index, source) in group)
            {
                map.Add(Pointer.Child(pointer, index), source.File, source.Pointer);
            }
        }

        _lists.Clear();
    }
}
