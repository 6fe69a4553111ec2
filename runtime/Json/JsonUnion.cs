using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>Base of the emitted unions: a value of one of several types, or JSON that is none of them.</summary>
public abstract class JsonUnion : IEquatable<JsonUnion>
{
    private readonly UnionTable _table;

    /// <summary>A union that holds a value.</summary>
    /// <param name="table">The type's variants.</param>
    /// <param name="variant">Index of the variant, or <see cref="UnionTable.UnknownVariant"/>.</param>
    /// <param name="value">Value of the variant, or a <see cref="JsonAny"/>.</param>
    protected JsonUnion(UnionTable table, int variant, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _table = table;
        JsonVariant = variant;
        Value = value;
    }

    /// <summary>The value, of the type of its variant; a <see cref="JsonAny"/> where it is none of them.</summary>
    public object Value { get; }

    /// <summary>Index of the variant, or <see cref="UnionTable.UnknownVariant"/>.</summary>
    protected int JsonVariant { get; }

    /// <summary>Same variant with deeply equal values.</summary>
    public static bool operator ==(JsonUnion? left, JsonUnion? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Another variant, or another value.</summary>
    public static bool operator !=(JsonUnion? left, JsonUnion? right) => !(left == right);

    /// <summary>True where the JSON is none of the variants; it is kept and written back.</summary>
    public bool TryGetUnknown([NotNullWhen(true)] out JsonAny? json)
    {
        json = JsonVariant < 0 ? (JsonAny)Value : null;
        return json is not null;
    }

    /// <summary>Writes the value.</summary>
    public void WriteJson(Utf8JsonWriter writer, JsonWriteMode mode)
    {
        if (JsonVariant < 0)
        {
            ((JsonAny)Value).WriteJson(writer, mode);
        }
        else
        {
            _table[JsonVariant].Write(writer, Value, mode);
        }
    }

    /// <summary>How well the JSON fitted, for unions of unions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    internal JsonFit FitJson() => JsonVariant < 0 ? JsonFit.Unknown : _table[JsonVariant].Fit(Value);

    /// <inheritdoc/>
    public bool Equals(JsonUnion? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        return other is not null
            && ReferenceEquals(_table, other._table)
            && JsonVariant == other.JsonVariant
            && (JsonVariant < 0 ? Value.Equals(other.Value) : _table[JsonVariant].AreEqual(Value, other.Value));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonUnion);

    /// <inheritdoc/>
    public override int GetHashCode() => JsonVariant < 0 ? Value.GetHashCode() : _table[JsonVariant].Hash(Value);

    /// <summary>The JSON on one line for people, secrets masked; never throws.</summary>
    public sealed override string ToString() => JsonText.Describe(GetType().Name, WriteJson);

    /// <summary>The value, where it is of a variant.</summary>
    protected bool TryGet<T>(int variant, [MaybeNullWhen(false)] out T value)
    {
        value = variant == JsonVariant ? (T)Value : default;
        return variant == JsonVariant;
    }
}
