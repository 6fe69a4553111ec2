using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>A branch of a union: how its JSON is told from the others', and how it is read and written.</summary>
public abstract class UnionVariant
{
    private JsonPropertyNames? _knownNames;
    private bool[]? _requiredFlags;

    private protected UnionVariant()
    {
    }

    /// <summary>Values of the union's discriminator that mean this variant.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>Wire names that an object must have to be this variant.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Wire names that the variant declares; empty where it is no plain object.</summary>
    public string[] Known { get; init; } = [];

    /// <summary>Properties that must have one of some values.</summary>
    public UnionConstant[] Constants { get; init; } = [];

    /// <summary>
    /// Objects whose discriminator is absent or unknown are this variant (OpenAPI 3.2 <c>defaultMapping</c>).
    /// </summary>
    public bool IsDefault { get; init; }

    internal abstract JsonKinds Kinds { get; }

    internal bool HasStructure => Known.Length > 0 || Required.Length > 0;

    internal JsonPropertyNames KnownNames => _knownNames ??= JsonPropertyNames.Of(Known);

    /// <summary>For each known name, whether it is required.</summary>
    internal bool[] RequiredFlags =>
        _requiredFlags ??= Array.ConvertAll(Known, name => Array.IndexOf(Required, name) >= 0);

    internal abstract bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [NotNullWhen(true)] out object? value);

    internal abstract void Write(Utf8JsonWriter writer, object value, JsonWriteMode mode);

    internal abstract bool AreEqual(object left, object right);

    internal abstract int Hash(object value);

    internal abstract JsonFit Fit(object value);
}

/// <summary>A branch of a union.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public sealed class UnionVariant<T, TCodec> : UnionVariant
    where T : notnull
    where TCodec : struct, IJsonCodec<T>
{
    internal override JsonKinds Kinds => TCodec.Kinds;

    internal override bool TryRead(
        ref Utf8JsonReader reader, JsonReadContext context, [NotNullWhen(true)] out object? value)
    {
        var success = TCodec.TryRead(ref reader, context, out var read);
        value = success ? read : null;
        return value is not null;
    }

    internal override void Write(Utf8JsonWriter writer, object value, JsonWriteMode mode) =>
        TCodec.Write(writer, (T)value, mode);

    internal override bool AreEqual(object left, object right) => TCodec.AreEqual((T)left, (T)right);

    internal override int Hash(object value) => TCodec.Hash((T)value);

    internal override JsonFit Fit(object value) => TCodec.Fit((T)value);
}

/// <summary>A property that must have one of some values for an object to be a variant.</summary>
/// <param name="wireName">Name of the property.</param>
/// <param name="values">Its values: the text of a string, else JSON text.</param>
public sealed class UnionConstant(string wireName, params string[] values)
{
    internal JsonDiscriminator Values { get; } = new(wireName, values);
}
