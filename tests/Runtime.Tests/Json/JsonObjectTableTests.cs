using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpecClient.Json;
using Xunit;

namespace Runtime.Tests.Json;

public sealed class JsonObjectTableTests
{
    [Fact]
    public void Objects_keep_their_members_when_the_collector_moves_them()
    {
        var regions = new List<CloudRegion>();
        for (var i = 0; i < 2000; i++)
        {
            var json = $$"""{"origin_ip":"192.0.2.{{i}}","vendor":"aws","size":{{i}},"tags":["{{i}}"]}""";
            regions.Add(ApiJson.Read<CloudRegion, ModelCodec<CloudRegion>>(Encoding.UTF8.GetBytes(json)));
            _ = new byte[5000];
        }

        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        for (var i = 0; i < regions.Count; i++)
        {
            Assert.Equal($"192.0.2.{i}", regions[i].OriginIp);
            Assert.Equal(Vendor.Aws, regions[i].Vendor);
            Assert.Equal(i, regions[i].Size);
            Assert.Equal([$"{i}"], regions[i].Tags);
        }
    }

    [Fact]
    public void A_field_of_another_object_is_refused()
    {
        var error = Assert.Throws<TypeInitializationException>(() => new Probe<Strange>().GetHashCode());
        Assert.Contains("was changed while it runs", error.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_a_field_is_refused()
    {
        var error = Assert.Throws<TypeInitializationException>(() => new Probe<Short>().GetHashCode());
        Assert.Contains("have changed", error.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("<a> & 'b'")]
    [InlineData("na\u00EFve")]
    [InlineData("a \"b\" \\ \n")]
    [InlineData("")]
    [InlineData("unknown")]
    public void A_literal_is_written_as_any_text_is(string value)
    {
        var literals = new StringLiterals("aws", "<a> & 'b'", "na\u00EFve", "a \"b\" \\ \n", "");
        foreach (var encoder in new[] { JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        {
            var expected = Written(encoder, writer => writer.WriteStringValue(value));
            Assert.Equal(expected, Written(encoder, writer => literals.Write(writer, value, JsonWriteMode.Full)));
            var copy = new string(value.AsSpan());
            Assert.Equal(expected, Written(encoder, writer => literals.Write(writer, copy, JsonWriteMode.Full)));
        }
    }

    private static string Written(JavaScriptEncoder encoder, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = encoder }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private interface IDescription
    {
        static abstract void Describe(JsonObjectBuilder table, ref string? field);
    }

    private sealed record Probe<T> : JsonModel<Probe<T>>
        where T : IDescription
    {
        [SuppressMessage("Style", "IDE0044", Justification = "The table takes its address.")]
        private string? _name;

        public Probe()
        {
        }

        private Probe(JsonReadContext context)
            : base(context)
        {
        }

        protected override JsonModel JsonCreate(JsonReadContext context) => new Probe<T>(context);

        protected override void JsonDescribe(JsonObjectBuilder table) => T.Describe(table, ref _name);

        protected override bool PrintMembers(StringBuilder builder) => false;
    }

    private sealed class Strange : IDescription
    {
        private static readonly string?[] s_elsewhere = new string?[1 << 20];

        public static void Describe(JsonObjectBuilder table, ref string? field)
        {
            table.Properties("0name");
            table.String(ref s_elsewhere[^1]);
        }
    }

    private sealed class Short : IDescription
    {
        public static void Describe(JsonObjectBuilder table, ref string? field)
        {
            table.Properties("0name\n0other");
            table.String(ref field);
        }
    }
}
