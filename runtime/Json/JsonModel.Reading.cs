using System.Numerics;
using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <content>
/// Reading: one loop for all objects, which calls what is emitted for each member; and what writers need.
/// </content>
public abstract partial record JsonModel
{
    /// <summary>True where an optional property is null in JSON, not absent.</summary>
    internal bool IsNull(int index) =>
        index < 64 ? (_nulls & (1UL << index)) != 0 : _extras?.IsNull(index) == true;

    /// <summary>What the object holds besides its good properties, or null.</summary>
    internal JsonExtras? Extras => _extras;

    internal JsonPropertyNames Names => JsonNames;

    /// <summary>Shows each member to a visitor, in order.</summary>
    internal void Visit(JsonMemberVisitor visitor) => JsonWriteMembers(new JsonMemberWriter(visitor, this));

    /// <summary>Reads the members. The reader stands on the object's start, and then on its end.</summary>
    internal void ReadMembers(ref Utf8JsonReader reader, JsonReadContext context)
    {
        var names = JsonNames;
        var position = 0;
        var seen = 0UL;
        ulong[]? seenBeyond = null;
        while (names.Next(ref reader, ref position, out var index))
        {
            if (index < 0)
            {
                JsonReadUnknown(ref reader, context);
                continue;
            }

            var word = index < 64 ? seen : Word(ref seenBeyond, names, index);
            var bit = 1UL << index;
            if ((word & bit) != 0)
            {
                ForgetMember(ref reader, context, index);
            }
            else if (index < 64)
            {
                seen |= bit;
            }
            else
            {
                seenBeyond![index / 64] |= bit;
            }

            var traits = names.Traits(index);
            if (reader.TokenType == JsonTokenType.Null && (traits & JsonPropertyTraits.Nullable) != 0)
            {
                ReadNull(traits, index);
            }
            else if ((traits & JsonPropertyTraits.Careful) != 0)
            {
                ReadCarefully(ref reader, context, index);
            }
            else if (!JsonReadMember(ref reader, context, index))
            {
                AddFault(ref reader, context, index);
            }
            else if (context.IsRespelt)
            {
                // Of one token, on which the reader still stands.
                Keep(ref reader, context, index);
            }
        }

        var required = names.Required;
        if (required.Length > 0 && (required[0] & ~seen) != 0)
        {
            AddMissing(in reader, context, required[0] & ~seen, 0);
        }

        for (var i = 1; i < required.Length; i++)
        {
            AddMissing(in reader, context, required[i] & ~(seenBeyond is null ? 0 : seenBeyond[i]), i * 64);
        }
    }

    /// <summary>
    /// Reads the value of the property at an index into its field; emitted. The reader stands on the value's first
    /// token, and on success on its last.
    /// </summary>
    /// <returns>False where the value is mistyped.</returns>
    protected abstract bool JsonReadMember(ref Utf8JsonReader reader, JsonReadContext context, int index);

    /// <summary>
    /// Reads a property that the document does not know; emitted where such have a type. The reader stands on its
    /// name, then on its value's last token.
    /// </summary>
    protected virtual void JsonReadUnknown(ref Utf8JsonReader reader, JsonReadContext context)
    {
        var name = reader.GetString()!;
        reader.Read();
        (_extras ??= new()).AddUnknown(name, JsonText.Capture(ref reader, context));
    }

    /// <summary>While reading: an additional property with a type; a mistyped one is kept as unknown.</summary>
    protected void JsonAdditional<T, TCodec>(
        ref Utf8JsonReader reader, JsonReadContext context, ref IReadOnlyDictionary<string, T>? map)
        where TCodec : struct, IJsonCodec<T>
    {
        var name = reader.GetString()!;
        reader.Read();
        if (!TCodec.TryRead(ref reader, context, out var value))
        {
            var fault = ItemFault.Take<T, TCodec>(ref reader, context, "$." + name);
            if (context.Strict)
            {
                throw fault.Exception();
            }

            (_extras ??= new()).AddUnknown(name, fault.Json);
            return;
        }

        context.ForgetSpelling();
        map ??= new Dictionary<string, T>(StringComparer.Ordinal);
        ((Dictionary<string, T>)map)[name] = value;
    }

    private static ulong Word(ref ulong[]? words, JsonPropertyNames names, int index) =>
        (words ??= new ulong[names.Required.Length])[index / 64];

    private void ReadNull(JsonPropertyTraits traits, int index)
    {
        if ((traits & JsonPropertyTraits.KeepsNull) == 0)
        {
            return;
        }

        if (index < 64)
        {
            _nulls |= 1UL << index;
        }
        else
        {
            (_extras ??= new()).AddNull(index);
        }
    }

    /// <summary>A name stands there again: of a repeated property the last counts.</summary>
    private void ForgetMember(ref Utf8JsonReader reader, JsonReadContext context, int index)
    {
        JsonAssign(index, false);
        if (reader.TokenType == JsonTokenType.Null)
        {
            // No member takes a null that stands for none, so this empties the field.
            var ahead = reader;
            JsonReadMember(ref ahead, context, index);
        }
    }

    /// <summary>
    /// Reads a value of many tokens that may be written in another way than it came, or whose codec is the user's.
    /// </summary>
    private void ReadCarefully(ref Utf8JsonReader reader, JsonReadContext context, int index)
    {
        var start = reader;
        if (!JsonReadMember(ref reader, context, index))
        {
            reader = start;
            AddFault(ref reader, context, index);
        }
        else if (context.IsRespelt)
        {
            Keep(ref start, context, index);
        }
    }

    private void Keep(ref Utf8JsonReader reader, JsonReadContext context, int index)
    {
        (_extras ??= new()).Keep(index, JsonText.Capture(ref reader, context));
        context.ForgetSpelling();
    }

    /// <summary>A property is mistyped. The reader stands on its value's first token, then on its last.</summary>
    /// <exception cref="JsonPropertyException">Reading is strict.</exception>
    private void AddFault(ref Utf8JsonReader reader, JsonReadContext context, int index)
    {
        var start = reader.TokenStartIndex;
        var json = JsonText.Capture(ref reader, context);
        context.ForgetSpelling();
        var path = context.Text.IsEmpty
            ? Member("$", index)
            : context.FaultPath(start, reader.BytesConsumed);
        AddFault(context, new(index, json, path));
    }

    /// <summary>At the object's end: required properties were not there.</summary>
    /// <param name="reader">On the object's end.</param>
    /// <param name="context">What the reading knows.</param>
    /// <param name="missing">A bit for each property that was missing.</param>
    /// <param name="offset">Index of the property of the lowest bit.</param>
    /// <exception cref="JsonPropertyException">Reading is strict.</exception>
    private void AddMissing(in Utf8JsonReader reader, JsonReadContext context, ulong missing, int offset)
    {
        if (missing == 0)
        {
            return;
        }

        var path = context.Path(reader.TokenStartIndex);
        for (; missing != 0; missing &= missing - 1)
        {
            var index = offset + BitOperations.TrailingZeroCount(missing);
            AddFault(context, new(index, null, Member(path, index)));
        }
    }

    private void AddFault(JsonReadContext context, JsonExtras.Fault fault)
    {
        if (context.Strict)
        {
            throw CreateException(fault);
        }

        (_extras ??= new()).AddFault(fault.Index, fault.Json, fault.Path);
    }

    private string Member(string path, int index)
    {
        var text = new StringBuilder(path);
        JsonPathFinder.Append(text, JsonNames.Name(index));
        return text.ToString();
    }
}
