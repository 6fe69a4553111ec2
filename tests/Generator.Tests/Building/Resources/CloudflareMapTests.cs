using SpecClient.Generator.Model;
using SpecClient.Generator.Tests.Support;
using static SpecClient.Generator.Tests.Building.Resources.CloudflareTable;

namespace SpecClient.Generator.Tests.Building.Resources;

/// <summary>Cloudflare's whole API under the names of its SDKs: every method of the table at its place.</summary>
/// <remarks><c>SPECCLIENT_CLOUDFLARE</c>: the document of 2024; else it is looked for beside the repository.</remarks>
public class CloudflareMapTests(ITestOutputHelper output)
{
    private static readonly Lazy<BuiltModel?> s_whole = new(static () =>
        Document() is { } document ? Build(document) : null);

    private static readonly Lazy<BuiltModel> s_skeleton = new(static () => Build(Skeleton()));

    private static BuiltModel Build(string document) =>
        BuiltModel.Build(document, Repository.Read("specs/cloudflare.client.yaml"), path: "cloudflare.json");

    [Fact]
    public void Every_method_of_the_table_is_at_its_place()
    {
        var found = Check(s_skeleton.Value);
        Assert.Equal(2747, found);
        // A skeleton has nothing to page.
        Assert.DoesNotContain(
            s_skeleton.Value.Diagnostics, static item => IsWarning(item) && item.Id != "SPEC0063");
    }

    [Fact]
    public void Every_method_that_the_document_of_2024_has_is_at_its_place()
    {
        if (s_whole.Value is not { } built)
        {
            output.WriteLine(Variable + " is not set and the document is not beside the repository: "
                + "the table's own rows stand for it.");
            built = s_skeleton.Value;
            Assert.Equal(2747, Check(built));
            return;
        }

        Assert.Equal(1312, Check(built));
        var rows = Rows.SelectMany(static row => row.Keys).ToHashSet();
        Assert.Equal(155, built.Operations.Count(operation =>
            !rows.Contains(Key(operation.Method, operation.PathTemplate))));
        Assert.StartsWith("155|", Assert.Single(built.Of("SPEC0048")).Text);
        Assert.Contains("|1435|", Assert.Single(built.Of("SPEC0080")).Text);
        Assert.Equal(
            [], built.Diagnostics.Where(IsWarning).Select(static item => item.ToDiagnostic().ToString()));
        var served = built.Operations.SelectMany(static operation => operation.SecondOwner is { } second
            ? [operation.Id, second.Id]
            : new[] { operation.Id }).ToHashSet();
        Assert.Equal(1533, served.Count);
    }

    /// <summary>All of it, by the real compiler, every warning an error; docs/resource-map.md.</summary>
    [Fact]
    public void The_whole_client_compiles_without_an_error_or_a_warning()
    {
        // Where the document is not at hand, a client with a method for each row of the table stands for it.
        var whole = Document();
        var run = GeneratorHarness.Run(
        [
            new TestFile(
                "/specs/cloudflare.json", whole ?? Skeleton(),
                ("Namespace", "Cloudflare"), ("Name", "CloudflareClient")),
            new TestFile("/specs/cloudflare.client.yaml", Repository.Read("specs/cloudflare.client.yaml")),
        ]);
        Assert.Empty(run.Diagnostics.Where(item => (whole is not null || item.Id != "SPEC0063")
            && item.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
        Assert.True(run.Sources.Count > 20, "No client was generated.");
        Assert.Empty(run.CompileErrors.Take(20));
    }

    // Every row whose verb and path the document has: the method is where the SDK has it, and calls that operation.
    private static int Check(BuiltModel built)
    {
        var resources = new Dictionary<string, ResourceModel>();
        var byType = built.Resources.ToDictionary(static resource => resource.Type);
        Walk(built.Model.Client.Root, "");
        void Walk(ResourceModel resource, string path)
        {
            resources.Add(path, resource);
            foreach (var child in resource.Children)
            {
                Walk(byType[child.Type], path + "." + child.PropertyName);
            }
        }

        var keys = built.Operations.SelectMany(static operation => operation.SecondOwner is { } second
            ? [Key(operation.Method, operation.PathTemplate), Key(operation.Method, second.PathTemplate)]
            : new[] { Key(operation.Method, operation.PathTemplate) }).ToHashSet();
        var faults = new List<string>();
        var expected = Rows.Where(row => row.Keys.Any(keys.Contains)).ToList();
        foreach (var row in expected)
        {
            var path = string.Concat(row.Resource.Split('.').Select(static part => "." + Pascal(part)));
            var method = resources.GetValueOrDefault(path)?.Operations
                .FirstOrDefault(operation => operation.MethodName == Pascal(row.Method));
            if (method is null)
            {
                faults.Add(row.Name + " is missing");
            }
            else if (!row.Keys.Contains(Key(method.Method, method.PathTemplate)))
            {
                faults.Add(row.Name + " calls " + method.Id);
            }
            else if (method.SecondOwner is null && row.Keys.All(keys.Contains) && row.Keys.Count > 1)
            {
                faults.Add(row.Name + " serves one owner");
            }
            else if ((method.PositionalParameter ?? "") != Pascal(row.Positional)
                && method.PositionalParameter != Pascal(row.Positional) + "Path")
            {
                faults.Add(row.Name + " takes " + method.PositionalParameter + " and not " + row.Positional);
            }
        }

        Assert.True(faults.Count == 0, faults.Count + ": " + string.Join("\n", faults.Take(60)));
        return expected.Count;
    }

    private static bool IsWarning(SpecClient.Generator.Diagnostics.DiagnosticInfo diagnostic) =>
        diagnostic.ToDiagnostic().Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning;
}
