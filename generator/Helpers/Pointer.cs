namespace SpecClient.Generator.Helpers;

/// <summary>JSON pointers (RFC 6901) as URI fragments without percent-encoding: <c>#/a~1b/0</c>.</summary>
internal static class Pointer
{
    public static string Child(string pointer, string key) => pointer + "/" + Escape(key);

    public static string Child(string pointer, int index) =>
        pointer + "/" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Escape(string key) =>
        key.IndexOfAny(['~', '/']) < 0 ? key : key.Replace("~", "~0").Replace("/", "~1");

    public static string Unescape(string segment) =>
        segment.IndexOf('~') < 0 ? segment : segment.Replace("~1", "/").Replace("~0", "~");

    /// <summary>The keys of a pointer; empty for <c>#</c>.</summary>
    public static IReadOnlyList<string> Keys(string pointer)
    {
        var keys = new List<string>();
        for (int start = 2, end; start <= pointer.Length; start = end + 1)
        {
            end = pointer.IndexOf('/', start);
            end = end < 0 ? pointer.Length : end;
            keys.Add(Unescape(pointer.Substring(start, end - start)));
        }

        return keys;
    }
}
