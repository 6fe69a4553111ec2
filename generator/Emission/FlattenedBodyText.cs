using System.Globalization;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission;

/// <summary>
/// A flattened JSON object as members of a params type: declarations, and the statements that write them.
/// </summary>
/// <param name="Declarations">Names table, null bits and properties, each line ending in a line feed.</param>
/// <param name="WriteMembers">Statements that write the members without braces.</param>
/// <param name="NullTests">For each property, a C# expression that is true where null is to be sent.</param>
internal sealed record FlattenedBodyText(string Declarations, string WriteMembers, IReadOnlyList<string> NullTests)
{
    private const string Mode = "global::SpecClient.Json.JsonWriteMode.Request";

    /// <summary>Name of the property that holds what the document does not list.</summary>
    public static string AdditionalName(EquatableArray<PropertyModel> properties) =>
        properties.Any(static property => property.PropertyName == "AdditionalProperties")
            ? "ExtraProperties"
            : "AdditionalProperties";

    /// <param name="writer">Expression of the <c>Utf8JsonWriter</c>.</param>
    public static FlattenedBodyText Create(
        EquatableArray<PropertyModel> properties, TypeRef? additionalProperties, string additionalName, string writer)
    {
        var declarations = new List<string>
        {
            "private static readonly global::SpecClient.Json.JsonPropertyNames s_bodyNames = new("
                + PropertyTable.Literal(properties.Select(static property =>
                    PropertyTable.Line(property.WireName, PropertyTraits.None))) + ");",
        };
        var statements = new List<string>();
        var tests = new List<string>();
        var triStates = 0;
        for (var i = 0; i < properties.Count; i++)
        {
            var property = properties[i];
            NullBit? bit = property.TriState && !property.Required ? new(triStates++) : null;
            declarations.Add(Declaration(property, bit));
            tests.Add(bit?.Test
                ?? (property.Required && !IsNonNull(property) ? property.PropertyName + " is null" : "false"));
            if (!property.ReadOnly)
            {
                statements.Add(Statement(property, CSharpLiteral.Int32(i), bit, writer));
            }
        }

        declarations.InsertRange(1, Enumerable.Range(0, (triStates + 63) / 64)
            .Select(static word => "private ulong " + NullBit.FieldName(word) + ";"));
        if (additionalProperties is not null)
        {
            var item = TypeText.Type(additionalProperties);
            declarations.Add("/// <summary>Properties that the document does not list, by name.</summary>\n"
                + "public global::System.Collections.Generic.IReadOnlyDictionary<string, " + item + ">? "
                + additionalName + " { get; init; }");
            statements.Add("global::SpecClient.Json.JsonMembers.WriteAdditional<" + item + ", "
                + TypeText.Codec(additionalProperties) + ">(" + writer + ", s_bodyNames, " + additionalName + ", "
                + Mode + ");");
        }

        return new(Lines(declarations), Lines(statements), tests);
    }

    private static string Lines(IEnumerable<string> parts) => string.Concat(parts.Select(static part => part + "\n"));

    private static bool IsNonNull(PropertyModel property) => property.Required && !TypeText.IsNullable(property.Type);

    private static string Declaration(PropertyModel property, NullBit? bit)
    {
        var type = TypeText.NonNull(property.Type);
        var isPrefilled = property.Required && property.Constant is not null;
        var isRequired = property.Required && !property.ReadOnly && !isPrefilled && bit is null;
        var docs = PropertyDocs.Lines(property, isRequired);
        if (bit is not null)
        {
            return "private " + type + "? " + bit.ValueField(property) + ";\n" + docs + "public " + type + "? "
                + property.PropertyName + " { get => " + bit.ValueField(property) + "; init { "
                + bit.ValueField(property) + " = value; " + bit.Assign + " } }";
        }

        var required = isRequired ? "required " : "";
        var nullable = IsNonNull(property) && !property.ReadOnly ? "" : "?";
        var initializer = isPrefilled ? " = " + ConstantText.Expression(property.Type, property.Constant!) + ";" : "";
        return docs + "public " + required + type + nullable + " " + property.PropertyName + " { get; init; }"
            + initializer;
    }

    private static string Statement(PropertyModel property, string index, NullBit? bit, string writer)
    {
        var name = "s_bodyNames[" + index + "]";
        if (IsNonNull(property) && property.Type.IsValueType)
        {
            return MemberWriteText.Statement(property.Type, writer, name, property.PropertyName, Mode);
        }

        var local = "bodyValue" + index;
        var write = "if (" + property.PropertyName + " is { } " + local + ") { "
            + MemberWriteText.Statement(property.Type, writer, name, local, Mode) + " }";
        var writeNull = writer + ".WriteNull(" + name + ");";
        return bit is not null
            ? write + " else if (" + bit.Test + ") { " + writeNull + " }"
            : property.Required && !IsNonNull(property) ? write + " else { " + writeNull + " }" : write;
    }

    /// <summary>Place of the bit that says that a property was set to null.</summary>
    private sealed class NullBit(int number)
    {
        public string Test => "(" + FieldName(number / 64) + " & " + Mask + ") != 0";

        public string Assign => FieldName(number / 64) + " = value is null ? " + FieldName(number / 64) + " | " + Mask
            + " : " + FieldName(number / 64) + " & ~" + Mask + ";";

        private string Mask => (1UL << (number % 64)).ToString(CultureInfo.InvariantCulture) + "UL";

        public static string FieldName(int word) => "_bodyNulls" + CSharpLiteral.Int32(word);

        public string ValueField(PropertyModel property) => "_body" + property.PropertyName.TrimStart('@');
    }
}
