using Microsoft.OpenApi;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Model;
using ParameterLocation = SpecClient.Generator.Model.ParameterLocation;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Finds in a response body, by their usual names, the places that tell of paging.</summary>
internal static class PagingPlaces
{
    /// <summary>The first of some names that fits, in the body or an object about paging; else nothing.</summary>
    public static IReadOnlyList<string> Find(BodyShape body, string[] names, Func<MergedProperty, bool> fits) =>
        body.PagingPlaces
            .Select(place => In(place, names, fits))
            .FirstOrDefault(static found => found is not null) ?? [];

    /// <summary>A URL by its name, by the format of what is called 'next', or among links.</summary>
    public static IReadOnlyList<string> NextUrl(BodyShape body)
    {
        var named = Find(body, PagingNames.NextUrl, static property => SchemaPeek.Is(property, JsonSchemaType.String));
        var found = named.Count > 0
            ? named
            : Find(body, PagingNames.Next, static property =>
                SchemaPeek.Is(property, JsonSchemaType.String) && SchemaPeek.IsUrl(property));
        return found.Count > 0 ? found : NextLink(body);
    }

    /// <summary>
    /// A text within an object called 'next' that has the name of a query parameter (<c>paging.next.after</c> and
    /// <c>after</c>), with that parameter.
    /// </summary>
    public static (IReadOnlyList<string> Next, string Parameter)? Echo(
        BodyShape body, IReadOnlyList<ParameterModel> parameters)
    {
        foreach (var place in body.PagingPlaces)
        {
            foreach (var next in place.Members.Properties.Where(
                static property => Plain(property.WireName) is "next" or "nextpage"))
            {
                IReadOnlyList<string> path = [.. place.Path, next.WireName];
                foreach (var member in body.ObjectAt(path)?.Properties ?? [])
                {
                    var parameter = parameters.FirstOrDefault(parameter =>
                        parameter.Location == ParameterLocation.Query && parameter.Type.Kind == TypeKind.String
                        && Plain(parameter.WireName) == Plain(member.WireName));
                    if (parameter is not null && SchemaPeek.Is(member, JsonSchemaType.String))
                    {
                        return ([.. path, member.WireName], parameter.WireName);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The root, then objects about paging, each before those within it.</summary>
    public static IEnumerable<PagingPlace> Objects(BodyShape body)
    {
        if (body.Root is not { } root)
        {
            return [];
        }

        var whole = new PagingPlace([], root);
        return Within(whole, 0).Prepend(whole);

        IEnumerable<PagingPlace> Within(PagingPlace place, int depth)
        {
            foreach (var info in place.Members.Properties.Where(
                static property => PagingNames.Infos.Contains(Plain(property.WireName), StringComparer.Ordinal)))
            {
                IReadOnlyList<string> path = [.. place.Path, info.WireName];
                if (body.ObjectAt(path) is { } members)
                {
                    var own = new PagingPlace(path, members);
                    yield return own;
                    foreach (var inner in depth < 1 ? Within(own, depth + 1) : [])
                    {
                        yield return inner;
                    }
                }
            }
        }
    }

    // {"links": {"next": "…"}} of JSON:API, {"_links": {"next": {"href": "…"}}} of HAL.
    private static IReadOnlyList<string> NextLink(BodyShape body)
    {
        foreach (var links in (body.Root?.Properties ?? [])
            .Where(static property => Plain(property.WireName) == "links"))
        {
            IReadOnlyList<string> path = [links.WireName, "next"];
            if (body.Find(path) is not { } next)
            {
                continue;
            }

            if (SchemaPeek.Is(next, JsonSchemaType.String))
            {
                return path;
            }

            path = [.. path, "href"];
            if (body.Find(path) is { } href && SchemaPeek.Is(href, JsonSchemaType.String))
            {
                return path;
            }
        }

        return [];
    }

    // The first of the names counts, whatever the order of the properties.
    private static IReadOnlyList<string>? In(PagingPlace place, string[] names, Func<MergedProperty, bool> fits)
    {
        MergedProperty? found = null;
        var rank = names.Length;
        foreach (var property in place.Members.Properties)
        {
            var at = Array.IndexOf(names, Plain(property.WireName), 0, rank);
            if (at >= 0 && fits(property))
            {
                (found, rank) = (property, at);
            }
        }

        return found is null ? null : [.. place.Path, found.WireName];
    }

    private static string Plain(string name) => PlainName.Of(name);
}

/// <summary>An object of a body that may tell of paging.</summary>
internal sealed record PagingPlace(IReadOnlyList<string> Path, MergedObject Members);
