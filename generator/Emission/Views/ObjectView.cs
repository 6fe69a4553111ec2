using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>An emitted record.</summary>
internal sealed class ObjectView
{
    /// <summary>Enough for a hash; the rest is left to equality.</summary>
    private const int MaxHashed = 8;

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

        _own = _all.Skip(inheritedCount).ToList();
        Prefills = _all.Select(static property => property.Prefill).Where(static text => text.Length > 0).ToList();
        if (DiscriminatorPrefill(models, fields) is { } prefill)
        {
            Prefills.Add(prefill);
        }
    }

    public string Docs => XmlDoc.Lines(_schema.Docs, "JSON object " + _schema.Type.Name + ".");

    public string Accessibility { get; }

    public string Name => _schema.Type.Name;

    /// <summary>Qualified, since a property may have the type's own name as its type's.</summary>
    public string Self => _schema.Type.Qualified;

    public string Modifier => IsSealed ? "sealed " : "";

    public string BaseType => _schema.Base is null ? "global::SpecClient.Json.JsonModel" : "global::" + _schema.Base;

    /// <summary>Access of what derived types need.</summary>
    public string MemberAccess => IsSealed ? "private" : "private protected";

    public bool HasBase => _schema.Base is not null;

    public bool IsBase => _schema.Discriminator is not null;

    public string NameList => string.Join(", ", _all.Select(static property => property.WireName));

    public string TypeList => string.Join(", ", _all.Select(static property => property.Expected));

    /// <summary>The initializer of the names table, or empty.</summary>
    public string NamesInitializer
    {
        get
        {
            var indexes = _all.Where(static property => property.IsReadOnly).Select(static p => p.IndexText).ToList();
            return indexes.Count == 0 ? "" : " { ReadOnly = [" + string.Join(", ", indexes) + "] }";
        }
    }

    public List<string> Prefills { get; }

    public List<PropertyView> Properties => _own;

    public List<PropertyView> AllProperties => _all;

    public bool RestoresReader => _all.Any(static property => property.RestoresReader);

    /// <summary>Bit sets of the properties that a response must have.</summary>
    public List<SeenView> Seen => _all
        .Where(static property => property.IsExpected)
        .GroupBy(static property => property.Index / 64)
        .Select(static group => new SeenView(group.Key, group.Select(static property => property.Index % 64)))
        .ToList();

    /// <summary>The cases of the reading switch.</summary>
    public List<CaseView> Cases => _all.Select(static property => new CaseView(property)).ToList();

    public bool HasAdditional => _schema.AdditionalProperties is not null;

    public string AdditionalType =>
        "global::System.Collections.Generic.IReadOnlyDictionary<string, " + AdditionalItem + ">";

    public string AdditionalItem => TypeText.Type(AdditionalRef);

    public string AdditionalCodec => TypeText.Codec(AdditionalRef);

    public string AdditionalName => _schema.AdditionalPropertiesName ?? "AdditionalProperties";

    public string EqualsModifier => IsSealed ? "" : "virtual ";

    public string Equality => string.Concat(_own.Select(static property => "\n        && " + property.AreEqual))
        + (HasAdditional
            ? "\n        && global::SpecClient.Json.MapCodec<" + AdditionalItem + ", " + AdditionalCodec
                + ">.AreEqual(_additional, other._additional)"
            : "");

    public List<string> Hashes => _own.Take(MaxHashed).Select(static property => property.Hash).ToList();

    public string DiscriminatorName => CSharpLiteral.String(_schema.Discriminator?.WireName ?? "");

    public List<DerivedView> Derived => (_schema.Discriminator?.Mappings ?? [])
        .Where(mapping => mapping.TypeName != _schema.Type.FullName)
        .Select(static (mapping, index) => new DerivedView(
            CSharpLiteral.Int32(index), CSharpLiteral.String(mapping.Value), "global::" + mapping.TypeName))
        .ToList();

    public string DerivedValues => string.Join(", ", Derived.Select(static derived => derived.Value));

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

/// <summary>A set of up to 64 properties that a response must have.</summary>
internal sealed class SeenView(int word, IEnumerable<int> bits)
{
    public string Name => "seen" + CSharpLiteral.Int32(word);

    public string Mask => bits.Aggregate(0UL, static (mask, bit) => mask | (1UL << bit))
        .ToString(System.Globalization.CultureInfo.InvariantCulture) + "UL";

    public string Offset => CSharpLiteral.Int32(word * 64);
}

/// <summary>A case of the switch over the property that stands in the JSON.</summary>
internal sealed class CaseView(PropertyView property)
{
    public string Index => property.IndexText;

    public string Read => property.Read;

    public string Mark => property.IsExpected
        ? "seen" + CSharpLiteral.Int32(property.Index / 64) + " |= "
            + (1UL << (property.Index % 64)).ToString(System.Globalization.CultureInfo.InvariantCulture) + "UL; "
        : "";

    public string Save => property.RestoresReader || (property.KeepsSpelling && property.IsCompound)
        ? "var start = reader; "
        : "";

    public string Restore => property.RestoresReader ? " if (!ok) { reader = start; }"
        : property.KeepsSpelling
            ? " if (ok) { model.JsonKeep(in " + (property.IsCompound ? "start" : "reader") + ", context, "
                + property.IndexText + "); }"
            : "";
}

/// <summary>A derived type of a discriminated base.</summary>
internal sealed record DerivedView(string Index, string Value, string Type);
