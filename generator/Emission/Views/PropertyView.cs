using System.Globalization;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>A property of an emitted record: all its text, finished.</summary>
internal sealed class PropertyView
{
    private const string NullToken = "reader.TokenType == global::System.Text.Json.JsonTokenType.Null";

    private readonly PropertyModel _property;
    private readonly string _field;
    private readonly bool _late;

    /// <param name="index">Place among all properties of the JSON object, inherited ones first.</param>
    /// <param name="field">Name of the field that holds it.</param>
    /// <param name="late">Another type or value decides about it: never required of the user.</param>
    public PropertyView(PropertyModel property, int index, string field, bool late)
    {
        _property = property;
        _field = field;
        _late = late;
        Index = index;
        IsOneWay = property.ReadOnly || property.WriteOnly || late;
    }

    public int Index { get; }

    public string IndexText => CSharpLiteral.Int32(Index);

    public string WireName => CSharpLiteral.String(_property.WireName);

    public string Expected => CSharpLiteral.String(TypeText.Expected(_property.Type));

    public bool IsReadOnly => _property.ReadOnly;

    /// <summary>A response must have it.</summary>
    public bool IsExpected => _property.Required && !_property.WriteOnly;

    public string Declaration => PropertyDocs.Lines(_property, IsUserRequired)
        + "public " + (IsUserRequired ? "required " : "") + PropertyType + " " + _property.PropertyName
        + " { " + Getter + " " + Setter + " }";

    public string Field => FieldType + " " + _field + ";";

    /// <summary>Assignment of the constant in the public constructor, or empty.</summary>
    public string Prefill => _property.Constant is not null && _property.Required
        ? _field + " = " + ConstantText.Expression(_property.Type, _property.Constant) + ";"
        : "";

    /// <summary>The expression that reads it into <c>model</c>.</summary>
    public string Read
    {
        get
        {
            var target = "(ref reader, context, out model." + _field + ")";
            var codec = IsFieldNullableStruct
                ? "global::SpecClient.Json.NullableCodec<" + TypeText.NonNull(_property.Type) + ", "
                    + TypeText.NonNullCodec(_property.Type) + ">"
                : TypeText.NonNullCodec(_property.Type);
            var read = codec + ".TryRead" + target;
            if (_property.Type.Kind == TypeKind.Any)
            {
                return read;
            }

            if (KeepsNull)
            {
                return NullToken + " ? model.JsonNull(" + IndexText + ", out model." + _field + ") : " + read;
            }

            if (IsNonNull)
            {
                return IsFieldNullableStruct ? "!(" + NullToken + ") && " + read : read;
            }

            return _property.Type.IsValueType ? read : NullToken + " || " + read;
        }
    }

    /// <summary>Its value may come in more spellings than one, of which all but ours are kept.</summary>
    public bool KeepsSpelling => IsSpelt(_property.Type);

    /// <summary>The value has more than one token, so that its first must be remembered.</summary>
    public bool IsCompound => _property.Type.Kind is TypeKind.Array or TypeKind.Map or TypeKind.Union;

    /// <summary>A codec of the user's may leave the reader anywhere.</summary>
    public bool RestoresReader => _property.Type.Kind == TypeKind.Custom;

    /// <summary>Statements that write it.</summary>
    public string Write
    {
        get
        {
            string text;
            if (IsNonNull && !IsFieldNullable)
            {
                text = "if (!JsonIsFault(" + IndexText + ")) { " + WriteValue(_field) + " }";
            }
            else
            {
                var local = "value" + IndexText;
                text = "if (" + _field + " is { } " + local + ") { " + WriteValue(local) + " }";
                if (!IsNonNull)
                {
                    var test = (KeepsNull ? "JsonIsNull(" : "!JsonIsFault(") + IndexText + ")";
                    text += " else if (" + test + ") { writer.WriteNull(s_names[" + IndexText + "]); }";
                }
            }

            return _property.ReadOnly
                ? "if (mode != global::SpecClient.Json.JsonWriteMode.Request) { " + text + " }"
                : text;
        }
    }

    public string AreEqual => EqualityText.AreEqual(_property.Type, _field, "other." + _field);

    public string Hash => EqualityText.Hash(_property.Type, _field);

    /// <summary>C# makes the user give it.</summary>
    private bool IsUserRequired => _property.Required && !_property.ReadOnly && _property.Constant is null && !_late;

    /// <summary>The property's type has no null.</summary>
    private bool IsNonNull => _property.Required && !TypeText.IsNullable(_property.Type);

    /// <summary>Not in both directions, or not by the user: it may be unset without a fault.</summary>
    private bool IsOneWay { get; }

    /// <summary>Null and absent are told apart.</summary>
    private bool KeepsNull => !IsNonNull && (!_property.Required || IsOneWay);

    private bool IsFieldNullable => !_property.Type.IsValueType || !IsNonNull || IsOneWay;

    private bool IsFieldNullableStruct => _property.Type.IsValueType && IsFieldNullable;

    private string PropertyType => TypeText.NonNull(_property.Type) + (IsNonNull ? "" : "?");

    private string FieldType => TypeText.NonNull(_property.Type) + (IsFieldNullable ? "?" : "");

    private string Getter => IsNonNull && IsFieldNullable
        ? "get => " + _field + " ?? throw JsonAbsent(" + IndexText + ");"
        : "get { JsonCheck(" + IndexText + "); return " + _field + "; }";

    private string Setter => "init { JsonAssign(" + IndexText
        + (KeepsNull && (_property.TriState || _property.Required) ? ", value is null" : "")
        + "); " + _field + " = value; }";

    private string WriteValue(string value)
    {
        var text = MemberWriteText.Statement(_property.Type, "writer", "s_names[" + IndexText + "]", value, "mode");
        return KeepsSpelling ? "if (!JsonWriteKept(writer, " + IndexText + ")) { " + text + " }" : text;
    }

    private static bool IsSpelt(TypeRef type) => type.Kind switch
    {
        TypeKind.Array or TypeKind.Map => type.Item is { } item && IsSpelt(item),
        TypeKind.Single or TypeKind.Double or TypeKind.Decimal or TypeKind.DateTimeOffset or TypeKind.UnixTime
            or TypeKind.Guid or TypeKind.Base64 or TypeKind.Base64Url or TypeKind.Binary or TypeKind.Union => true,
        _ => false,
    };

    /// <summary>Field names of properties, the same in a base and in what derives from it.</summary>
    public static List<string> FieldNames(IEnumerable<PropertyModel> properties)
    {
        var names = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            var name = property.PropertyName.TrimStart('@');
            var camel = "_" + char.ToLower(name[0], CultureInfo.InvariantCulture) + name.Substring(1);
            names.Add(taken.Add(camel) ? camel : "_" + name);
        }

        return names;
    }
}
