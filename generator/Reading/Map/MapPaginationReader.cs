using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>
/// Reads <c>pagination</c>: schemes whose members carry <c>x-stainless-pagination-property</c>, or usual names.
/// </summary>
internal static class MapPaginationReader
{
    private const string Mark = "x-stainless-pagination-property";

    private static readonly string[] s_kinds =
        ["page_number", "offset", "cursor", "cursor_id", "cursor_url", "fake_page", "link_header"];

    private static readonly string[] s_size =
        ["per_page", "limit", "page_size", "pageSize", "perPage", "size", "count", "max_results", "maxResults", "take"];

    /// <summary>A list of schemes, or a lone one.</summary>
    public static IReadOnlyList<MapPagination> Read(MapNode? schemes)
    {
        var read = new List<MapPagination>();
        IEnumerable<MapNode> nodes = schemes is null ? [] : schemes.IsObject ? [schemes] : schemes.Items();
        foreach (var node in nodes)
        {
            if (!node.IsObject)
            {
                node.Say(MapDiagnostics.ValueIgnored, "an object with 'name' and 'type'");
                continue;
            }

            MapKeys.Check(
                node, ["name", "type", "request", "response", "param_location"], ["only", "skip", "description"]);
            var name = node.Find("name")?.Text() ?? (node == schemes ? "page" : null);
            var kind = node.Find("type")?.Text();
            var location = node.Find("param_location");
            location?.Expect(location.Scalar() is "query" or "body", "query or body");
            if (name is null)
            {
                node.Say(MapDiagnostics.ValueIgnored, "a 'name'");
            }
            else if (kind is null || !s_kinds.Contains(kind, StringComparer.Ordinal))
            {
                node.Say(MapDiagnostics.ValueIgnored, "a 'type' of " + string.Join(", ", s_kinds));
            }
            else if (read.Any(other => other.Name == name))
            {
                node.Say(MapDiagnostics.NameRepeated, name, "the scheme before");
            }
            else
            {
                var request = ReadRequest(node.Find("request"), new MapPagination(name, node.Pointer, kind, [])
                {
                    IsInBody = location?.Scalar() switch { "body" => true, "query" => false, _ => null },
                });
                var response = node.Find("response");
                read.Add(Complete(ReadResponse(response, [], request), response));
            }
        }

        return read;
    }

    private static MapPagination ReadRequest(MapNode? request, MapPagination scheme)
    {
        var names = new List<string>();
        var unmarked = new List<string>();
        foreach (var (name, node) in request?.Members() ?? [])
        {
            names.Add(name);
            var purpose = Purpose(node);
            switch (purpose?.Text())
            {
                case "page_number_param" or "offset_count_param" or "next_cursor_param" or "next_cursor_id_param"
                    or "cursor_param" or "cursor_url_param":
                    scheme = scheme with { PageParameter = name };
                    break;
                case "page_size_param" or "limit_param":
                    scheme = scheme with { SizeParameter = name };
                    break;
                case null:
                    // The size has no purpose of its own in the format; its usual names say it.
                    if (s_size.Contains(name, StringComparer.Ordinal))
                    {
                        scheme = scheme with { SizeParameter = scheme.SizeParameter ?? name };
                    }
                    else
                    {
                        unmarked.Add(name);
                    }

                    break;
                case "previous_cursor_param" or "previous_cursor_id_param" or "ends_before_param":
                    purpose.Say(MapDiagnostics.KeyIdle, purpose.Text()!);
                    break;
                default:
                    purpose.Say(MapDiagnostics.ValueIgnored,
                        "page_number_param, page_size_param, offset_count_param or next_cursor_param");
                    break;
            }
        }

        return scheme with
        {
            Parameters = names,
            PageParameter = scheme.PageParameter ?? (unmarked.Count == 1 ? unmarked[0] : null),
        };
    }

    // Nested objects come as 'properties' of a schema, or as plain members.
    private static MapPagination ReadResponse(MapNode? members, IReadOnlyList<string> path, MapPagination scheme)
    {
        foreach (var (name, node) in members?.Members() ?? [])
        {
            if (!node.IsObject)
            {
                continue;
            }

            IReadOnlyList<string> own = [.. path, name];
            if (node.Find(Mark) is { IsObject: true } lone && lone.Find("purpose") is null
                && lone.Find("is_top_level_array")?.Flag() == true)
            {
                scheme = scheme with { Items = [] };
            }

            scheme = Purpose(node) is { } purpose ? Assign(scheme, purpose, node.Find(Mark)!, own) : scheme;
            if (node.Find("properties") is { } properties)
            {
                scheme = ReadResponse(properties, own, scheme);
            }

            if (node.Find("items")?.Find("properties") is { } item)
            {
                scheme = ReadItem(item, [], scheme);
            }
        }

        return scheme;
    }

