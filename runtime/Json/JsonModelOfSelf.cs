using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Base of the emitted records that are read as nothing but themselves.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public abstract record JsonModel<TSelf> : JsonModel, IJsonModel<TSelf>
    where TSelf : JsonModel<TSelf>, IJsonObject<TSelf>
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

/// <summary>An emitted record: how one is made to be read into.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IJsonObject<TSelf>
    where TSelf : IJsonObject<TSelf>
{
    /// <summary>An object without members, not even those that a new one has from the start.</summary>
    static abstract TSelf Create(JsonReadContext context);
}
