using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>An emitted record.</summary>
internal sealed class ObjectView
{
    private readonly ObjectSchema _schema;
    private readonly List<PropertyView> _all = [];
    private readonly List<PropertyView> _own;

    public ObjectView(ObjectSchema schema, string accessibility)
    {
        _schema = schema;
        Accessibility = accessibility;
        var inheritedCount = schema.InheritedProperties.Count;
        var models = schema.InheritedProperties.Concat(schema.Properties).ToList();
        var fields = PropertyView.FieldNames(models);
        for (var i = 0; i < models.Count; i++)
        {
            var late = schema.Discriminator?.WireName == models[i].WireName
                || (schema.Base is not null && schema.DiscriminatorWireName == models[i].WireName);
            _all.Add(new(models[i], i, fields[i], late));
        }

        Derived = schema.Discriminator is null ? [] : schema.Discriminator.Mappings
            .Where(mapping => HasDefault || mapping.TypeName != schema.Type.FullName)
            .Select((mapping, index) => new DerivedView(
                CSharpLiteral.Int32(index), CSharpLiteral.String(mapping.Value), "global::" + mapping.TypeName,
                mapping.TypeName == schema.Type.FullName))
            .ToList();
        _own = inheritedCount == 0 ? _all : _all.Skip(inheritedCount).ToList();
        Prefills = _all.Select(static property => property.Prefill).Where(static text => text.Length > 0).ToList();
        if (DiscriminatorPrefill(models, fields) is { } prefill)
        {
            Prefills.Add(prefill);
        }
    }

    public string Accessibility { get; }

    public string Name => _schema.Type.Name;

    public string Modifier => IsSealed ? "sealed " : "";

    public string BaseType => _schema.Base is null
        ? "global::SpecClient.Json.JsonModel<" + Name + ">"
        : "global::" + _schema.Base;

    /// <summary>What the base does not implement.</summary>
    public string Interfaces => IsOwnReader ? ", global::SpecClient.Json.IJsonModel<" + Name + ">" : "";

    /// <summary>It is not read as the base does it: it has derived types, or a base of the document.</summary>
    public bool IsOwnReader => HasBase || IsBase;

    /// <summary>Access of what derived types need.</summary>
    public string MemberAccess => IsSealed ? "private" : "private protected";

    public bool HasBase => _schema.Base is not null;

    /// <summary>Its objects are read as other types by what they say.</summary>
    public bool IsBase => HasDefault || Derived.Count > 0;

    /// <summary>The lines of its own properties in the table.</summary>
    public string TableLines => PropertyTable.Literal(_own.Select(static property => property.TableLine));

    public List<string> Prefills { get; }

    public List<PropertyView> Properties => _own;

    public bool HasAdditional => _schema.AdditionalProperties is not null;

    public string AdditionalType =>
        "global::System.Collections.Generic.IReadOnlyDictionary<string, " + AdditionalItem + ">";

    public string AdditionalItem => TypeText.Type(AdditionalRef);

    public string AdditionalCodec => TypeText.Codec(AdditionalRef);

    public string AdditionalName => _schema.AdditionalPropertiesName ?? "AdditionalProperties";

    public string EqualsModifier => IsSealed ? "" : "virtual ";

    public string DiscriminatorName => CSharpLiteral.String(_schema.Discriminator?.WireName ?? "");

    /// <summary>The type that objects of an absent or unknown value are read as.</summary>
    public string DefaultType => "global::" + _schema.Discriminator?.DefaultTypeName;

    public bool HasDefault => _schema.Discriminator?.DefaultTypeName is not null;

    /// <summary>Types that are read by their values; beside a default the base's own values are read as well.</summary>
    public List<DerivedView> Derived { get; }

    public string DerivedValues => string.Join(", ", Derived.Select(static derived => derived.Value));

    public void Docs(SourceWriter text) =>
        XmlDoc.Write(text, _schema.Docs, "JSON object " + _schema.Type.Name + ".");

    private bool IsSealed => _schema.Discriminator is null;

    private TypeRef AdditionalRef => _schema.AdditionalProperties ?? new TypeRef(TypeKind.Any);

    private string? DiscriminatorPrefill(List<PropertyModel> models, List<string> fields)
    {
        if (_schema.DiscriminatorValue is not { } value)
        {
            return null;
        }

        var wireName = _schema.DiscriminatorWireName ?? "";
        var index = models.FindIndex(model => model.WireName == wireName && model.Constant is null);
        if (index < 0)
        {
            return null;
        }

        var type = models[index].Type;
        var json = type.Kind is >= TypeKind.Int8 and <= TypeKind.BigInteger or TypeKind.Boolean
            ? value
            : "\"" + System.Text.Json.JsonEncodedText.Encode(value) + "\"";
        return fields[index] + " = " + ConstantText.Expression(type, new(json, null)) + ";";
    }
}

/// <summary>A derived type of a discriminated base, or the base itself.</summary>
internal sealed record DerivedView(string Index, string Value, string Type, bool IsSelf);
