using Microsoft.OpenApi;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// The list among the bodies that a response may be: an envelope with the list, or one with the failure alone.
/// </summary>
internal static class ListOfChoice
{
    /// <summary>
    /// The variant that has a list, with items of any of the variants' types where several have it at the same place;
    /// null where the body is no choice, or the lists stand at different places.
    /// </summary>
    public static BodyShape? Find(BodyShape body)
    {
        var variants = body.Variants.ToList();
        if (Bare(variants) is { } bare)
        {
            return bare;
        }

        var lists = variants
            .Select(static variant => (Variant: variant, List: PaginationBySigns.NamedItems(variant)))
            .Where(static pair => pair.List is not null)
            .ToList();
        if (lists.Count == 0 || lists.Any(pair => !pair.List!.Path.SequenceEqual(lists[0].List!.Path)))
        {
            return null;
        }

        var typed = lists
            .FindAll(static pair => pair.List!.Item is { } item && SchemaPeek.SaysSomething(item))
            .GroupBy(static pair => SchemaPeek.Resolve(pair.List!.Item!, pair.List.ItemPointer).Pointer)
            .Select(static group => group.First())
            .ToList();
        return typed.Count switch
        {
            0 => lists[0].Variant,
            1 => typed[0].Variant,
            _ => typed[0].Variant.WithItems(
                typed[0].List!.Path,
                new OpenApiSchema { OneOf = typed.ConvertAll(static pair => pair.List!.Item!) }),
        };
    }

    // A list, or an object around the same list with what it counts (Auth0's include_totals).
    private static BodyShape? Bare(List<BodyShape> variants)
    {
        if (variants is not [var first, var second])
        {
            return null;
        }

        var (array, wrapped) = first.Root is null ? (first, second) : (second, first);
        return array.ArrayAt([]) is { } items && wrapped.Root is not null
            && PaginationBySigns.Items(wrapped) is { } wrappedItems && Place(items) is { } place
            && place == Place(wrappedItems)
                ? array.In(wrapped)
                : null;
    }

    private static string? Place(ListShape list) =>
        list.Item is { } item ? SchemaPeek.Resolve(item, list.ItemPointer).Pointer : null;
}
