using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// A property of an emitted record: where its value lies in each object, and how it is read, written and compared.
/// </summary>
/// <remarks>
/// A field is handed over as a reference to its first byte, so that one loop serves fields of all types; only the
/// member that was made for the field's type looks at it.
/// </remarks>
internal abstract class JsonMember
{
    /// <summary>Bytes from <see cref="JsonModel.Anchor"/> to the field, the same in each object of a type.</summary>
    public nint Offset { get; init; }

    /// <summary>
    /// A string that is read and written as it is; the loops over members do so themselves, without a call for each.
    /// </summary>
    public bool IsString { get; init; }

    /// <summary>The type that the document gives it; errors tell its name.</summary>
    public required Type Type { get; init; }

    /// <summary>It must not show in errors and logs.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The name in JSON.</summary>
    public JsonEncodedText Name { get; set; }

    /// <summary>How the value is treated.</summary>
    public JsonPropertyTraits Traits { get; set; }

    /// <inheritdoc cref="IJsonCodec{T}.TryRead"/>
    public abstract bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, ref byte field);

    /// <summary>Writes name and value; false, and nothing is written, where the value is null.</summary>
    public abstract bool TryWrite(Utf8JsonWriter writer, ref byte field, JsonWriteMode mode);

    /// <summary>Gives the field its default.</summary>
    public abstract void Clear(ref byte field);

    /// <summary>Deep equality.</summary>
    public abstract bool AreEqual(ref byte left, ref byte right);

    /// <summary>A hash that agrees with <see cref="AreEqual"/>.</summary>
    public abstract int Hash(ref byte field);
}

/// <summary>A value of a reference type.</summary>
internal class ReferenceMember<T, TCodec> : JsonMember
    where T : class
    where TCodec : struct, IJsonCodec<T>
{
    public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, ref byte field) =>
        TCodec.TryRead(ref reader, context, out Unsafe.As<byte, T>(ref field)!);

    public override bool TryWrite(Utf8JsonWriter writer, ref byte field, JsonWriteMode mode)
    {
        var value = Unsafe.As<byte, T?>(ref field);
        if (value is null)
        {
            return false;
        }

        writer.WritePropertyName(Name);
        TCodec.Write(writer, value, mode);
        return true;
    }

    public override void Clear(ref byte field) => Unsafe.As<byte, T?>(ref field) = null;

    public override bool AreEqual(ref byte left, ref byte right) =>
        TCodec.AreEqual(Unsafe.As<byte, T?>(ref left), Unsafe.As<byte, T?>(ref right));

    public override int Hash(ref byte field) => Unsafe.As<byte, T?>(ref field) is { } value ? TCodec.Hash(value) : 0;
}

/// <summary>A string literal, which holds nothing but its text.</summary>
internal sealed class LiteralMember(StringLiterals literals) : ReferenceMember<string, StringCodec>
{
    public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, ref byte field) =>
        literals.TryRead(ref reader, out Unsafe.As<byte, string>(ref field)!);

    public override bool TryWrite(Utf8JsonWriter writer, ref byte field, JsonWriteMode mode)
    {
        literals.Write(writer, Name, Unsafe.As<byte, string?>(ref field), mode);
        return true;
    }
}

/// <summary>A value of a value type that is never null.</summary>
internal sealed class StructMember<T, TCodec> : JsonMember
    where T : struct
    where TCodec : struct, IJsonCodec<T>
{
    public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, ref byte field) =>
        TCodec.TryRead(ref reader, context, out Unsafe.As<byte, T>(ref field));

    public override bool TryWrite(Utf8JsonWriter writer, ref byte field, JsonWriteMode mode)
    {
        StructWriter.Write<T, TCodec>(writer, Name, Unsafe.As<byte, T>(ref field), mode);
        return true;
    }

    public override void Clear(ref byte field) => Unsafe.As<byte, T>(ref field) = default;

    public override bool AreEqual(ref byte left, ref byte right) =>
        TCodec.AreEqual(Unsafe.As<byte, T>(ref left), Unsafe.As<byte, T>(ref right));

    public override int Hash(ref byte field) => TCodec.Hash(Unsafe.As<byte, T>(ref field));
}

