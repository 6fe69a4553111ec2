using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Brings <c>exclusiveMinimum</c> and <c>exclusiveMaximum</c> into their version's form: a flag beside the bound up to
/// 3.0, the bound itself from 3.1 on.
/// </summary>
internal static class BoundRepairs
{
    public static void Apply(JsonObject schema, WalkPath pointer, RepairContext context)
    {
        Apply(schema, "exclusiveMinimum", "minimum", pointer, context);
        Apply(schema, "exclusiveMaximum", "maximum", pointer, context);
    }

    private static void Apply(
        JsonObject schema, string keyword, string bound, WalkPath pointer, RepairContext context)
    {
        if (schema[keyword] is not { } written)
        {
            return;
        }

        var value = ValueConverter.Fits(written, ValueShape.NumberOrFlag)
            ? written.DeepClone()
            : ValueConverter.Convert(written, ValueShape.NumberOrFlag);
        var isFlag = ValueConverter.Fits(value, ValueShape.Flag);
        var wantsFlag = context.Version is "2.0" or "3.0";
        if (value is not null && isFlag == wantsFlag)
        {
            schema[keyword] = value;
            return;
        }

        schema.Remove(keyword);
        if (value is null)
        {
            context.Report(
                ReadingDiagnostics.WrongType, Pointer.Child(pointer, keyword), keyword, "a number or true or false");
        }
        else if (wantsFlag)
        {
            // Of two bounds the exclusive one is taken: nobody writes both to say the same.
            schema[bound] = value;
            schema[keyword] = true;
        }
        else if (value.GetValue<bool>())
        {
            Exclude(schema, keyword, bound, pointer, context);
        }
    }

    private static void Exclude(
        JsonObject schema, string keyword, string bound, WalkPath pointer, RepairContext context)
    {
        if (ValueConverter.Fits(schema[bound], ValueShape.Number) && schema[bound] is { } limit)
        {
            schema.Remove(bound);
            schema[keyword] = limit;
            return;
        }

        context.Report(ReadingDiagnostics.WrongType, Pointer.Child(pointer, keyword), keyword, "a number");
    }
}
