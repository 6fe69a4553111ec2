namespace SpecClient.Requests;

/// <summary>
/// Where a styled text goes; the standard's locations, and the form body that is written like a query.
/// </summary>
internal enum ParameterPlace
{
    Path,
    Query,
    Header,
    Cookie,
    FormBody,
}

/// <summary>
/// What a style puts around and between values: one row of the table "Style Examples" of OpenAPI 3.0.4 and 3.1.1.
/// </summary>
/// <param name="Lead">Before the first part.</param>
/// <param name="Between">Between parts: exploded items and properties.</param>
/// <param name="Join">Between the items of an array, names and values of an object, that are not exploded.</param>
/// <param name="Named">A part starts with the parameter's name.</param>
/// <param name="EqualsBeforeEmpty">An empty value still has its equals sign.</param>
/// <param name="Whole">Escape of a value that stands alone.</param>
/// <param name="Item">Escape of a value beside others, and of an object's names.</param>
/// <param name="Name">Escape of the parameter's name.</param>
internal readonly record struct ParameterSyntax(
    string Lead, string Between, string Join, bool Named, bool EqualsBeforeEmpty, TextEscape Whole, TextEscape Item,
    TextEscape Name)
{
    private const ParameterFormat StyleMask = (ParameterFormat)15;

    // Three bits for each.
    private const int InnerLevels = 7;

    public static ParameterFormat Style(ParameterFormat format) => format & StyleMask;

    public static ParameterSyntax Of(ParameterPlace place, ParameterFormat format)
    {
        var reserved = (format & ParameterFormat.AllowReserved) != 0;
        return place switch
        {
            ParameterPlace.Path => Path(Style(format), reserved),
            ParameterPlace.Header => new(
                "", ",", Plain(format), false, false,
                TextEscape.None, TextEscape.None, TextEscape.None),
            ParameterPlace.Cookie => Cookie(Style(format), reserved),
            ParameterPlace.FormBody => Pairs(
                "+", Style(format), reserved ? TextEscape.FormReserved : TextEscape.Form, TextEscape.Form),
            _ => Pairs(
                "%20", Style(format), reserved ? TextEscape.QueryReserved : TextEscape.Query, TextEscape.Query),
        };
    }

    /// <summary>Style of the arrays within an array; null where they are JSON.</summary>
    /// <param name="format">The parameter's format.</param>
    /// <param name="level">0 for the arrays in the parameter's own, 1 for those within them.</param>
    public static ParameterFormat? Inner(ParameterFormat format, int level) =>
        level >= InnerLevels ? null : (((int)format >> (8 + (3 * level))) & 7) switch
        {
            // InnerComma and the flags behind it.
            1 => ParameterFormat.Simple,
            2 => ParameterFormat.SpaceDelimited,
            3 => ParameterFormat.PipeDelimited,
            4 => ParameterFormat.TabDelimited,
            _ => null,
        };

    /// <summary>What separates the items of an array where nothing is percent-encoded.</summary>
    public static string Plain(ParameterFormat format) => Separator(Style(format), " ", "|", "\t");

    /// <summary>The escape of a text in the path with nothing around it; null where the style adds something.</summary>
    public static TextEscape? PlainPath(ParameterFormat format) => format switch
    {
        ParameterFormat.Simple => TextEscape.Query,
        ParameterFormat.Segment => TextEscape.Segment,
        _ => null,
    };

    private static ParameterSyntax Path(ParameterFormat style, bool reserved)
    {
        var (whole, item) = reserved ? (TextEscape.PathReserved, TextEscape.PathReserved)
            : style == ParameterFormat.Segment ? (TextEscape.Segment, TextEscape.SegmentItem)
            : (TextEscape.Query, TextEscape.Query);
        return style switch
        {
            ParameterFormat.Label => new(".", ".", ",", false, false, whole, item, TextEscape.Query),
            ParameterFormat.Matrix => new(";", ";", ",", true, false, item, item, TextEscape.Query),
            _ => new("", ",", Separator(style, "%20", "%7C", "%09"), false, false, whole, item, TextEscape.Query),
        };
    }

    // The name of a cookie is a token and never decoded (RFC 6265 section 4.1.1), so it stays as it is.
    private static ParameterSyntax Cookie(ParameterFormat style, bool reserved)
    {
        var escape = style == ParameterFormat.Cookie ? TextEscape.None
            : reserved ? TextEscape.CookieReserved
            : TextEscape.Query;
        return new("", "; ", ",", true, true, escape, escape, TextEscape.None);
    }

    // Paths and headers have them too: Swagger 2.0's collectionFormat.
    private static string Separator(ParameterFormat style, string space, string bar, string tab) => style switch
    {
        ParameterFormat.SpaceDelimited => space,
        ParameterFormat.PipeDelimited => bar,
        ParameterFormat.TabDelimited => tab,
        _ => ",",
    };

    private static ParameterSyntax Pairs(
        string space, ParameterFormat style, TextEscape escape, TextEscape name) =>
        new("", "&", Separator(style, space, "%7C", "%09"), true, true, escape, escape, name);
}
