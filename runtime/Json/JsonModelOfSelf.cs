using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Base of the emitted records that are read as nothing but themselves.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public abstract record JsonModel<
    [DynamicallyAccessedMembers(JsonObjectTable.Constructors)] TSelf> : JsonModel, IJsonModel<TSelf>
    where TSelf : JsonModel<TSelf>
{
    private static readonly JsonObjectTable s_table = JsonObjectTable.Of<TSelf>();
    private static readonly JsonObjectTable? s_exactTable = typeof(TSelf).IsSealed ? s_table : null;

    /// <inheritdoc/>
    protected JsonModel()
    {
    }

    /// <inheritdoc/>
    protected JsonModel(JsonReadContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override JsonObjectTable JsonTable => s_table;

    static JsonObjectTable? IJsonModel<TSelf>.Table => s_exactTable;

    static bool IJsonModel<TSelf>.TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [MaybeNullWhen(false)] out TSelf value) =>
        s_table.TryRead(ref reader, context, out value);
}