/// <summary>A value of a value type, or null.</summary>
internal sealed class NullableMember<T, TCodec> : JsonMember
    where T : struct
    where TCodec : struct, IJsonCodec<T>
{
    public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, ref byte field)
    {
        var success = TCodec.TryRead(ref reader, context, out var value);
        Unsafe.As<byte, T?>(ref field) = success ? value : null;
        return success;
    }

    public override bool TryWrite(Utf8JsonWriter writer, ref byte field, JsonWriteMode mode)
    {
        ref var value = ref Unsafe.As<byte, T?>(ref field);
        if (!value.HasValue)
        {
            return false;
        }

        StructWriter.Write<T, TCodec>(writer, Name, value.GetValueOrDefault(), mode);
        return true;
    }

    public override void Clear(ref byte field) => Unsafe.As<byte, T?>(ref field) = null;

    public override bool AreEqual(ref byte left, ref byte right) => NullableCodec<T, TCodec>.AreEqual(
        Unsafe.As<byte, T?>(ref left), Unsafe.As<byte, T?>(ref right));

    public override int Hash(ref byte field) => NullableCodec<T, TCodec>.Hash(Unsafe.As<byte, T?>(ref field));
}

/// <summary>Properties of one type that the document does not list.</summary>
internal abstract class JsonAdditionalMember
{
    /// <inheritdoc cref="JsonMember.Offset"/>
    public nint Offset { get; init; }

    /// <summary>Reads one. The reader stands on its value.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public abstract ItemFault? Read(ref Utf8JsonReader reader, JsonReadContext context, string name, ref byte field);

    /// <summary>Writes all.</summary>
    /// <exception cref="InvalidOperationException">One of them has the name of a declared property.</exception>
    public abstract void Write(
        Utf8JsonWriter writer, JsonPropertyNames names, ref byte field, JsonWriteMode mode);

    /// <summary>One has this name.</summary>
    public abstract bool Has(ref byte field, string name);

    /// <inheritdoc cref="JsonMember.AreEqual"/>
    public abstract bool AreEqual(ref byte left, ref byte right);
}

/// <inheritdoc/>
internal sealed class JsonAdditionalMember<T, TCodec> : JsonAdditionalMember
    where TCodec : struct, IJsonCodec<T>
{
    public override ItemFault? Read(
        ref Utf8JsonReader reader, JsonReadContext context, string name, ref byte field)
    {
        ref var map = ref Unsafe.As<byte, IReadOnlyDictionary<string, T>?>(ref field);
        if (!TCodec.TryRead(ref reader, context, out var value))
        {
            // Of a repeated name the last counts.
            (map as Dictionary<string, T>)?.Remove(name);
            return ItemFault.Take<T, TCodec>(ref reader, context, JsonPathFinder.OfMember(name));
        }

        map ??= new Dictionary<string, T>(StringComparer.Ordinal);
        ((Dictionary<string, T>)map)[name] = value;
        return null;
    }

    public override void Write(
        Utf8JsonWriter writer, JsonPropertyNames names, ref byte field, JsonWriteMode mode) =>
        JsonMembers.WriteAdditional<T, TCodec>(
            writer, names, Unsafe.As<byte, IReadOnlyDictionary<string, T>?>(ref field), mode);

    public override bool Has(ref byte field, string name) =>
        Unsafe.As<byte, IReadOnlyDictionary<string, T>?>(ref field)?.ContainsKey(name) == true;

    public override bool AreEqual(ref byte left, ref byte right) => MapCodec<T, TCodec>.AreEqual(
        Unsafe.As<byte, IReadOnlyDictionary<string, T>?>(ref left),
        Unsafe.As<byte, IReadOnlyDictionary<string, T>?>(ref right));
}

/// <summary>Writes a property whose value is of a value type.</summary>
internal static class StructWriter
{
    /// <summary>Name and value, in one call of the writer where it has one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T, TCodec>(Utf8JsonWriter writer, JsonEncodedText name, T value, JsonWriteMode mode)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        // The comparisons are decided when a type's code is compiled.
        if (typeof(TCodec) == typeof(Int64Codec))
        {
            writer.WriteNumber(name, (long)(object)value);
        }
        else if (typeof(TCodec) == typeof(Int32Codec))
        {
            writer.WriteNumber(name, (int)(object)value);
        }
        else if (typeof(TCodec) == typeof(BooleanCodec))
        {
            writer.WriteBoolean(name, (bool)(object)value);
        }
        else
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value, mode);
        }
    }
}
