using Features.Formats.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Formats have their C# types and round-trip.</summary>
public class FormatTests
{
    [Theory]
    [InlineData("""{"int32":-1,"int64":9223372036854775807,"plain":5,"uint8":255,"uint64":18446744073709551615}""")]
    [InlineData("""{"float":1.5,"double":0.1,"decimal":1234567890.123456789}""")]
    [InlineData("""{"when":"2026-01-02T03:04:05.678+02:00","day":"2026-01-02","time":"14:15:22Z","span":"P3DT4H"}""")]
    [InlineData(
        """{"id":"023e105f-4ece-f8ad-9ca3-1a8372d0c353","link":"https://x.example/"""
        + """a%20b?c","bytes":"AQID","url64":"-_8"}""")]
    [InlineData("""{"address":"2001:db8::1","mail":"a@b.c","epoch":1767323045,"password":"p","odd":"o"}""")]
    [InlineData("""{"int8":-128,"int16":-32768,"uint16":65535,"uint32":4294967295,"number":1.5,"v4":"192.0.2.1"}""")]
    [InlineData("""{"host":"h.example","relative":"../a?b=c#d","file":"raw","stringInt":"12","e"""
        + """pochNumber":1767323045.25}""")]
    [InlineData("""{"whens":["2026-01-02T03:04:05Z"],"ids":{"a":"023e105f-4ece-f8ad-9ca3-1a8372d0c353"},"s"""
        + """ecrets":["s"]}""")]
    [InlineData("""{"float":3.4028235E+38,"double":-5E-324,"decimal":79228162514264337593543950335}""")]
    [InlineData("""{"day":"0001-01-01","time":"23:59:60Z","span":"PT0S","bytes":"","url64":""}""")]
    public void Round_trip(string json) =>
        Assert.Equal(json, ApiJson.Write(ApiJson.Read<Thing>(json, strict: true)));

    [Fact]
    public void Instants_keep_their_offset()
    {
        var thing = ApiJson.Read<Thing>("""{"when":"2026-01-02T03:04:05+02:00"}""");
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), thing.When);
        Assert.Equal(TimeSpan.FromHours(2), thing.When!.Value.Offset);
    }

    [Fact]
    public void Integers_written_as_decimals_are_read_and_too_large_ones_fail_alone()
    {
        Assert.Equal(1, ApiJson.Read<Thing>("""{"int32":1.0}""").Int32);
        var thing = ApiJson.Read<Thing>("""{"int32":99999999999,"plain":1}""");
        Assert.Equal(1, thing.Plain);
        Assert.Throws<JsonPropertyException>(() => thing.Int32);
        Assert.Contains("99999999999", ApiJson.Write(thing));
    }

    [Theory]
    [InlineData("""{"int8":128}""")]
    [InlineData("""{"uint8":-1}""")]
    [InlineData("""{"int64":9223372036854775808}""")]
    [InlineData("""{"uint64":18446744073709551616}""")]
    [InlineData("""{"int32":1.5}""")]
    [InlineData("""{"plain":1e400}""")]
    [InlineData("""{"decimal":1e30}""")]
    [InlineData("""{"when":"yesterday"}""")]
    [InlineData("""{"day":"2026-02-30"}""")]
    [InlineData("""{"id":"no guid"}""")]
    [InlineData("""{"bytes":"***"}""")]
    public void What_a_type_cannot_hold_fails_alone_and_is_sent_back(string json)
    {
        var whole = json[..^1] + ",\"host\":\"h\"}";
        var thing = ApiJson.Read<Thing>(whole);
        Assert.Equal("h", thing.Host);
        Assert.Equal(JsonAny.Parse(whole), JsonAny.Parse(ApiJson.Write(thing)));
        var name = json[2..json.IndexOf(':')].Trim('"');
        var property = typeof(Thing).GetProperties()
            .Single(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var fault = Assert.Throws<System.Reflection.TargetInvocationException>(() => property.GetValue(thing));
        Assert.Equal("$." + name, Assert.IsType<JsonPropertyException>(fault.InnerException).JsonPath);
        Assert.Throws<JsonPropertyException>(() => ApiJson.Read<Thing>(whole, strict: true));
    }

    [Theory]
    [InlineData("""{"when":"2026-01-02T03:04:05.123456789Z"}""")]
    [InlineData("""{"whens":["2026-01-02t03:04:05z","2026-01-02T03:04:05-00:00"],"when":"2026-01-02T03:04:05.000Z"}""")]
    [InlineData("""{"when":"2026-06-30T23:59:60Z"}""")]
    [InlineData("""{"ids":{"a":"023E105F-4ECE-F8AD-9CA3-1A8372D0C353"},"id":"023E105F-4ECE-F8AD-9CA3-1A8372D0C353"}""")]
    [InlineData("""{"float":1.23456789012,"double":12345678901234567890}""")]
    [InlineData("""{"decimal":0.12345678901234567890123456789012}""")]
    [InlineData("""{"number":0.1234567890123456789,"epoch":1767323045.123456789}""")]
    [InlineData("""{"bytes":"AQ I=","url64":"-_8="}""")]
    public void How_a_value_was_spelt_is_sent_back(string json)
    {
        var thing = ApiJson.Read<Thing>(json, strict: true);
        Assert.Equal(json, ApiJson.Write(thing));
        Assert.Equal(json, ApiJson.Write(thing with { Host = null }));
        var copy = System.Text.Json.JsonSerializer.Deserialize<Thing>(json)!;
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(copy, SpecClientJson.Options));
        Assert.Equal(thing, copy);
    }

    [Fact]
    public void A_changed_value_is_spelt_anew()
    {
        var thing = ApiJson.Read<Thing>("""{"when":"2026-01-02T03:04:05.123456789Z","host":"h"}""");
        Assert.Equal(1234567, thing.When!.Value.Ticks % TimeSpan.TicksPerSecond);
        var changed = thing with { When = thing.When.Value.AddSeconds(1) };
        Assert.Equal("""{"host":"h","when":"2026-01-02T03:04:06.1234567Z"}""", ApiJson.Write(changed));
    }

    [Fact]
    public void Of_a_repeated_property_the_last_spelling_counts()
    {
        const string Last = "\"2026-01-02T03:04:05Z\"";
        var thing = ApiJson.Read<Thing>("{\"when\":\"2026-01-02T03:04:05.000Z\",\"when\":" + Last + "}");
        Assert.Equal("{\"when\":" + Last + "}", ApiJson.Write(thing));
        Assert.Equal(thing, ApiJson.Read<Thing>("{\"when\":\"2026-01-02T03:04:05.00Z\"}"));
    }

    [Fact]
    public void A_number_of_seconds_is_an_instant_with_its_fraction()
    {
        var thing = ApiJson.Read<Thing>("""{"epoch":1767323045,"epochNumber":1767323045.25}""");
        Assert.Equal(thing.Epoch!.Value.AddMilliseconds(250), thing.EpochNumber);
    }

    [Theory]
    [InlineData("""{"secrets":["hush"]}""")]
    [InlineData("""{"secrets":"hush"}""")]
    [InlineData("""{"secrets":[["hush"]]}""")]
    public void Secrets_never_show(string json)
    {
        var thing = ApiJson.Read<Thing>(json);
        Assert.DoesNotContain("hush", thing.ToString());
        var fault = Record.Exception(() => thing.Secrets!.ToList());
        Assert.DoesNotContain("hush", fault?.ToString() ?? "");
    }

    [Fact]
    public void A_password_never_shows() =>
        Assert.DoesNotContain("hush", ApiJson.Read<Thing>("""{"password":"hush"}""").ToString());
}
