using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>What a page knows of the way to the next one.</summary>
/// <param name="Reference">Number, offset, token or URL.</param>
/// <param name="Position">The same as a number, for pages and offsets.</param>
/// <param name="Trail">Pages so far.</param>
/// <param name="EmptyPages">How many of those before it, one after the other, had no item.</param>
/// <param name="Size">How many items a page has, as those before it showed; null where that does not matter.</param>
internal sealed record NextPage(
    string Reference, long Position, PageTrail? Trail, int EmptyPages = 0, long? Size = null);

/// <summary>The request of a list once more, for another page; everything else in it stays.</summary>
internal sealed class NextPageRequest<T>(IApiRequest<Page<T>> first, PageRule rule, NextPage next)
    : IApiRequest<Page<T>>
{
    public IApiRequest<Page<T>> First => first;

    public NextPage Next => next;

    public ApiOperation Operation => first.Operation;

    public ResponseReader<Page<T>> Response => first.Response;

    public void Write(ApiRequestWriter writer)
    {
        if (rule.Kind is PageKind.CursorUrl or PageKind.LinkHeader)
        {
            first.Write(writer);
            writer.ReplaceUrl(next.Reference);
            return;
        }

        if (rule.PageParameter is { } parameter)
        {
            if (rule.InBody)
            {
                writer.OverrideBody(
                    parameter,
                    rule.Kind is PageKind.PageNumber or PageKind.Offset
                        ? (JsonAny)next.Position
                        : (JsonAny)next.Reference);
            }
            else
            {
                writer.OverrideQuery(parameter, next.Reference);
            }
        }

        first.Write(writer);
    }
}
