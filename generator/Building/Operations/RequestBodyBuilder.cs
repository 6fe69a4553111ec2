using Microsoft.OpenApi;
using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Builds the request body of an operation: flattened into the params type, or one property for each media
/// type.</summary>
internal sealed class RequestBodyBuilder(OperationServices services)
{
    public RequestBodyModel? Build(OperationPlan plan, MemberNames names)
    {
        if (plan.Source.Operation.RequestBody is not { } body)
        {
            if (plan.Map?.BodyName is { } idle)
            {
                services.ReportMap(
                    MapDiagnostics.NameUnfit, plan.Map.KeysPointer + "/body_param_name", "body to be called", idle);
            }

            return null;
        }

        var component = OperationServices.IdOf(body);
        var pointer = OperationServices.PointerOf(body, "requestBodies", plan.Source.Pointer + "/requestBody");
        var contents = MediaContent.Read(services.Context, body.Content, pointer);
        if (contents.Count == 0)
        {
            return null;
        }

        var suggested = component is null
            ? plan.Suggest("Body")
            : new TypeName(services.RootModels, CSharpIdentifier.Pascal(component));
        var docs = DocumentationText.Of(body.Description);
        if (contents.Count == 1
            && plan.Map?.BodyName is null
            && contents[0]
                is { Kind: MediaTypeKind.Json or MediaTypeKind.FormUrlEncoded or MediaTypeKind.Multipart } single
            && single.Schema is { } schema
            && services.Schemas.TryFlatten(schema, Site(single, suggested)) is { } flattened)
        {
            return Flatten(plan, body, single, flattened, docs, names);
        }

        var models = contents
            .Select((content, index) => Build(plan, content, suggested, index, names))
            .ToList();
        Remember(plan, contents[0], models[0].Type);
        return new RequestBodyModel(
            body.Required && !IsIdle(plan, contents[0]),
            false,
            IsMergePatch(contents[0]),
            models.ToEquatableArray(),
            [],
            null,
            docs);
    }

    private RequestBodyModel Flatten(
        OperationPlan plan,
        IOpenApiRequestBody body,
        MediaContent content,
        FlattenedObject flattened,
        Documentation docs,
        MemberNames names)
    {
        var encodings = Encodings(plan, content);
        var properties = Files(content, flattened, encodings)
            .Select(property => property with { PropertyName = names.Take(property.PropertyName, "Value") })
            .Select(property => IsStreamSwitch(plan, property)
                ? property with
                {
                    Type = property.Type.AsNullable(false),
                    Required = true,
                    TriState = false,
                    Constant = new ConstantModel(plan.Switch!.Value.IsOn ? "true" : "false", null),
                }
                : property)
            .ToEquatableArray();
        if (content.Kind == MediaTypeKind.Json && ArrayWithLimit(content) is { } candidate)
        {
            services.Batches[plan.Source.Pointer] = candidate;
        }

        // A body with required properties is sent in any case: documents forget `required` on the body far more often
        // than they mean it, and the official SDKs read them so. The map's body_param_name gives the exact meaning.
        var required = body.Required || properties.Any(static property => property.Required);
        return new RequestBodyModel(
            required,
            true,
            IsMergePatch(content),
            [
                new BodyContentModel(
                    content.MediaType,
                    content.Kind,
                    "",
                    Object(),
                    PartContents.Encodings(
                        content, properties, PartHeaders.Add(services, plan, content, encodings, names)),
                    content.Xml(services.Context))
                {
                    IsPositional = content.IsPositional,
                    Others = PartContents.Others(services, content),
                },
            ],
            properties,
            flattened.AdditionalProperties,
            docs == Documentation.None ? flattened.Docs : docs);
    }

    private static bool IsStreamSwitch(OperationPlan plan, PropertyModel property) =>
        plan.Switch is { } found && property.Type.Kind == TypeKind.Boolean && property.WireName == found.Name;

    // Nothing names the type of a flattened body: its members stand in the params type.
    private static TypeRef Object() => new(TypeKind.Map, Item: new TypeRef(TypeKind.Any, Nullable: true));

