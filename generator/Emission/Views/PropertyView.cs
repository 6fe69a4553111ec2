using System.Globalization;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>A property of an emitted record: all its text, finished.</summary>
internal sealed class PropertyView
{
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

    /// <summary>Its line of the object's table.</summary>
    public string TableLine => PropertyTable.Line(_property.WireName, Traits);

    public string Declaration => PropertyDocs.Lines(_property, IsUserRequired)
        + "public " + (IsUserRequired ? "required " : "") + PropertyType + " " + _property.PropertyName
        + " { " + Getter + " " + Setter + " }";

    public string Field => FieldType + " " + _field + ";";

    /// <summary>Assignment of the constant in the public constructor, or empty.</summary>
    public string Prefill => _property.Constant is not null && _property.Required
        ? _field + " = " + ConstantText.Expression(_property.Type, _property.Constant) + ";"
        : "";

    /// <summary>The call that tells the type's table where it is and how it is read and written.</summary>
    public string Describe => "table." + DescribeMethod + "(ref " + _field + ");";

    private string DescribeMethod => _property.Type.Kind switch
    {
        TypeKind.String => "String",
        TypeKind.Boolean => "Boolean",
        TypeKind.Int64 => "Int64",
        TypeKind.Object or TypeKind.Union => "Object",
        TypeKind.Literal => "Literal",
        TypeKind.Array when _property.Type.Item
            is { Kind: TypeKind.Object or TypeKind.Union or TypeKind.Literal, Nullable: false } => "List",
        _ => (_property.Type.IsValueType ? "Struct<" : "Value<") + TypeText.NonNull(_property.Type) + ", "
            + TypeText.NonNullCodec(_property.Type) + ">",
    };

    private PropertyTraits Traits =>
        (IsExpected ? PropertyTraits.Required : PropertyTraits.None)
        | (IsNonNull || _property.Type.Kind == TypeKind.Any ? PropertyTraits.None : PropertyTraits.Nullable)
        | (KeepsNull ? PropertyTraits.KeepsNull : PropertyTraits.None)
        | (_property.ReadOnly ? PropertyTraits.ReadOnly : PropertyTraits.None)
        | (IsCareful ? PropertyTraits.Careful : PropertyTraits.None);

    /// <summary>A response must have it.</summary>
    private bool IsExpected => _property.Required && !_property.WriteOnly;

    private bool IsCareful => _property.Type.Kind == TypeKind.Custom
        || (_property.Type.Kind is TypeKind.Array or TypeKind.Map or TypeKind.Union && IsSpelt(_property.Type));

    /// <summary>C# makes the user give it.</summary>
    private bool IsUserRequired => _property.Required && !_property.ReadOnly && _property.Constant is null && !_late;

    /// <summary>The property's type has no null.</summary>
    private bool IsNonNull => _property.Required && !TypeText.IsNullable(_property.Type);

    /// <summary>Not in both directions, or not by the user: it may be unset without a fault.</summary>
    private bool IsOneWay { get; }

    /// <summary>Null and absent are told apart.</summary>
    private bool KeepsNull => !IsNonNull && (!_property.Required || IsOneWay);

    private bool IsFieldNullable => !_property.Type.IsValueType || !IsNonNull || IsOneWay;

    private string PropertyType => TypeText.NonNull(_property.Type) + (IsNonNull ? "" : "?");

    private string FieldType => TypeText.NonNull(_property.Type) + (IsFieldNullable ? "?" : "");

    private string Getter => IsNonNull && IsFieldNullable
        ? "get => " + _field + " ?? throw JsonAbsent(" + IndexText + ");"
        : "get { JsonCheck(" + IndexText + "); return " + _field + "; }";

    private string Setter => "init { JsonAssign(" + IndexText
        + (KeepsNull && (_property.TriState || _property.Required) ? ", value is null" : "")
        + "); " + _field + " = value; }";

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
