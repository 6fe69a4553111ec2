using System.Globalization;
using Client.Tests.Support;
using Features.Bodies;
using ValuesModel = Features.Bodies.Models.Values;

namespace Client.Tests.Features;

/// <summary>What is sent and read is the same in every culture.</summary>
public sealed class CultureTests
{
    private const string Path = "/v1/values/-1.5/2026-01-02T03%3A04%3A05.5%2B03%3A30"
        + "?exact=-2.50&whole=-3&small=-4&single=-0.5&day=2026-01-02&time=03%3A04%3A05&span=P1DT2.5S&list=-1.5,2.5"
        + "&deep%5Bi%5D=-6.5";

    private const string Json = """{"number":-1.5,"exact":-2.50,"whole":-3,"day":"2026-01-02","""
        + """
        "at":"2026-01-02T03:04:05.5+03:30","span":"P1DT2.5S","level":-1}
        """;

    private const string Form = "number=-1.5&exact=-2.50&whole=-3&day=2026-01-02&at=2026-01-02T03%3A04%3A05.5%2B03%3A30"
        + "&span=P1DT2.5S&level=-1";

    private static readonly DateTimeOffset s_at = new(2026, 1, 2, 3, 4, 5, 500, new TimeSpan(3, 30, 0));

    /// <summary>
    /// Casing of i, a mark before minus, another calendar, a decimal comma, other digits, another minus sign.
    /// </summary>
    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public async Task Calls_send_and_read_the_same_bytes(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            // A culture that the machine does not know is the invariant one, and would prove nothing.
            Assert.Equal(culture.Length == 0, Samples(culture) == Samples(""));
            await CheckAsync();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static async Task CheckAsync()
    {
        var handler = RecordingHandler.Json(Json);
        using var client = new BodiesClient(new() { Handler = handler, MaxRetries = 0 });
        ValuesModel values = new()
        {
            Number = -1.5,
            Exact = -2.50m,
            Whole = -3,
            Day = new DateOnly(2026, 1, 2),
            At = s_at,
            Span = TimeSpan.FromSeconds(86402.5),
            Level = -1,
        };
        var read = await client.Values.SendAsync(s_at, new()
        {
            Number = -1.5,
            Exact = -2.50m,
            Whole = -3,
            Small = -4,
            Single = -0.5f,
            Day = new DateOnly(2026, 1, 2),
            Time = new TimeOnly(3, 4, 5),
            Span = TimeSpan.FromSeconds(86402.5),
            List = [-1.5, 2.5],
            Deep = new() { I = -6.5 },
            XNumber = -7.5,
            Cookie = -8,
            Body = values,
        });
        Assert.Equal(values, read);
        Assert.Equal((-1.5, -2.5m, -3L, s_at), (read.Number, read.Exact, read.Whole, read.At));
        Assert.Equal(Json, read.ToString());
        await client.Values.SendAsync(s_at, new() { Number = -1.5, BodyForm = values });
        await client.Values.SendAsync(s_at, new()
        {
            Number = -1.5,
            BodyMultipart = new()
            {
                Number = values.Number,
                Exact = values.Exact,
                Whole = values.Whole,
                Day = values.Day,
                At = values.At,
                Span = values.Span,
            },
        });
        await client.Values.SendAsync(s_at, new() { Number = -1.5, BodyXml = values });
        await client.Values.SendAsync(s_at, new() { Number = -1.5, BodyText = -1.5 });

        var sent = handler.Requests;
        Assert.Equal(Path, sent[0].PathAndQuery);
        Assert.Equal(("-7.5", "cookie=-8"), (sent[0].Headers["X-Number"], sent[0].Headers["Cookie"]));
        Assert.Equal((Json, Form, "-1.5"), (sent[0].Body, sent[1].Body, sent[4].Body));
        foreach (var value in new[] { "-1.5", "-2.50", "-3", "2026-01-02", "2026-01-02T03:04:05.5+03:30", "P1DT2.5S" })
        {
            Assert.Contains("\r\n\r\n" + value + "\r\n", sent[2].Body, StringComparison.Ordinal);
            Assert.Contains(">" + value + "<", sent[3].Body, StringComparison.Ordinal);
        }
    }

    private static string Samples(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        return string.Join(
            '|',
            (-1.5).ToString(culture),
            (-1).ToString(culture),
            "i".ToUpper(culture),
            new DateTime(2026, 1, 2).ToString("yyyy", culture));
    }
}
