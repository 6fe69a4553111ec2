using SpecClient.Generator.Diagnostics;

namespace SpecClient.Generator.Reading.Map;

/// <summary>Reads <c>pagination</c>: schemes whose members carry <c>x-stainless-pagination-property</c>.</summary>
internal static class MapPaginationReader
{
    private const string Mark = "x-stainless-pagination-property";

    private static readonly string[] s_kinds =
        ["page_number", "offset", "cursor", "cursor_id", "cursor_url", "fake_page", "link_header"];

    public static IReadOnlyList<MapPagination> Read(MapNode? schemes)
    {
        var read = new List<MapPagination>();
        foreach (var node in schemes?.Items() ?? [])
        {
            if (!node.IsObject)
            {
                node.Say(MapDiagnostics.ValueIgnored, "an object with 'name' and 'type'");
                continue;
            }

            MapKeys.Check(node, ["name", "type", "request", "response"],
                ["param_location", "only", "skip", "description"]);
            var name = node.Find("name")?.Text();
            var kind = node.Find("type")?.Text();
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
                read.Add(ReadResponse(node.Find("response"), [], ReadRequest(
                    node.Find("request"), new MapPagination(name, node.Pointer, kind, []))));
            }
        }

        return read;
    }

    private static MapPagination ReadRequest(MapNode? request, MapPagination scheme)
    {
        var names = new List<string>();
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
                    if (name is "per_page" or "limit" or "page_size" or "pageSize" or "perPage" or "size" or "count")
                    {
                        scheme = scheme with { SizeParameter = scheme.SizeParameter ?? name };
                    }

                    break;
                case "previous_cursor_param" or "ends_before_param":
                    purpose.Say(MapDiagnostics.KeyIdle, purpose.Text()!);
                    break;
                default:
                    purpose.Say(MapDiagnostics.ValueIgnored,
                        "page_number_param, page_size_param, offset_count_param or next_cursor_param");
                    break;
            }
        }

        return scheme with { Parameters = names };
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
            scheme = Purpose(node) is { } purpose ? Assign(scheme, purpose, own) : scheme;
            if (node.Find("properties") is { } properties)
            {
                scheme = ReadResponse(properties, own, scheme);
            }
        }

        return scheme;
    }

    private static MapPagination Assign(MapPagination scheme, MapNode purpose, IReadOnlyList<string> path)
    {
        switch (purpose.Text())
        {
            case "items":
                return scheme with { Items = path };
            case "next_cursor_field" or "next_cursor_url_field" or "cursor_url_field" or "next_cursor_id_field"
                or "cursor_item_id":
                return scheme with { Next = path };
            case "total_page_count_field":
                return scheme with { TotalPages = path };
            case "total_count_field" or "offset_total_count_field" or "total_item_count_field":
                return scheme with { TotalCount = path };
            case "page_size_field":
                return scheme with { PageSize = path };
            case "current_page_number_field" or "offset_count_start_field" or "has_next_page" or "has_next_page_field"
                or "previous_cursor_field" or "previous_cursor_url_field":
                purpose.Say(MapDiagnostics.KeyIdle, purpose.Text()!);
                return scheme;
            default:
                purpose.Say(MapDiagnostics.ValueIgnored,
                    "items, next_cursor_field, total_page_count_field or total_count_field");
                return scheme;
        }
    }

    private static MapNode? Purpose(MapNode node)
    {
        if (!node.IsObject || node.Find(Mark) is not { } mark)
        {
            return null;
        }

        mark.Expect(mark.Find("purpose") is not null, "an object such as { purpose: items }");
        return mark.Find("purpose");
    }
}
