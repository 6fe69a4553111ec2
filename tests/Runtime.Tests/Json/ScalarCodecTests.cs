using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;
using CsCheck;
using SpecClient.Json;

namespace Runtime.Tests.Json;

/// <summary>Codecs of single values: what they read, what they refuse, and that nothing is lost.</summary>
public sealed class ScalarCodecTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("1.0", 1)]
    [InlineData("1e2", 100)]
    [InlineData("-12.50e1", -125)]
    [InlineData("0.0e-99999", 0)]
    [InlineData("2147483647.000", int.MaxValue)]
    public void Integers_are_read_in_every_spelling(string json, int expected) =>
        Assert.Equal(expected, Read<int, Int32Codec>(json));

    [Theory]
    [InlineData("1.5")]
    [InlineData("2147483648")]
    [InlineData("1e99999999999999")]
    [InlineData("1e5000")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    [InlineData("true")]
    public void What_is_no_int32_is_refused_and_the_reader_stays(string json) => Refuses<int, Int32Codec>(json);

    [Fact]
    public void Every_integer_type_has_its_range()
    {
        Assert.Equal(sbyte.MinValue, Read<sbyte, Int8Codec>("-128"));
        Assert.Equal(byte.MaxValue, Read<byte, UInt8Codec>("255.0"));
        Assert.Equal(short.MinValue, Read<short, Int16Codec>("-32768"));
        Assert.Equal(ushort.MaxValue, Read<ushort, UInt16Codec>("65535"));
        Assert.Equal(uint.MaxValue, Read<uint, UInt32Codec>("4294967295"));
        Assert.Equal(long.MinValue, Read<long, Int64Codec>("-9223372036854775808"));
        Assert.Equal(ulong.MaxValue, Read<ulong, UInt64Codec>("18446744073709551615"));
        Refuses<sbyte, Int8Codec>("128");
        Refuses<byte, UInt8Codec>("-1");
        Refuses<ulong, UInt64Codec>("18446744073709551616");
        Refuses<long, Int64Codec>("9223372036854775808");
    }

    [Fact]
    public void Big_integers_have_bounds_that_a_hostile_exponent_cannot_pass()
    {
        Assert.Equal(BigInteger.Pow(10, 40), Read<BigInteger, BigIntegerCodec>("1e40"));
        Refuses<BigInteger, BigIntegerCodec>("1e999999999");
        Refuses<BigInteger, BigIntegerCodec>(new string('9', 5000));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void Numbers_beyond_the_range_are_refused(string json)
    {
        Refuses<double, DoubleCodec>(json);
        Refuses<decimal, DecimalCodec>(json);
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02t03:04:05.120z", "2026-01-02T03:04:05.12Z")]
    [InlineData("2026-01-02 03:04:05+00:00", "2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.123456789-07:30", "2026-01-02T03:04:05.1234567-07:30")]
    [InlineData("2026-01-02T03:04", "2026-01-02T03:04:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("2026-01-02T03:04:05\\u002b02:00", "2026-01-02T03:04:05+02:00")]
    public void Date_times(string text, string written)
    {
        var value = Read<DateTimeOffset, DateTimeOffsetCodec>($"\"{text}\"");
        Assert.Equal($"\"{written}\"", Write<DateTimeOffset, DateTimeOffsetCodec>(value));
    }

    [Theory]
    [InlineData("2026-13-02T03:04:05Z")]
    [InlineData("2026-02-30T03:04:05Z")]
    [InlineData("2026-01-02")]
    [InlineData("2026-01-02T24:04:05Z")]
    [InlineData("2026-01-02T03:04:05+15:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("2026-01-02T03:04:05.Z")]
    [InlineData("2026-01-02T03:04:05Z ")]
    [InlineData("")]
    public void What_is_no_date_time_is_refused(string text) => Refuses<DateTimeOffset,
        DateTimeOffsetCodec>($"\"{text}\"");

    [Fact]
    public void Date_times_round_trip() => Gen.DateTimeOffset.Sample(static value =>
    {
        // Offsets have whole minutes in RFC 3339.
        var json = Write<DateTimeOffset, DateTimeOffsetCodec>(value);
        return Read<DateTimeOffset, DateTimeOffsetCodec>(json) == value;
    });

    [Theory]
    [InlineData("0", "1970-01-01T00:00:00.0000000+00:00", "0")]
    [InlineData("1767323045.25", "2026-01-02T03:04:05.2500000+00:00", "1767323045.25")]
    [InlineData("-1", "1969-12-31T23:59:59.0000000+00:00", "-1")]
    public void Unix_times(string json, string expected, string written)
    {
        var value = Read<DateTimeOffset, UnixTimeCodec>(json);
        Assert.Equal(expected, value.ToString("o"));
        Assert.Equal(written, Write<DateTimeOffset, UnixTimeCodec>(value));
    }

    [Fact]
    public void Unix_times_out_of_range_are_refused()
    {
        Refuses<DateTimeOffset, UnixTimeCodec>("253402300800");
        Refuses<DateTimeOffset, UnixTimeCodec>("1e30");
    }

    [Fact]
    public void Dates_times_uuids_and_uris()
    {
        Assert.Equal("\"2026-01-02\"", Again<DateOnly, DateCodec>("\"2026-01-02\""));
        Refuses<DateOnly, DateCodec>("\"2026-1-2\"");
        Assert.Equal("\"03:04:05.10+02:00\"", Again<TimeOfDay, TimeCodec>("\"03:04:05.10+02:00\""));
        Refuses<TimeOfDay, TimeCodec>("\"25:00:00\"");
        Assert.Equal("\"P1W\"", Again<Duration, DurationCodec>("\"P1W\""));
        Refuses<Duration, DurationCodec>("\"1 day\"");
        Assert.Equal(Guid.Empty, Read<Guid, GuidCodec>($"\"{Guid.Empty}\""));
        Refuses<Guid, GuidCodec>("\"x\"");
        Assert.Equal("\"/a b?x=%7e\"", Again<Uri, UriCodec>("\"/a b?x=%7e\""));
        Assert.False(UriCodec.AreEqual(new("http://a/%7e"), new("http://a/~")));
    }

    [Fact]
    public void Bytes_round_trip() => Gen.Byte.Array.Sample(static bytes =>
        Base64Codec.AreEqual(bytes, Read<byte[], Base64Codec>(Write<byte[], Base64Codec>(bytes)))
        && Base64UrlCodec.AreEqual(bytes, Read<byte[], Base64UrlCodec>(Write<byte[], Base64UrlCodec>(bytes)))
        && !Write<byte[], Base64UrlCodec>(bytes).AsSpan().ContainsAny("+/="));

    [Fact]
    public void What_is_no_base64_is_refused()
    {
        Refuses<byte[], Base64Codec>("\"%\"");
        Refuses<byte[], Base64UrlCodec>("\"a\"");
        Assert.Equal([255], Read<byte[], Base64UrlCodec>("\"_w==\""));
    }

    [Fact]
    public void Not_a_number_is_refused_but_shown()
    {
        Assert.ThrowsAny<ArgumentException>(static () => Write<double, DoubleCodec>(double.NaN));
        Assert.Equal("\"NaN\"", Write<double, DoubleCodec>(double.NaN, JsonWriteMode.Masked));
        Assert.Equal("\"***\"", Write<string, SecretCodec>("s", JsonWriteMode.Masked));
    }

    [Fact]
    public void Types_that_parse_themselves() =>
        Assert.Equal("\"192.0.2.1\"", Again<System.Net.IPAddress,
            ParsableCodec<System.Net.IPAddress>>("\"192.0.2.1\""));

    [Fact]
    public void Texts_split_over_segments_are_read()
    {
        foreach (var json in new[] { "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05\\u005a\"" })
        {
            var reader = new Utf8JsonReader(Split(json));
            reader.Read();
            Assert.True(DateTimeOffsetCodec.TryRead(ref reader, JsonReadContext.Default, out var value));
            Assert.Equal(5, value.Second);
        }

        var number = new Utf8JsonReader(Split("1.0e1 "));
        number.Read();
        Assert.True(Int32Codec.TryRead(ref number, JsonReadContext.Default, out var ten));
        Assert.Equal(10, ten);
    }

    /// <summary>A text in segments of one byte.</summary>
    internal static ReadOnlySequence<byte> Split(string json)
    {
        Segment? first = null, last = null;
        foreach (var item in Encoding.UTF8.GetBytes(json))
        {
            last = new Segment(new[] { item }, last);
            first ??= last;
        }

        return new(first!, 0, last!, 1);
    }

    private static T Read<T, TCodec>(string json)
        where TCodec : struct, IJsonCodec<T> => ApiJson.Read<T, TCodec>(Encoding.UTF8.GetBytes(json));

    private static string Write<T, TCodec>(T value, JsonWriteMode mode = JsonWriteMode.Full)
        where TCodec : struct, IJsonCodec<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions))
        {
            TCodec.Write(writer, value, mode);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Again<T, TCodec>(string json)
        where TCodec : struct, IJsonCodec<T> => Write<T, TCodec>(Read<T, TCodec>(json));

    private static void Refuses<T, TCodec>(string json)
        where TCodec : struct, IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var position = reader.TokenStartIndex;
        Assert.False(TCodec.TryRead(ref reader, JsonReadContext.Default, out _));
        Assert.Equal(position, reader.TokenStartIndex);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            RunningIndex = previous is null ? 0 : previous.RunningIndex + previous.Memory.Length;
            if (previous is not null)
            {
                previous.Next = this;
            }
        }
    }
}
