namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>Text → query (RFC 9535 appendix A).</summary>
internal sealed class PathParser
{
    // Nesting beyond this is no query that a person wrote.
    private const int MaxDepth = 100;

    private readonly PathScanner _scanner;
    private readonly FilterParser _filters;
    private int _depth;

    private PathParser(string text)
    {
        _scanner = new PathScanner(text);
        _filters = new FilterParser(_scanner, this);
    }

    /// <exception cref="PathSyntaxException">The text is no query.</exception>
    public static PathQuery Parse(string text)
    {
        var parser = new PathParser(text);
        if (parser._scanner.Current != '$')
        {
            throw parser._scanner.Fault("a query starts with '$'");
        }

        var query = parser.Query();
        return parser._scanner.IsAtEnd ? query : throw parser._scanner.Fault("nothing more is expected here");
    }

    /// <summary>Counts nesting, so that a hostile text ends in a message and not in an overflow.</summary>
    public T Nested<T>(Func<T> parse)
    {
        if (++_depth > MaxDepth)
        {
            throw _scanner.Fault("the query nests too deeply");
        }

        var result = parse();
        _depth--;
        return result;
    }

    /// <summary><c>$</c> or <c>@</c> with its segments; blanks behind the last one are left.</summary>
    public PathQuery Query()
    {
        var isRelative = _scanner.Current == '@';
        _scanner.Position++;
        var segments = new List<Segment>();
        while (true)
        {
            var end = _scanner.Position;
            _scanner.SkipBlanks();
            if (Segment() is not { } segment)
            {
                _scanner.Position = end;
                return new PathQuery(isRelative, segments);
            }

            segments.Add(segment);
        }
    }

    private Segment? Segment()
    {
        if (_scanner.TryTake(".."))
        {
            return new Segment(true, _scanner.Current == '[' ? Bracketed() : [Shorthand()]);
        }

        if (_scanner.TryTake("."))
        {
            return new Segment(false, [Shorthand()]);
        }

        return _scanner.Current == '[' ? new Segment(false, Bracketed()) : null;
    }

    private Selector Shorthand() =>
        _scanner.TryTake("*") ? new WildcardSelector() : new NameSelector(_scanner.Name());

    private List<Selector> Bracketed()
    {
        _scanner.Take("[");
        var selectors = new List<Selector>();
        do
        {
            _scanner.SkipBlanks();
            selectors.Add(Nested(Selector));
            _scanner.SkipBlanks();
        }
        while (_scanner.TryTake(","));
        _scanner.Take("]");
        return selectors;
    }

    private Selector Selector()
    {
        if (_scanner.QuotedText() is { } name)
        {
            return new NameSelector(name);
        }

        if (_scanner.TryTake("*"))
        {
            return new WildcardSelector();
        }

        if (_scanner.TryTake("?"))
        {
            _scanner.SkipBlanks();
            return new FilterSelector(_filters.Expression());
        }

        var start = _scanner.Integer();
        var end = _scanner.Position;
        _scanner.SkipBlanks();
        if (_scanner.TryTake(":"))
        {
            return Slice(start);
        }

        _scanner.Position = end;
        return start is { } index
            ? new IndexSelector(index)
            : throw _scanner.Fault("a quoted name, an index, a slice, '*' or '?' is expected");
    }

    private SliceSelector Slice(long? start)
    {
        _scanner.SkipBlanks();
        var end = _scanner.Integer();
        var behind = _scanner.Position;
        _scanner.SkipBlanks();
        if (!_scanner.TryTake(":"))
        {
            _scanner.Position = behind;
            return new SliceSelector(start, end, 1);
        }

        behind = _scanner.Position;
        _scanner.SkipBlanks();
        var step = _scanner.Integer();
        _scanner.Position = step is null ? behind : _scanner.Position;
        return new SliceSelector(start, end, step ?? 1);
    }
}
