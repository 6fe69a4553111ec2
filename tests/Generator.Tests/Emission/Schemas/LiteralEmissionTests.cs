using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using static SpecClient.Generator.Tests.Emission.Schemas.Schema;

namespace SpecClient.Generator.Tests.Emission.Schemas;

/// <summary>Emitted literals: string, integer, number and mixed.</summary>
public sealed class LiteralEmissionTests
{
    private static readonly LiteralSchema s_integer = new(
        Name("Code"), "#", Documentation.None, LiteralKind.Integer,
        new[] { Member("One", "1"), Member("Minus", "-2") }.ToEquatableArray());

    private static readonly LiteralSchema s_number = s_integer with
    {
        Type = Name("Ratio"),
        Kind = LiteralKind.Number,
        Members = new[] { Member("Half", "0.5"), Member("Two", "2") }.ToEquatableArray(),
    };

    private static readonly LiteralSchema s_mixed = s_integer with
    {
        Type = Name("Mixed"),
        Kind = LiteralKind.Mixed,
        Members = new[]
        {
            new LiteralMemberModel("Auto", "\"auto\"", "auto", Documentation.None), Member("Zero", "0"), Member("Yes",
                "true"),
        }.ToEquatableArray(),
    };

    [Fact]
    public void A_string_literal_converts_compares_and_keeps_unknown_values()
    {
        Assert.Equal("\"aws\"|\"new\"|True|True|False|aws|pattern|True|", EmittedCode.Run([Strings("Vendor", "aws",
            "gcp")], """"
            Vendor vendor = "aws";
            Vendor? none = (string?)null;
            var read = ApiJson.Read<Vendor>("\"new\"");
            var pattern = vendor.Value switch { Vendor.Values.Aws => "pattern", _ => "none" };
            return ApiJson.Write(vendor) + "|" + ApiJson.Write(read) + "|" + (vendor == Vendor.Aws) + "|"
                + vendor.IsKnown + "|" + read.IsKnown
                + "|" + vendor + "|" + pattern + "|" + (none is null
                    && vendor.GetHashCode() == Vendor.Aws.GetHashCode()) + "|" + default(Vendor);
            """"));
    }

    [Fact]
    public void A_known_value_is_read_without_allocating()
    {
        Assert.Equal("0|True", EmittedCode.Run([Strings("Vendor", "aws", "gcp")], """"
            static long Measure(byte[] json, JsonReadContext context)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 100; i++)
                {
                    var reader = new Utf8JsonReader(json);
                    reader.Read();
                    ModelCodec<Vendor>.TryRead(ref reader, context, out _);
                }

                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            var known = "\"aws\""u8.ToArray();
            Measure(known, JsonReadContext.Default);
            return Measure(known, JsonReadContext.Default) + "|"
                + (ApiJson.Read<Vendor>("\"\\u0061ws\"") == Vendor.Aws);
            """"));
    }

    [Fact]
    public void A_literal_without_a_value_is_refused_on_write_but_shown()
    {
        Assert.Equal("refused|{\"vendor\":null}", EmittedCode.Run(
            [Strings("Vendor", "aws"), Object("Holder", Required("vendor", Literal("Vendor")))], """
            var holder = new Holder { Vendor = default };
            try { return ApiJson.Write(holder); }
            catch (InvalidOperationException) { return "refused|" + holder; }
            """));
    }

    [Fact]
    public void A_literal_of_any_value_has_the_mark_of_one() => Assert.Equal(
        "True|False",
        EmittedCode.Run([Strings("Model", "a") with { IsOpen = true }, Strings("Vendor", "aws")], """
            return typeof(Model).IsDefined(typeof(OpenLiteralAttribute), false) + "|"
                + typeof(Vendor).IsDefined(typeof(OpenLiteralAttribute), false);
            """));

    [Fact]
    public void Integer_and_number_literals()
    {
        Assert.Equal("1|-2|7|True|False|0.5|3.25|True|False|[1,2]", EmittedCode.Run([s_integer, s_number,
            Object("Holder", Optional("c", List(Literal("Code"))))], """"
            Code code = 1;
            Ratio ratio = 0.5;
            var holder = ApiJson.Read<Holder>("""{"c":[1,2]}""");
            return ApiJson.Write(code) + "|" + Code.Minus + "|" + ApiJson.Write(ApiJson.Read<Code>("7.0")) + "|"
                + (code == Code.One && Code.Values.One == 1)
                + "|" + ApiJson.Read<Code>("7").IsKnown + "|" + ratio + "|" + ApiJson.Write(ApiJson.Read<Ratio>("3.25"))
                + "|" + ApiJson.Read<Ratio>("2.0").IsKnown + "|" + ApiJson.Read<Ratio>("2.5").IsKnown + "|"
                    + ApiJson.Write(holder)[5..^1];
            """"));
    }

    [Fact]
    public void Mixed_literals()
    {
        Assert.Equal("\"auto\"|0|True|auto|True|True|False|fault|17", EmittedCode.Run([s_mixed, Object("Holder",
            Required("m", Literal("Mixed")))], """"
            Mixed value = "auto";
            Mixed zero = 0;
            string fault;
            try { fault = ApiJson.Read<Holder>("""{"m":[]}""").M.ToString(); } catch (
                JsonPropertyException) { fault = "fault"; }
            return ApiJson.Write(value) + "|" + zero + "|" + (Mixed.Auto == value && Mixed.Values.Auto == "auto") + "|"
                + value
                + "|" + zero.IsKnown + "|" + ApiJson.Read<Mixed>("true").IsKnown + "|"
                    + ApiJson.Read<Mixed>("1").IsKnown + "|" + fault
                + "|" + ApiJson.Write(ApiJson.Read<Mixed>("17"));
            """"));
    }

    [Fact]
    public void Odd_values_and_deprecated_members()
    {
        var schema = Strings("Odd", "a") with
        {
            Members = new[]
            {
                new LiteralMemberModel("Empty", "\"\"", "", new("x < y")),
                new LiteralMemberModel("Quote", "\"\\\"\\n\\u2028\"", "\"\n\u2028", new(null, null, "gone")),
            }.ToEquatableArray(),
        };
        Assert.Equal("True|True", EmittedCode.Run([schema], """"
            return (ApiJson.Read<Odd>("\"\"") == Odd.Empty) + "|" + (ApiJson.Read<Odd>("\"\\\"\\n\\u2028\"").IsKnown);
            """"));
    }

    private static LiteralMemberModel Member(string name, string json) => new(name, json, json, Documentation.None);
}
