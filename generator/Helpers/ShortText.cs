namespace SpecClient.Generator.Helpers;

/// <summary>Long texts of a document in messages: their beginning and their end tell which they are.</summary>
internal static class ShortText
{
    private const int Most = 200;
    private const int Beginning = 120;
    private const int End = 60;

    public static string Of(string text)
    {
        if (text.Length <= Most)
        {
            return text;
        }

        // No character is cut in two.
        var beginning = char.IsHighSurrogate(text[Beginning - 1]) ? Beginning - 1 : Beginning;
        var end = char.IsLowSurrogate(text[text.Length - End]) ? End - 1 : End;
        return text.Substring(0, beginning) + " … " + text.Substring(text.Length - end);
    }
}
