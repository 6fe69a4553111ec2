using SpecClient.Json;

namespace Client.Tests.Support;

/// <summary>What every type of every schema has to hold.</summary>
public static class JsonAssert
{
    /// <summary>Read strictly, written, read again, copied: always the same JSON, equal values and hashes.</summary>
    public static T RoundTrip<T>(string json, bool strict = true)
        where T : class, IJsonModel<T>
    {
        var value = ApiJson.Read<T>(json, strict);
        var written = ApiJson.Write(value);
        Equal(json, written);
        var again = ApiJson.Read<T>(written);
        Assert.Equal(value, again);
        Assert.Equal(value.GetHashCode(), again.GetHashCode());
        return value;
    }

    /// <summary>The same JSON in any order of members.</summary>
    public static void Equal(string expected, string actual) =>
        Assert.Equal(JsonAny.Parse(expected), JsonAny.Parse(actual));
}
