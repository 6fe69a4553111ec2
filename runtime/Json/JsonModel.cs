using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpecClient.Json;

/// <summary>
/// Base of the emitted records. Holds what the record has no property for: unknown properties, faults, and which
/// optional properties are null rather than absent.
/// </summary>
/// <remarks>
/// Reading is lenient and never lossy: a missing or mistyped property makes only that property throw
/// <see cref="JsonPropertyException"/> when it is read; writing gives the original JSON back. Equality is deep.
/// </remarks>
public abstract partial record JsonModel
{
    /// <summary>Enough for a hash; the rest is left to equality.</summary>
    private const int MaxHashed = 8;

    private JsonExtras? _extras;
    private ulong _nulls;

    /// <summary>An object to be filled by its user.</summary>
    protected JsonModel()
    {
    }

    /// <summary>An object to be read from JSON: nothing is prefilled.</summary>
    protected JsonModel(JsonReadContext context)
    {
        _ = context;
    }

    /// <summary>
    /// Properties that the document does not know, as they came or as they shall be sent besides the others.
    /// </summary>
    public IReadOnlyDictionary<string, JsonAny> UnknownProperties
    {
        get => (_extras ?? new()).ToMap();
        init => _extras = (_extras ?? new()).With(value);
    }

    /// <summary>The properties of the record's type.</summary>
    protected abstract JsonObjectTable JsonTable { get; }

    /// <summary>From here the table counts where the fields lie.</summary>
    internal ref byte Anchor => ref Unsafe.As<ulong, byte>(ref _nulls);

