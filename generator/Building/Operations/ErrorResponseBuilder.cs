using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Building.Schemas;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Builds the documented error bodies of an operation.</summary>
internal static class ErrorResponseBuilder
{
    public static EquatableArray<ErrorResponseModel> Build(
        OperationServices services, OperationPlan plan, IReadOnlyList<ResponseSource> errors)
    {
        var models = new List<ErrorResponseModel>();
        foreach (var error in errors)
        {
            // 1XX and 3XX reach no caller as an error body, and binary bodies stay raw on the exception.
            var content = error.Contents(services.Context).FirstOrDefault(static item => item.Kind is MediaTypeKind.Json
                or MediaTypeKind.Text or MediaTypeKind.Xml);
            if (content is null || error.Status is { From: > 0 and < 400 })
            {
                continue;
            }

            var suggested = error.Component is { } component
                ? new TypeName(services.RootModels, CSharpIdentifier.Pascal(component))
                : plan.Suggest(Word(error) + "Error");
            models.Add(new ErrorResponseModel(
                error.Status.From,
                error.Status.To,
                content.Kind,
                content.Build(services.Schemas, new SchemaSite(content.SchemaPointer, suggested))));
        }

        return models.ToEquatableArray();
    }

    // Named by its status: other errors come and go without renaming this one.
    private static string Word(ResponseSource error) => error.Status.IsDefault
        ? ""
        : error.Status.IsSingle ? error.Key : error.Key.Substring(0, 1) + "XX";
}
