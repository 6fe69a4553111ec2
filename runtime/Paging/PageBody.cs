using System.Globalization;
using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>Finds, in one pass over a body, the items and what it says of the paging.</summary>
internal ref struct PageBody<T, TCodec>
    where TCodec : struct, IJsonCodec<T>
{
    private const int Items = 0;
    private const int Next = 1;
    private const int TotalPages = 2;
    private const int TotalCount = 3;
    private const int PageSize = 4;
    private const int Success = 5;
    private const int HasMore = 6;
    private const int Info = 7;

    private readonly JsonReadContext _reading;
    private readonly JsonPath?[]? _wrapped;
    private readonly JsonPath? _itemId;
    private JsonPath?[] _paths;
    private List<T>? _items;
    private Dictionary<int, ItemFault>? _faults;

    // "wrapped" are the paths where a body that may be the array itself is an object.
    public PageBody(JsonPath?[] paths, JsonPath?[]? wrapped, JsonPath? itemId, JsonReadContext reading)
    {
        _paths = paths;
        _wrapped = wrapped;
        _itemId = itemId;
        _reading = reading;
    }

    /// <summary>The items; mistyped ones throw where they are asked for.</summary>
    public readonly IReadOnlyList<T>? Found =>
        _faults is null || _items is null ? _items : new FaultyList<T>(_items, _faults);

    public ulong Fingerprint { get; private set; }

    public string? NextReference { get; private set; }

    /// <summary>The body names no next page where it could: null, or an empty text.</summary>
    public bool NextIsNone { get; private set; }

    public long? Pages { get; private set; }

    public long? Count { get; private set; }

    public long? Size { get; private set; }

    /// <summary>The flag of <see cref="PageRule.HasMore"/> or <see cref="PageRule.Last"/>.</summary>
    public bool? Flag { get; private set; }

    public JsonAny? InfoJson { get; private set; }

    public bool Failed { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>Paths of a rule, in the order that this type counts on.</summary>
    public static JsonPath?[] Paths(PageRule rule, string[] items, string? success)
    {
        var more = rule.HasMore.Length > 0 ? rule.HasMore : rule.Last;
        var told = new[] { rule.TotalPages, rule.TotalCount, rule.PageSize, rule.Next, more }
            .FirstOrDefault(static path => path.Length > 1);
        return
        [
            new JsonPath(items),
            rule.Kind == PageKind.CursorId ? null : PathOf(rule.Next),
            PathOf(rule.TotalPages),
            PathOf(rule.TotalCount),
            PathOf(rule.PageSize),
            success is null ? null : new JsonPath([success]),
            PathOf(more),
            told is null ? null : new JsonPath(told[..^1]),
        ];
    }

    public void Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (_wrapped is not null && reader.TokenType == JsonTokenType.StartObject)
        {
            _paths = _wrapped;
        }

        if (_paths[Items]!.Length == 0)
        {
            ReadItems(ref reader);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            Walk(ref reader, 0, (1 << _paths.Length) - 1);
        }
        else
        {
            Fault = $"The response is {BodyText.Describe(reader.TokenType)}, not an object with '{_paths[Items]}'.";
        }
    }

    private void Walk(ref Utf8JsonReader reader, int depth, int among)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var matching = Matching(ref reader, depth, among);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            for (var path = 0; path < Info; path++)
            {
                if ((matching & (1 << path)) != 0 && _paths[path]!.Length == depth + 1)
                {
                    matching &= ~(1 << path);
                    Take(ref reader, path);
                }
            }

            if (matching != 0 && reader.TokenType == JsonTokenType.StartObject)
            {
                Walk(ref reader, depth + 1, matching);
            }
            else
            {
                reader.Skip();
            }

            if ((matching & (1 << Info)) != 0 && _paths[Info]!.Length == depth + 1)
            {
                InfoJson = JsonAny.Parse(_reading.Text.Span[start..(int)reader.BytesConsumed]);
            }
        }
    }

    private readonly int Matching(ref Utf8JsonReader reader, int depth, int among)
    {
        var matching = 0;
        for (var path = 0; path < _paths.Length; path++)
        {
            if ((among & (1 << path)) != 0 && _paths[path] is { } wanted && wanted.Matches(ref reader, depth))
            {
                matching |= 1 << path;
            }
        }

        return matching;
    }

    private void Take(ref Utf8JsonReader reader, int path)
    {
        switch (path)
        {
            case Items:
                ReadItems(ref reader);
                break;
            case Next:
                NextReference = Text(ref reader);
                NextIsNone = reader.TokenType == JsonTokenType.Null || NextReference is "";
                break;
            case TotalPages:
                Pages = Number(ref reader);
                break;
            case TotalCount:
                Count = Number(ref reader);
                break;
            case PageSize:
                Size = Number(ref reader);
                break;
            case HasMore:
                Flag = reader.TokenType switch
                {
                    JsonTokenType.True => true,
                    JsonTokenType.False => false,
                    _ => null,
                };
                break;
            case Success:
                Failed = reader.TokenType == JsonTokenType.False;
                break;
            default:
                break;
        }
    }

    private void ReadItems(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            if (reader.TokenType != JsonTokenType.Null)
            {
                Fault = $"'{_paths[Items]}' is {BodyText.Describe(reader.TokenType)}, not an array.";
            }

            return;
        }

        _items = [];
        var start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = reader;
            if (!TCodec.TryRead(ref reader, _reading, out var value))
            {
                reader = item;
                if (!_reading.KeepsFaultyItems)
                {
                    Fault ??= $"Item {_items.Count} is {BodyText.Describe(item.TokenType)}: no {typeof(T).Name}.";
                    reader.Skip();
                    continue;
                }

                (_faults ??= []).Add(
                    _items.Count, ItemFault.Take<T, TCodec>(ref reader, _reading, _items.Count));
            }

            _items.Add(value!);
            if (_itemId is not null && _itemId.TryFind(ref item))
            {
                NextReference = Text(ref item);
            }
        }

        Fingerprint = PageTrail.Hash(_reading.Text.Span[start..(int)reader.BytesConsumed]);
    }

    private static JsonPath? PathOf(string[] names) => names.Length == 0 ? null : new JsonPath(names);

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => JsonString.Get(ref reader),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };

    // Some services write their counts as strings, or with a fraction (2.0).
    private static long? Number(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
        JsonTokenType.Number when reader.TryGetDouble(out var number) && Math.Abs(number) < 1L << 53 =>
            (long)Math.Ceiling(number),
        JsonTokenType.String when long.TryParse(
            JsonString.Get(ref reader), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
