using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using SpecClient.Generator.Reading;

namespace SpecClient.Generator.Building.Operations;

/// <summary>
/// The requests that the service sends and that have a JSON body: named before any type is built, as operations are.
/// </summary>
internal sealed class IncomingPlan
{
    private readonly TypeName _type;
    private readonly List<Entry> _entries;

    private IncomingPlan(TypeName type, List<Entry> entries)
    {
        _type = type;
        _entries = entries;
    }

    /// <summary>Names that code may mention: the methods, and the type that has them.</summary>
    public IEnumerable<string> Names => _entries.Select(static entry => entry.MethodName).Append(_type.Name);

    /// <summary>Null where the service sends nothing that has a type.</summary>
    public static IncomingPlan? Read(BuildContext context, TypeNameAllocator typeNames)
    {
        var found = context.Source.Incoming
            .SelectMany(request => Operations(context, request))
            .ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var client = context.Options.ClientName;
        var stem = client.EndsWith("Client", StringComparison.Ordinal) && client.Length > 6
            ? client.Substring(0, client.Length - 6)
            : client;
        var type = typeNames.Allocate(new TypeName(context.Options.Namespace, stem + "Webhooks"));
        var names = new NameScope(type.Name, ReservedMembers.Types);
        return new IncomingPlan(type, found.ConvertAll(item =>
        {
            var words = names.Claim(item.Words);
            return item with { MethodName = "Read" + words, Words = words };
        }));
    }

    /// <param name="called">Names that the project mentions, where only what is called is emitted; null = all.</param>
    public WebhooksModel? Build(
        BuildContext context, ISchemaBuilder schemas, string rootModels, IReadOnlyCollection<string>? called)
    {
        var requests = _entries.Where(entry => called?.Contains(entry.MethodName) ?? true).ToList();
        var isMentioned = called?.Contains(_type.Name) ?? false;
        return requests.Count == 0 && !isMentioned ? null : new WebhooksModel(_type, requests.ConvertAll(entry =>
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var payload = entry.Content.Build(
                schemas,
                new SchemaSite(entry.Content.SchemaPointer, new TypeName(rootModels, entry.Words + "Payload")));
            return new WebhookModel(entry.MethodName, payload, Docs(entry));
        }).ToEquatableArray());
    }

    private static Documentation Docs(Entry entry)
    {
        var request = entry.Request;
        var what = request.Owner is null
            ? "Webhook " + request.Name
            : "Callback " + request.Name + " of " + request.Owner;
        var said = DocumentationText.Clean(entry.Operation.Summary)
            ?? DocumentationText.Clean(entry.Operation.Description);
        return DocumentationText.Of(
            "Reads the body of a request. " + what + ", " + entry.Verb + (said is null ? "." : ": " + said),
            entry.Operation.Deprecated,
            "request");
    }

    // Those with a JSON body; their names are not yet unique.
    private static IEnumerable<Entry> Operations(BuildContext context, IncomingRequest request)
    {
        if (!context.Source.Document.Paths.TryGetValue(request.Path, out var item)
            || item?.Operations is not { } operations)
        {
            yield break;
        }

        var owner = request.Owner is null ? "" : CSharpIdentifier.Pascal(request.Owner);
        foreach (var pair in operations)
        {
            var verb = pair.Key.Method.ToUpperInvariant();
            var pointer = Pointer.Child("#/paths", request.Path) + "/" + verb.ToLowerInvariant() + "/requestBody";
            var content = pair.Value?.RequestBody is not { } body
                ? null
                : MediaContent.Read(
                        context, body.Content, OperationServices.PointerOf(body, "requestBodies", pointer))
                    .FirstOrDefault(static content => content is { Kind: MediaTypeKind.Json, Schema: not null });
            var words = owner + CSharpIdentifier.Pascal(request.Name)
                + (operations.Count > 1 ? CSharpIdentifier.Pascal(verb.ToLowerInvariant()) : "");
            if (content is not null)
            {
                yield return new Entry("Read" + words, words, request, verb, pair.Value!, content);
            }
        }
    }

    private sealed record Entry(
        string MethodName,
        string Words,
        IncomingRequest Request,
        string Verb,
        OpenApiOperation Operation,
        MediaContent Content);
}