    private static MapPagination ReadItem(MapNode members, IReadOnlyList<string> path, MapPagination scheme)
    {
        foreach (var (name, node) in members.Members())
        {
            IReadOnlyList<string> own = [.. path, name];
            if (Purpose(node) is { } purpose)
            {
                var isId = purpose.Text() is "cursor_item_id" or "next_cursor_id_field";
                purpose.Expect(isId, "cursor_item_id in an item");
                scheme = isId ? scheme with { ItemId = own } : scheme;
            }

            if (node.Find("properties") is { } properties)
            {
                scheme = ReadItem(properties, own, scheme);
            }
        }

        return scheme;
    }

    private static MapPagination Assign(
        MapPagination scheme, MapNode purpose, MapNode mark, IReadOnlyList<string> path)
    {
        var text = purpose.Text();
        if (mark.Find("from_header") is { IsNull: false } header)
        {
            if (text is "next_cursor_field" or "cursor_url_field" or "next_cursor_url_field")
            {
                return scheme with { NextHeader = header.Text() };
            }

            header.Say(MapDiagnostics.KeyIdle, "from_header");
            return scheme;
        }

        switch (text)
        {
            case "items":
                return scheme with { Items = mark.Find("is_top_level_array")?.Flag() == true ? [] : path };
            case "next_cursor_field" or "next_cursor_url_field" or "cursor_url_field" or "next_cursor_id_field"
                or "cursor_item_id":
                return scheme with { Next = path };
            case "total_page_count_field":
                return scheme with { TotalPages = path };
            case "total_count_field" or "offset_total_count_field" or "total_item_count_field":
                return scheme with { TotalCount = path };
            case "page_size_field":
                return scheme with { PageSize = path };
            case "has_next_page" or "has_next_page_field":
                return scheme with { HasMore = path };
            case "current_page_number_field" or "offset_count_start_field" or "previous_cursor_field"
                or "previous_cursor_url_field":
                purpose.Say(MapDiagnostics.KeyIdle, text);
                return scheme;
            default:
                purpose.Say(MapDiagnostics.ValueIgnored,
                    "items, next_cursor_field, total_page_count_field or total_count_field");
                return scheme;
        }
    }

    // The format lets a scheme go without marks: then the array is the list, and names tell the rest.
    private static MapPagination Complete(MapPagination scheme, MapNode? response)
    {
        var members = (response?.Members() ?? []).Where(static member => member.Node.IsObject).ToList();
        if (members.Exists(static member => HasMark(member.Node)))
        {
            return scheme;
        }

        string? First(Func<string, MapNode, bool> fits) => members
            .Where(member => fits(member.Key, member.Node)).Select(static member => member.Key).FirstOrDefault();
        var items = First(static (_, node) => node.Find("type")?.Scalar() == "array");
        var next = First(static (name, node) => name.IndexOf("next", StringComparison.OrdinalIgnoreCase) >= 0
            && node.Find("type")?.Scalar() is "string" or null);
        var more = First(static (name, node) => node.Find("type")?.Scalar() == "boolean"
            && (name.IndexOf("more", StringComparison.OrdinalIgnoreCase) >= 0
                || name.IndexOf("next", StringComparison.OrdinalIgnoreCase) >= 0));
        return scheme with
        {
            Items = items is null ? [] : [items],
            Next = next is not null && scheme.Kind is "cursor" or "cursor_url" ? [next] : [],
            HasMore = more is null ? [] : [more],
            TotalPages = Named("total_pages", "totalPages"),
            TotalCount = Named("total_count", "totalCount", "total"),
        };

        IReadOnlyList<string> Named(params string[] names) =>
            First((name, _) => names.Contains(name, StringComparer.Ordinal)) is { } found ? [found] : [];
    }

    private static bool HasMark(MapNode node) => node.Find(Mark) is not null
        || (node.Find("properties")?.Members() ?? []).Any(static member => HasMark(member.Node));

    private static MapNode? Purpose(MapNode node)
    {
        if (!node.IsObject || node.Find(Mark) is not { } mark)
        {
            return null;
        }

        mark.Expect(
            mark.Find("purpose") is not null || mark.Find("is_top_level_array") is not null,
            "an object such as { purpose: items }");
        return mark.Find("purpose");
    }
}
