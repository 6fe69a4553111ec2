using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SpecClient.Json;

/// <content>Reading: one loop for all objects, by the table of their type.</content>
public abstract partial record JsonModel
{
    /// <summary>True where an optional property is null in JSON, not absent.</summary>
    private bool IsNull(int index) =>
        index < 64 ? (_nulls & (1UL << index)) != 0 : _extras?.IsNull(index) == true;

    /// <summary>Reads the members. The reader stands on the object's start, and then on its end.</summary>
    internal void ReadMembers(ref Utf8JsonReader reader, JsonReadContext context, JsonObjectTable table)
    {
        var names = table.Names;
        var position = 0;
        var seen = 0UL;
        ulong[]? seenBeyond = null;
        while (names.Next(ref reader, ref position, out var index))
        {
            if (index < 0)
            {
                ReadUnknown(ref reader, context, table);
                continue;
            }

            var member = table.Members[index];
            ref var field = ref Unsafe.AddByteOffset(ref Anchor, member.Offset);
            var word = index < 64 ? seen : Word(ref seenBeyond, names, index);
            var bit = 1UL << index;
            if ((word & bit) != 0)
            {
                // The name stands there again: of a repeated property the last counts.
                JsonAssign(index, false);
                member.Clear(ref field);
            }
            else if (index < 64)
            {
                seen |= bit;
            }
            else
            {
                seenBeyond![index / 64] |= bit;
            }

            if (member.IsString && reader.TokenType == JsonTokenType.String)
            {
                if (!JsonString.TryGet(ref reader, out Unsafe.As<byte, string?>(ref field)))
                {
                    AddFault(ref reader, context, index);
                }
            }
            else if (reader.TokenType == JsonTokenType.Null && (member.Traits & JsonPropertyTraits.Nullable) != 0)
            {
                ReadNull(member.Traits, index);
            }
            else if ((member.Traits & JsonPropertyTraits.Careful) != 0)
            {
                ReadCarefully(ref reader, context, member, index);
            }
            else if (!member.TryRead(ref reader, context, ref field))
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

    private static ulong Word(ref ulong[]? words, JsonPropertyNames names, int index) =>
        (words ??= new ulong[names.Required.Length])[index / 64];

    /// <summary>
    /// Reads a property that the document does not list. The reader stands on its name, then on its value's last token.
    /// </summary>
    private void ReadUnknown(ref Utf8JsonReader reader, JsonReadContext context, JsonObjectTable table)
    {
        var name = JsonString.Get(ref reader);
        reader.Read();
        if (table.Additional is not { } additional)
        {
            (_extras ??= new()).AddUnknown(name, JsonText.Capture(ref reader, context));
            return;
        }

        var fault = additional.Read(
            ref reader, context, name, ref Unsafe.AddByteOffset(ref Anchor, additional.Offset));
        if (fault is null)
        {
            context.ForgetSpelling();
        }
        else if (context.Strict)
        {
            throw fault.Exception();
        }
        else
        {
            (_extras ??= new()).AddUnknown(name, fault.Json);
        }
    }

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

    /// <summary>
    /// Reads a value of many tokens that may be written in another way than it came, or whose codec is the user's.
    /// </summary>
    private void ReadCarefully(ref Utf8JsonReader reader, JsonReadContext context, JsonMember member, int index)
    {
        var start = reader;
        if (!member.TryRead(ref reader, context, ref Unsafe.AddByteOffset(ref Anchor, member.Offset)))
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
        JsonPathFinder.Append(text, JsonTable.Names.Name(index));
        return text.ToString();
    }
}