    /// <summary>True where the object's JSON has the property, be it null: tells absent from null.</summary>
    /// <param name="wireName">Name in JSON.</param>
    /// <remarks>Writes the object to see; meant for tests and rare questions.</remarks>
    public bool IsPresent(string wireName)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions))
        {
            WriteJson(writer, JsonWriteMode.Masked);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonReadContext.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(wireName))
            {
                return true;
            }

            reader.Read();
            reader.Skip();
        }

        return false;
    }

    /// <summary>Writes the object as JSON.</summary>
    /// <exception cref="InvalidOperationException">A literal without a value.</exception>
    public void WriteJson(Utf8JsonWriter writer, JsonWriteMode mode) => WriteJson(writer, mode, JsonTable);

    /// <summary>The same with the table of the object's type.</summary>
    internal void WriteJson(Utf8JsonWriter writer, JsonWriteMode mode, JsonObjectTable table)
    {
        writer.WriteStartObject();
        var plain = _extras is null && !(mode == JsonWriteMode.Request && table.Names.HasReadOnly);
        var members = table.Members;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            if (!plain && !IsWritten(writer, table, i, mode))
            {
                continue;
            }

            ref var field = ref Unsafe.AddByteOffset(ref Anchor, member.Offset);
            if (member.IsString && Unsafe.As<byte, string?>(ref field) is { } text)
            {
                WriteText(writer, member, text);
            }
            else if (member.IsString || !member.TryWrite(writer, ref field, mode))
            {
                WriteNull(writer, member, i);
            }
        }

        if (table.Additional is { } additional)
        {
            additional.Write(writer, table.Names, ref Unsafe.AddByteOffset(ref Anchor, additional.Offset), mode);
        }

        _extras?.Write(writer, table, mode, this);
        writer.WriteEndObject();
    }

    /// <summary>A property that the document does not list has a value of the type that it gives them.</summary>
    internal bool HasAdditional(string name) => JsonTable.Additional is { } additional
        && additional.Has(ref Unsafe.AddByteOffset(ref Anchor, additional.Offset), name);

    /// <summary>How well the JSON fitted, for unions.</summary>
    internal JsonFit FitJson() => _extras switch
    {
        null => JsonFit.Exact,
        { HasFaults: true } => JsonFit.Faulty,
        { Unknown.Count: > 0 } => JsonFit.Loose,
        _ => JsonFit.Exact,
    };

    /// <summary>Same type with deeply equal properties, unknown ones and faults included.</summary>
    public virtual bool Equals(JsonModel? other) =>
        other is not null
        && EqualityContract == other.EqualityContract
        && _nulls == other._nulls
        && JsonExtras.AreEqual(_extras, other._extras)
        && (ReferenceEquals(this, other) || AreMembersEqual(JsonTable, other));

    /// <summary>Agrees with equality.</summary>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(EqualityContract);
        foreach (var member in JsonTable.Members.AsSpan(0, Math.Min(JsonTable.Members.Length, MaxHashed)))
        {
            hash.Add(member.Hash(ref Unsafe.AddByteOffset(ref Anchor, member.Offset)));
        }

        return hash.ToHashCode();
    }

    /// <summary>The JSON on one line for people, secrets masked; never throws.</summary>
    public sealed override string ToString() => JsonText.Describe(GetType().Name, WriteJson);

    /// <summary>Tells the table what properties there are, and in which fields; emitted.</summary>
    protected abstract void JsonDescribe(JsonObjectBuilder table);

    /// <summary>
    /// Another object of the type, without members, not even those that a new one has from the start; emitted.
    /// </summary>
    protected abstract JsonModel JsonCreate(JsonReadContext context);

    internal void Describe(JsonObjectBuilder table) => JsonDescribe(table);

    internal JsonModel Create(JsonReadContext context) => JsonCreate(context);

    /// <summary>Before a property is read: throws where it has a fault.</summary>
    /// <exception cref="JsonPropertyException">The property was missing or mistyped.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void JsonCheck(int index)
    {
        if (_extras is not null)
        {
            ThrowIfFault(index);
        }
    }

    /// <summary>The error for a required property that has no value.</summary>
    protected JsonPropertyException JsonAbsent(int index) =>
        CreateException(_extras?.FindFault(index)
            ?? new(index, null, JsonPathFinder.OfMember(JsonTable.Names.Name(index))));

    /// <summary>Before a property is assigned: it has no fault any more, and is not null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void JsonAssign(int index)
    {
        if (_nulls != 0 || _extras is not null)
        {
            JsonAssign(index, false);
        }
    }

    /// <summary>Before a property is assigned that tells null from absent.</summary>
    protected void JsonAssign(int index, bool isNull)
    {
        if (index < 64)
        {
            _nulls = isNull ? _nulls | (1UL << index) : _nulls & ~(1UL << index);
            _extras = _extras?.With(index, false);
        }
        else if (isNull || _extras is not null)
        {
            _extras = (_extras ?? new()).With(index, isNull);
        }
    }

    private bool AreMembersEqual(JsonObjectTable table, JsonModel other)
    {
        foreach (var member in table.Members)
        {
            if (!member.AreEqual(
                ref Unsafe.AddByteOffset(ref Anchor, member.Offset),
                ref Unsafe.AddByteOffset(ref other.Anchor, member.Offset)))
            {
                return false;
            }
        }

        return table.Additional is not { } additional || additional.AreEqual(
            ref Unsafe.AddByteOffset(ref Anchor, additional.Offset),
            ref Unsafe.AddByteOffset(ref other.Anchor, additional.Offset));
    }

    // A call of its own: inlined into the loop, the writer's code takes all registers from it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteText(Utf8JsonWriter writer, JsonMember member, string text) =>
        writer.WriteString(member.Name, text);

    /// <summary>A property without a value: null or nothing.</summary>
    private void WriteNull(Utf8JsonWriter writer, JsonMember member, int index)
    {
        if ((member.Traits & JsonPropertyTraits.KeepsNull) != 0
            ? IsNull(index)
            : (member.Traits & JsonPropertyTraits.Nullable) != 0)
        {
            writer.WriteNull(member.Name);
        }
    }

    /// <summary>Whether a property is written by its value: not left out, not faulty, not written as it came.</summary>
    private bool IsWritten(Utf8JsonWriter writer, JsonObjectTable table, int index, JsonWriteMode mode)
    {
        if (mode == JsonWriteMode.Request && (table.Members[index].Traits & JsonPropertyTraits.ReadOnly) != 0)
        {
            return false;
        }

        return _extras is null
            || (_extras.FindFault(index) is null && !_extras.WriteKept(writer, table.Names, index));
    }

    private void ThrowIfFault(int index)
    {
        if (_extras?.FindFault(index) is { } fault)
        {
            throw CreateException(fault);
        }
    }

    private JsonPropertyException CreateException(JsonExtras.Fault fault) =>
        JsonTable.Members[fault.Index] is var member && member.IsSecret
            ? new(fault.Path, "secret", fault.Json, secret: true)
            : new(fault.Path, JsonTypeName.Of(member.Type), fault.Json, secret: false);
}
