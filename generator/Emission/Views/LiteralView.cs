using System.Globalization;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Emission.Views;

/// <summary>An emitted literal: an open set of known values.</summary>
internal sealed class LiteralView
{
    private readonly LiteralSchema _schema;
    private readonly LiteralKind _kind;

    public LiteralView(LiteralSchema schema, string accessibility)
    {
        _schema = schema;
        Accessibility = accessibility;
        _kind = schema.Kind == LiteralKind.Integer && !schema.Members.All(static member => IsInt64(member.Json))
            ? LiteralKind.Number
            : schema.Kind;
        Members = schema.Members.Select(member => new LiteralMemberView(member, _kind)).ToList();
    }

    public string Accessibility { get; }

    public string Name => _schema.Type.Name;

    /// <summary>The line that marks a literal of any value, or nothing.</summary>
    public string Mark => _schema.IsOpen ? "[" + RuntimeNames.OpenLiteral + "]\n" : "";

    public List<LiteralMemberView> Members { get; }

    public List<LiteralMemberView> Constants => Members.Where(static member => member.HasConstant).ToList();

    public bool IsString => _kind == LiteralKind.String;

    public string Interface => IsString ? "IStringLiteral" : "IJsonLiteral";

    public bool IsMixed => _kind == LiteralKind.Mixed;

    /// <summary>Type of the value.</summary>
    public string ValueType => _kind switch
    {
        LiteralKind.String => "string",
        LiteralKind.Integer => "long",
        LiteralKind.Number => "double",
        LiteralKind.Decimal => "decimal",
        _ => "global::SpecClient.Json.JsonAny",
    };

    /// <summary>The value of <c>default</c>.</summary>
    public string DefaultValue => _kind switch
    {
        LiteralKind.String => "\"\"",
        LiteralKind.Mixed => "global::SpecClient.Json.JsonAny.Null",
        _ => "default",
    };

    public string Codec => _kind switch
    {
        LiteralKind.Integer => "global::SpecClient.Json.Int64Codec",
        LiteralKind.Number => "global::SpecClient.Json.DoubleCodec",
        LiteralKind.Decimal => "global::SpecClient.Json.DecimalCodec",
        _ => "global::SpecClient.Json.JsonAnyCodec",
    };

    public string Kinds => string.Join(
        " | ", KindNames().Select(static kind => "global::SpecClient.Json.JsonKinds." + kind));

    public string Text => _kind switch
    {
        LiteralKind.String => "_value ?? \"\"",
        LiteralKind.Mixed => "global::SpecClient.Json.JsonLiteral.ToText(_value)",
        _ => "_value?.ToString(global::System.Globalization.CultureInfo.InvariantCulture) ?? \"\"",
    };

    public string KnownTexts => string.Join(", ", _schema.Members.Select(static m => CSharpLiteral.String(m.Text)));

    public string IsKnown => _kind switch
    {
        LiteralKind.String => "s_values.Contains(_value)",
        LiteralKind.Mixed => Any(static member => "this == " + member.Name),
        _ => Any(static member => "_value == " + member.Literal),
    };

    public string Hash => _kind == LiteralKind.String
        ? "_value is null ? 0 : _value.GetHashCode(global::System.StringComparison.Ordinal)"
        : "_value?.GetHashCode() ?? 0";

    /// <summary>C# types that convert implicitly: source type and expression.</summary>
    public List<LiteralConversionView> Conversions => (_kind switch
    {
        LiteralKind.String => new[] { "string" },
        LiteralKind.Integer => ["long"],
        LiteralKind.Number => ["double"],
        LiteralKind.Decimal => ["decimal"],
        _ => ["string", "long", "double", "bool", "global::SpecClient.Json.JsonAny"],
    }).Select(static source => new LiteralConversionView(source)).ToList();

    public void Docs(SourceWriter text) => XmlDoc.Write(text, _schema.Docs, "Values of " + _schema.Type.Name + ".");

    private string Any(Func<LiteralMemberView, string> test) =>
        Members.Count == 0 ? "false" : string.Join(" || ", Members.Select(test));

    private IEnumerable<string> KindNames()
    {
        switch (_kind)
        {
            case LiteralKind.String:
                return ["String"];
            case LiteralKind.Integer or LiteralKind.Number or LiteralKind.Decimal:
                return ["Number"];
            default:
                var kinds = _schema.Members.Select(static member => KindOf(member.Json)).Distinct().ToList();
                return kinds.Count == 0 ? ["None"] : kinds;
        }
    }

    private static string KindOf(string json) => (json.Length == 0 ? ' ' : json[0]) switch
    {
        '"' => "String",
        't' or 'f' => "Boolean",
        'n' => "Null",
        '{' => "Object",
        '[' => "Array",
        _ => "Number",
    };

    private static bool IsInt64(string json) =>
        long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}

/// <summary>A source type of an implicit conversion.</summary>
internal sealed record LiteralConversionView(string Source);

/// <summary>A known value.</summary>
internal sealed class LiteralMemberView(LiteralMemberModel member, LiteralKind kind)
{
    public string Name => member.MemberName;

    public string ConstantDocs =>
        "/// <summary>The value " + XmlDoc.Escape(LineEnds.OneLine(member.Json)) + ".</summary>\n";

    /// <summary>It has a C# constant.</summary>
    public bool HasConstant => Literal is not null;

    public string ConstantType => kind switch
    {
        LiteralKind.String => "string",
        LiteralKind.Integer => "long",
        LiteralKind.Number => "double",
        LiteralKind.Decimal => "decimal",
        _ when member.Json.Length > 0 && member.Json[0] == '"' => "string",
        _ => member.Json is "true" or "false" ? "bool" : "double",
    };

    /// <summary>C# literal of the constant, or null.</summary>
    public string? Literal => ConstantType switch
    {
        "string" => CSharpLiteral.String(member.Text),
        "bool" => member.Json,
        "long" => member.Json.TrimStart('+') + "L",
        "decimal" => member.Json + "m",
        _ => double.TryParse(member.Json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number) && NumberText.HasDoubleDigits(member.Json)
                ? CSharpLiteral.Double(number)
                : null,
    };

    /// <summary>Expression of the static member.</summary>
    public string Value => kind == LiteralKind.Mixed
        ? "new(global::SpecClient.Json.JsonAny.Parse(" + CSharpLiteral.String(member.Json) + "))"
        : "new(Values." + Name + ")";

    public void Docs(SourceWriter text) => XmlDoc.Write(text, member.Docs, "The value " + member.Json + ".");
}
