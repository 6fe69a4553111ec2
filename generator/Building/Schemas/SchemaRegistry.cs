using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Schemas;

/// <summary>
/// Types that were built, and definitions that wait: properties are built from a queue, not by recursion.
/// </summary>
internal sealed class SchemaRegistry
{
    private readonly Dictionary<string, SchemaModel> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<PartsKey, TypeRef> _types = [];
    private readonly Queue<Action> _queue = [];

    public int Count => _models.Count + _queue.Count;

    public TypeRef? TypeOf(PartsKey key) => _types.TryGetValue(key, out var type) ? type : null;

    public void Remember(PartsKey key, TypeRef type) => _types[key] = type;

    public void Add(SchemaModel model) => _models[model.Type.FullName] = model;

    public SchemaModel? Find(string? fullName) =>
        fullName is not null && _models.TryGetValue(fullName, out var model) ? model : null;

    public void Defer(Action define) => _queue.Enqueue(define);

    public void Drain(CancellationToken cancellationToken)
    {
        while (_queue.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _queue.Dequeue()();
        }
    }

    /// <summary>All of them, by name.</summary>
    public EquatableArray<SchemaModel> All() => _models.Keys
        .OrderBy(static name => name, StringComparer.Ordinal)
        .Select(name => _models[name])
        .ToEquatableArray();
}