    private BodyContentModel Build(
        OperationPlan plan, MediaContent content, TypeName suggested, int index, MemberNames names)
    {
        var word = index == 0 ? "" : MediaTypes.Word(content.MediaType, content.Kind);
        var name = index == 0 && plan.Map?.BodyName is { } bodyName ? CSharpIdentifier.Pascal(bodyName) : "Body" + word;
        var property = names.Take(name, "Content");
        var site = Site(content, suggested with { Name = suggested.Name + word });
        if (content is { Kind: MediaTypeKind.Multipart, Schema: { } schema }
            && services.Schemas.TryFlatten(schema, site) is { } flattened)
        {
            return Parts(plan, content, property, flattened);
        }

        var type = UnwrittenContent.Build(services, content, site);
        return new BodyContentModel(
            content.MediaType,
            content.Kind,
            property,
            type,
            PartHeaders.Add(services, plan, content, Encodings(plan, content), names),
            content.Xml(services.Context))
        {
            Others = PartContents.Others(services, content),
        };
    }

    // Beside other media types a form with files has a type of its own: a model has no place for streams.
    private BodyContentModel Parts(
        OperationPlan plan, MediaContent content, string property, FlattenedObject flattened)
    {
        var type = services.TypeNames.Allocate(plan.Suggest("Parts"));
        var names = new MemberNames(type.Name);
        var encodings = Encodings(plan, content);
        var properties = Files(content, flattened, encodings)
            .Select(part => part with { PropertyName = names.Take(part.PropertyName, "Value") })
            .ToEquatableArray();
        return new BodyContentModel(
            content.MediaType,
            content.Kind,
            property,
            new TypeRef(TypeKind.Object, Name: type.FullName),
            PartContents.Encodings(
                content, properties, PartHeaders.Add(services, plan, content, encodings, names)),
            null)
        {
            IsPositional = content.IsPositional,
            Others = PartContents.Others(services, content),
            Parts = new PartsModel(type, properties, flattened.AdditionalProperties),
        };
    }

    private EquatableArray<PropertyModel> Files(
        MediaContent content, FlattenedObject flattened, EquatableArray<EncodingModel> encodings) => PartContents.Files(
            content, flattened.Properties, encodings, services.Context.Source.SpecVersion is not ("2.0" or "3.0"));

    private EquatableArray<EncodingModel> Encodings(OperationPlan plan, MediaContent content) =>
        content.Kind is not (MediaTypeKind.FormUrlEncoded or MediaTypeKind.Multipart) ? []
            : FormCollections.Of(services.Context, plan.Source) is { Count: > 0 } collections ? collections
            : EncodingKeys.Check(services, content).Encodings(services.Context);

    private static SchemaSite Site(MediaContent content, TypeName suggested) => new(
        content.SchemaPointer,
        suggested,
        MergePatch: IsMergePatch(content),
        AllowBinary: content.Kind is MediaTypeKind.Multipart or MediaTypeKind.Binary);

    private static bool IsMergePatch(MediaContent content) =>
        MediaTypes.Name(content.MediaType) == "application/merge-patch+json";

    // A DELETE that asks for an object without properties has nothing to say; documents hold hundreds of them.
    private static bool IsIdle(OperationPlan plan, MediaContent content) =>
        plan.Source.Method == "DELETE" && content.Kind == MediaTypeKind.Json && SaysNothing(content.Schema);

    private static bool SaysNothing(IOpenApiSchema? schema) => schema is null
        || (schema.Properties is not { Count: > 0 }
            && schema.AdditionalProperties is null
            && (schema.Type is null || (schema.Type & JsonSchemaType.Object) != 0)
            && (schema.AllOf?.Count ?? 0) + (schema.OneOf?.Count ?? 0) + (schema.AnyOf?.Count ?? 0) == 0);

    private void Remember(OperationPlan plan, MediaContent content, TypeRef type)
    {
        if (content.Kind == MediaTypeKind.Json && type.Kind == TypeKind.Array)
        {
            services.Batches[plan.Source.Pointer] = new BatchCandidate(null, content.Schema?.MaxItems);
        }
    }

    private BatchCandidate? ArrayWithLimit(MediaContent content)
    {
        var arrays = services.Schemas.Merge(content.Schema!, content.SchemaPointer)?.Properties
            .Where(static property => property.Schemas.Any(
                static schema => ReferenceTargets.Type(schema) is { } type && (type & JsonSchemaType.Array) != 0))
            .ToList() ?? [];
        return arrays.Count == 1 && arrays[0].Schemas.Max(static schema => schema.MaxItems) is { } limit
            ? new BatchCandidate(arrays[0].WireName, limit)
            : arrays.Count > 0 ? new BatchCandidate("", null) : null;
    }
}
