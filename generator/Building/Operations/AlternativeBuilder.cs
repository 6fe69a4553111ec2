using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Gives an operation whose successes differ by status a union over their types.</summary>
internal sealed class AlternativeBuilder(OperationServices services)
{
    /// <param name="successes">Those that have a content, of which the first counts; the primary first.</param>
    /// <param name="primary">The response by its primary content alone.</param>
    /// <param name="unwrapped">Property that the primary unwraps, or null.</param>
    public ResponseModel Build(
        OperationPlan plan,
        IReadOnlyList<ResponseBuilder.Entry> successes,
        ResponseModel primary,
        string? unwrapped)
    {
        var alternatives = new List<ResponseAlternativeModel>();
        foreach (var (source, contents) in successes)
        {
            var content = contents[0];
            var isPrimary = alternatives.Count == 0;
            var type = isPrimary ? primary.Type : Type(plan, source, content, primary, unwrapped);
            if (type is null)
            {
                services.UntypedResponses.Add(source.Pointer);
                continue;
            }

            alternatives.Add(new ResponseAlternativeModel(
                source.Status.From, source.Status.To, MediaTypes.Name(content.MediaType), content.Kind,
                type.AsNullable(false)));
        }

        var types = alternatives.Select(static item => item.Type!).Distinct().ToList();
        if (types.Count < 2)
        {
            return primary;
        }

        var union = Union(plan, types);
        services.Synthesized.Add(union);
        return primary with
        {
            Type = new TypeRef(TypeKind.Union, primary.ResultNullable, union.Type.FullName),
            Accept = string.Join(", ", successes
                .Select(static success => ResponseBuilder.Accept(success.Contents[0])).OfType<string>().Distinct()),
            Alternatives = alternatives
                .Select(item => item with { Variant = union.Variants[types.IndexOf(item.Type!)].Name })
                .ToEquatableArray(),
        };
    }

    // Only JSON beside JSON: a text or a stream has no place in a JSON union, and stays with SendAsync.
    private TypeRef? Type(
        OperationPlan plan, ResponseSource source, MediaContent content, ResponseModel primary, string? unwrapped)
    {
        if (content.Kind != MediaTypeKind.Json || primary.Kind != MediaTypeKind.Json
            || content.Schema is not { } schema)
        {
            return null;
        }

        var suggested = source.Component is { } component
            ? new TypeName(services.RootModels, CSharpIdentifier.Pascal(component))
            : plan.Suggest(source.Key.ToUpperInvariant() + "Response");
        if (unwrapped is null)
        {
            return services.Schemas.Build(schema, new SchemaSite(content.SchemaPointer, suggested));
        }

        return services.Schemas.Merge(schema, content.SchemaPointer)?.Find(unwrapped) is { } property
            ? services.Schemas.Build(property, new SchemaSite(property.Pointer, suggested))
            : null;
    }

    // The properties of the variants are filled in once all types are built (Complete).
    private UnionSchema Union(OperationPlan plan, List<TypeRef> types)
    {
        var names = new NameScope("Unknown", []);
        var variants = types.Select(type => new UnionVariantModel(
            names.Claim(VariantName(type)),
            type,
            [],
            [],
            [],
            [],
            type.Kind is not (TypeKind.Array or TypeKind.Map or TypeKind.Any)
                && types.Count(other => other.Kind == type.Kind && other.Name == type.Name) == 1));
        return new UnionSchema(
            services.TypeNames.Allocate(plan.Suggest("Result")),
            plan.Source.Pointer + "/responses",
            new Documentation("What a success gives; which type depends on the status."),
            null,
            variants.ToEquatableArray());
    }

    /// <summary>The union with what its variants require and know, for reading it from JSON alone.</summary>
    public static UnionSchema Complete(UnionSchema union, IReadOnlyDictionary<string, SchemaModel> types) => union with
    {
        Variants = union.Variants
            .Select(variant => variant.Type.Name is { } name && types.TryGetValue(name, out var type)
                && type is ObjectSchema model
                ? variant with
                {
                    RequiredProperties = Members(model)
                        .Where(static property => property.Required && !property.WriteOnly)
                        .Select(static property => property.WireName).ToEquatableArray(),
                    KnownProperties = Members(model).Select(static property => property.WireName).ToEquatableArray(),
                }
                : variant)
            .ToEquatableArray(),
    };

    private static IEnumerable<PropertyModel> Members(ObjectSchema model) =>
        model.InheritedProperties.Concat(model.Properties);

    private static string VariantName(TypeRef type) => type switch
    {
        { Name: { } name } => name.Substring(name.LastIndexOf('.') + 1),
        { Kind: TypeKind.Array, Item: { } item } => VariantName(item) + "List",
        { Kind: TypeKind.Map, Item: { } item } => VariantName(item) + "Map",
        _ => type.Kind.ToString(),
    };
}
