using CsCheck;
using SpecClient.Json;

namespace Runtime.Tests.Json;

/// <summary>ISO 8601 durations and times of day.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData("PT0S", 0)]
    [InlineData("P1D", 86_400)]
    [InlineData("P2W", 1_209_600)]
    [InlineData("P1DT2H3M4.5S", 93_784.5)]
    [InlineData("-PT1,5M", -90)]
    [InlineData("+PT1H", 3_600)]
    public void Durations_with_a_length(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Duration.Parse(text).ToTimeSpan());

    [Theory]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P3Y6M4DT12H30M5S")]
    [InlineData("P99999999999D")]
    public void Durations_without_a_length(string text)
    {
        var duration = Duration.Parse(text);
        Assert.False(duration.TryToTimeSpan(out _));
        Assert.Throws<InvalidOperationException>(() => duration.ToTimeSpan());
        Assert.Equal(text, duration.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("1D")]
    [InlineData("P1DT")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P1D1Y")]
    [InlineData("PT1S1M")]
    [InlineData("P1.2.3D")]
    [InlineData("P1D ")]
    [InlineData("PD")]
    public void No_durations(string text)
    {
        Assert.False(Duration.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Duration.Parse(text));
    }

    [Fact]
    public void Time_spans_convert_and_come_back()
    {
        Gen.Long.Sample(static ticks =>
        {
            Duration duration = new TimeSpan(ticks);
            return duration.ToTimeSpan().Ticks == ticks && Duration.TryParse(duration.Value, out _);
        });
        Assert.Equal("P1DT2H3M4.5S", ((Duration)new TimeSpan(1, 2, 3, 4, 500)).Value);
        Assert.Equal("-P10675199DT2H48M5.4775808S", ((Duration)TimeSpan.MinValue).Value);
        Assert.Equal("PT0S", default(Duration).Value);
    }

    [Theory]
    [InlineData("03:04:05", 3, null)]
    [InlineData("03:04:05.5Z", 3, 0)]
    [InlineData("23:04-08:30", 23, -510)]
    public void Times_of_day_keep_their_text(string text, int hour, int? offsetMinutes)
    {
        var time = TimeOfDay.Parse(text);
        Assert.Equal(text, time.ToString());
        Assert.Equal(hour, time.Time.Hour);
        Assert.Equal(offsetMinutes, (int?)time.Offset?.TotalMinutes);
    }

    [Fact]
    public void Times_of_day_compare_by_time_and_offset()
    {
        Assert.Equal(TimeOfDay.Parse("03:04:05.50Z"), TimeOfDay.Parse("03:04:05.5+00:00"));
        Assert.NotEqual(TimeOfDay.Parse("03:04:05Z"), TimeOfDay.Parse("03:04:05"));
        Assert.Equal("03:04:05.5", new TimeOfDay(new(3, 4, 5, 500)).ToString());
        Assert.Equal("03:04:00-01:30", new TimeOfDay(new(3, 4), TimeSpan.FromMinutes(-90)).ToString());
        Assert.Throws<FormatException>(static () => TimeOfDay.Parse("24:00"));
    }
}
