namespace SpecClient.Generator.Helpers;

/// <summary>A token of HTTP (RFC 9110 section 5.6.2): what methods and names of headers are.</summary>
internal static class HttpToken
{
    private const string Symbols = "!#$%&'*+-.^_`|~";

    public static bool Is(string text) => text.Length > 0 && text.All(static character =>
        character < 128 && (char.IsLetterOrDigit(character) || Symbols.IndexOf(character) >= 0));
}
