using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>An emitted union.</summary>
internal sealed class UnionView
{
    private readonly UnionSchema _schema;

    public UnionView(UnionSchema schema, string accessibility)
    {
        _schema = schema;
        Accessibility = accessibility;
        var counts = schema.Variants
            .SelectMany(static variant => UnionVariantView.ConversionSources(variant))
            .GroupBy(static source => source, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        Variants = schema.Variants
            .Select((variant, index) => new UnionVariantView(variant, index, schema.Type.Qualified, counts))
            .ToList();
    }

    public string Docs => XmlDoc.Lines(_schema.Docs, "One of several types.");

    public string Accessibility { get; }

    public string Name => _schema.Type.Name;

    public string Discriminator => CSharpLiteral.String(_schema.DiscriminatorProperty);

    public List<UnionVariantView> Variants { get; }

    public string MatchParameters => string.Join(", ", Variants
        .Select(static variant => "global::System.Func<" + variant.Type + ", TResult> " + variant.ParameterName)
        .Append("global::System.Func<global::SpecClient.Json.JsonAny, TResult> unknown"));
}

/// <summary>A variant of a union.</summary>
internal sealed class UnionVariantView
{
    private readonly UnionVariantModel _variant;

    public UnionVariantView(
        UnionVariantModel variant, int index, string union, IReadOnlyDictionary<string, int> sourceCounts)
    {
        _variant = variant;
        Index = CSharpLiteral.Int32(index);
        Conversions = ConversionSources(variant)
            .Where(source => sourceCounts[source] == 1 && source != union)
            .Select(static source => new UnionConversionView(source))
            .ToList();
    }

    public string Index { get; }

    public string Name => _variant.Name;

    public string Type => TypeText.NonNull(_variant.Type);

    public bool IsReference => !_variant.Type.IsValueType;

    /// <summary>The type of an <c>out</c> parameter that is null where the variant is another.</summary>
    public string OutType => IsReference ? Type + "?" : Type;

    public string OutAttribute => IsReference ? "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] " : "";

    public string Codec => TypeText.NonNullCodec(_variant.Type);

    public string ParameterName => "when" + _variant.Name;

    /// <summary>Source types that convert implicitly.</summary>
    public List<UnionConversionView> Conversions { get; }

    public string Initializer
    {
        get
        {
            var members = new List<string>();
            Add(members, "Values", _variant.DiscriminatorValues);
            Add(members, "Required", _variant.RequiredProperties);
            Add(members, "Known", _variant.KnownProperties);
            if (_variant.Constants.Count > 0)
            {
                members.Add("Constants = [" + string.Join(", ", _variant.Constants.Select(static constant => "new("
                    + CSharpLiteral.String(constant.WireName) + ", "
                    + string.Join(", ", constant.JsonValues.Select(static json =>
                        CSharpLiteral.String(ConstantText.Text(json)))) + ")")) + "]");
            }

            if (_variant.IsDefault)
            {
                members.Add("IsDefault = true");
            }

            return members.Count == 0 ? "" : " { " + string.Join(", ", members) + " }";
        }
    }

    /// <summary>Source types of conversions to a variant, unless another variant has the same.</summary>
    public static IEnumerable<string> ConversionSources(UnionVariantModel variant) => variant.Type switch
    {
        { Kind: TypeKind.Array, Item: { } item } =>
            [TypeText.Type(item) + "[]", "global::System.Collections.Generic.List<" + TypeText.Type(item) + ">"],
        { Kind: TypeKind.Map, Item: { } item } =>
            ["global::System.Collections.Generic.Dictionary<string, " + TypeText.Type(item) + ">"],
        _ => variant.ImplicitConversion ? [TypeText.NonNull(variant.Type)] : [],
    };

    private static void Add(List<string> members, string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            members.Add(name + " = [" + string.Join(", ", values.Select(CSharpLiteral.String)) + "]");
        }
    }
}

/// <summary>A source type of an implicit conversion.</summary>
internal sealed record UnionConversionView(string Source);
