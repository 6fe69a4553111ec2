using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// The keys of <c>encoding</c>, which are to be names of properties (OpenAPI "Media Type Object").
/// </summary>
internal static class EncodingKeys
{
    /// <summary>The content itself; a key that names no property is told
    /// (<see cref="OperationDiagnostics.EncodingIdle"/>), unless there may be properties of any name.</summary>
    public static MediaContent Check(OperationServices services, MediaContent content)
    {
        if (content is { IsPositional: false, Media.Encoding: { Count: > 0 } encodings, Schema: { } schema }
            && services.Schemas.Merge(schema, content.SchemaPointer)
                is { SaysOthers: false, Properties.Count: > 0 } merged)
        {
            foreach (var key in encodings.Keys.Where(key => merged.Find(key) is null))
            {
                var place = Pointer.Child(content.Pointer + "/encoding", key);
                services.Context.Report(OperationDiagnostics.EncodingIdle, place, place, key);
            }
        }

        return content;
    }
}
