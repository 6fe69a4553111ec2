namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// The names that services use for the parts of paging, in plain form: lower case, letters and digits alone.
/// </summary>
internal static class PagingNames
{
    public static readonly string[] Page =
        ["page", "pagenumber", "pageno", "pageindex", "pagenum", "currentpage"];

    public static readonly string[] Size =
        ["perpage", "pagesize", "limit", "size", "maxresults", "pagelimit", "maxitems", "itemsperpage", "count", "top"];

    // Without 'count' and 'limit': in a response these often mean the items of this very page.
    public static readonly string[] PageSize = ["perpage", "pagesize", "itemsperpage"];

    public static readonly string[] Offset = ["offset", "skip", "startindex", "start", "startat"];

    public static readonly string[] Cursor =
    [
        "cursor", "pagetoken", "nexttoken", "continuationtoken", "after", "marker", "nextcursor", "pagecursor",
            "scrollid",
        "continuation", "nextpagetoken", "startcursor", "pageafter", "paginationtoken", "pageinfo", "continue",
    ];

    public static readonly string[] Next =
    [
        "nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "nextmarker", "endcursor", "aftercursor",
        "cursor", "after", "nextpage", "next", "scrollid", "continue",
    ];

    /// <summary>Parameters that take the id of the last item, which a response tells as one of <see cref="LastId"/>.
    /// </summary>
    public static readonly string[] AfterId = ["after", "afterid", "startingafter"];

    public static readonly string[] LastId = ["lastid"];

    public static readonly string[] NextPage = ["nextpage"];

    public static readonly string[] NextUrl =
        ["nextlink", "nexturl", "nextpageurl", "odatanextlink", "nextpagelink", "nextpageuri"];

    /// <summary>Links that the service means to be followed, whatever its parameters (OData, Azure).</summary>
    public static readonly string[] ServerDriven = ["nextlink", "odatanextlink"];

    public static readonly string[] NextPlace = ["next", "nextpage", "nextoffset", .. NextUrl];

    public static readonly string[] TotalPages =
        ["totalpages", "pagecount", "numpages", "lastpage", "totalpage", "pages"];

    public static readonly string[] TotalCount =
        ["totalcount", "total", "totalitems", "totalresults", "totalrecords", "totalelements", "totalentries"];

    public static readonly string[] More = ["hasmore", "hasnextpage", "hasnext", "istruncated", "more"];

    /// <summary>Flags that say the opposite: true on the last page (Jira, Spring's slices).</summary>
    public static readonly string[] Last = ["islast", "last", "islastpage", "lastpage"];

    public static readonly string[] Lists =
        ["result", "results", "data", "items", "entries", "records", "values", "value", "list", "content", "hits",
            "rows", "resources"];

    public static readonly string[] NoLists =
        ["errors", "messages", "warnings", "links", "included", "sort", "facets"];

    /// <summary>Objects that hold what is said of the paging.</summary>
    public static readonly string[] Infos =
    [
        "resultinfo", "meta", "metadata", "pagination", "paging", "pageinfo", "responsemetadata", "cursors", "page",
        "pager", "paginginfo", "cursor", "pages",
    ];
}
