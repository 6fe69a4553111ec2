using System.Globalization;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>A property of an emitted record: all its text, finished.</summary>
internal sealed class PropertyView
{
    private static readonly RecentStrings s_camel = new(static property =>
    {
        var name = property.TrimStart('@');
        return "_" + char.ToLower(name[0], CultureInfo.InvariantCulture) + name.Substring(1);
    });

    private readonly PropertyModel _property;
    private readonly string _field;
    private readonly string _type;
    private readonly bool _late;

    /// <param name="index">Place among all properties of the JSON object, inherited ones first.</param>
    /// <param name="field">Name of the field that holds it.</param>
    /// <param name="late">Another type or value decides about it: never required of the user.</param>
    public PropertyView(PropertyModel property, int index, string field, bool late)
    {
        _property = property;
        _field = field;
        _type = TypeText.NonNull(property.Type);
        _late = late;
        Index = index;
        IsOneWay = property.ReadOnly || property.WriteOnly || late;
    }

    public int Index { get; }

    public string IndexText => CSharpLiteral.Int32(Index);

    /// <summary>Its line of the object's table.</summary>
    public string TableLine => PropertyTable.Line(_property.WireName, Traits);

    /// <summary>Assignment of the constant in the public constructor, or empty.</summary>
    public string Prefill => _property.Constant is not null && _property.Required
        ? _field + " = " + ConstantText.Expression(_property.Type, _property.Constant) + ";"
        : "";

    private string? DescribeMethod => _property.Type.Kind switch
    {
        TypeKind.String => "String",
        TypeKind.Boolean => "Boolean",
        TypeKind.Int64 => "Int64",
        TypeKind.Object or TypeKind.Union => "Object",
        TypeKind.Literal => "Literal",
        TypeKind.Array when _property.Type.Item
            is { Kind: TypeKind.Object or TypeKind.Union or TypeKind.Literal, Nullable: false } => "List",
        _ => null,
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

    private static bool IsSpelt(TypeRef type) => type.Kind switch
    {
        TypeKind.Array or TypeKind.Map => type.Item is { } item && IsSpelt(item),
        TypeKind.Single or TypeKind.Double or TypeKind.Decimal or TypeKind.DateTimeOffset or TypeKind.UnixTime
            or TypeKind.Guid or TypeKind.Base64 or TypeKind.Base64Url or TypeKind.Binary or TypeKind.Union => true,
        _ => false,
    };

    /// <summary>Its documentation, head and accessors.</summary>
    public void Declaration(SourceWriter text)
    {
        PropertyDocs.Write(text, _property, IsUserRequired);
        text.StartLine().Append(IsUserRequired ? "public required " : "public ").Append(_type)
            .Append(IsNonNull ? " " : "? ").Append(_property.PropertyName);
        if (IsNonNull && IsFieldNullable)
        {
            text.Append(" { get => ").Append(_field).Append(" ?? throw JsonAbsent(").Append(IndexText).Append("); ");
        }
        else
        {
            text.Append(" { get { JsonCheck(").Append(IndexText).Append("); return ").Append(_field).Append("; } ");
        }

        text.Append("init { JsonAssign(").Append(IndexText)
            .Append(KeepsNull && (_property.TriState || _property.Required) ? ", value is null); " : "); ")
            .Append(_field).Append(" = value; } }");
    }

    /// <summary>The field behind it, without access.</summary>
    public void Field(SourceWriter text) =>
        text.Append(_type).Append(IsFieldNullable ? "? " : " ").Append(_field).Append(';');

    /// <summary>The call that tells the type's table where it is and how it is read and written.</summary>
    public void Describe(SourceWriter text)
    {
        text.Append("table.");
        if (DescribeMethod is { } method)
        {
            text.Append(method);
        }
        else
        {
            text.Append(_property.Type.IsValueType ? "Struct<" : "Value<").Append(_type).Append(", ")
                .Append(TypeText.NonNullCodec(_property.Type)).Append('>');
        }

        text.Append("(ref ").Append(_field).Append(");");
    }

    /// <summary>Field names of properties, the same in a base and in what derives from it.</summary>
    public static List<string> FieldNames(IEnumerable<PropertyModel> properties)
    {
        var names = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            var camel = s_camel.Of(property.PropertyName);
            names.Add(taken.Add(camel) ? camel : "_" + property.PropertyName.TrimStart('@'));
        }

        return names;
    }
}
