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
/// <param name="Item">Escape of a value beside others, and of names.</param>
internal readonly record struct ParameterSyntax(
    string Lead, string Between, string Join, bool Named, bool EqualsBeforeEmpty, TextEscape Whole, TextEscape Item)
{
    private const ParameterFormat StyleMask = (ParameterFormat)15;

    public static ParameterFormat Style(ParameterFormat format) => format & StyleMask;

    public static ParameterSyntax Of(ParameterPlace place, ParameterFormat format)
    {
        var reserved = (format & ParameterFormat.AllowReserved) != 0;
        return place switch
        {
            ParameterPlace.Path => Path(Style(format), reserved),
            ParameterPlace.Header => new("", ",", ",", false, false, TextEscape.None, TextEscape.None),
            ParameterPlace.Cookie => Cookie(Style(format)),
            ParameterPlace.FormBody => Pairs("&", Style(format), reserved ? TextEscape.QueryReserved : TextEscape.Form),
            _ => Pairs("&", Style(format), reserved ? TextEscape.QueryReserved : TextEscape.Query),
        };
    }

    private static ParameterSyntax Path(ParameterFormat style, bool reserved)
    {
        var whole = reserved ? TextEscape.PathReserved : TextEscape.Path;
        var item = reserved ? TextEscape.PathReserved : TextEscape.PathItem;
        return style switch
        {
            ParameterFormat.Label => new(".", ".", ",", false, false, whole, item),
            ParameterFormat.Matrix => new(";", ";", ",", true, false, item, item),
            _ => new("", ",", ",", false, false, whole, item),
        };
    }

    private static ParameterSyntax Cookie(ParameterFormat style)
    {
        var escape = style == ParameterFormat.Cookie ? TextEscape.None : TextEscape.Query;
        return new("", "; ", ",", true, true, escape, escape);
    }

    private static ParameterSyntax Pairs(string between, ParameterFormat style, TextEscape escape)
    {
        var join = style switch
        {
            ParameterFormat.SpaceDelimited => escape == TextEscape.Form ? "+" : "%20",
            ParameterFormat.PipeDelimited => "%7C",
            ParameterFormat.TabDelimited => "%09",
            _ => ",",
        };
        return new("", between, join, true, true, escape, escape);
    }
}
