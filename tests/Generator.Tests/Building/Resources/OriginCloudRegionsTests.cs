using SpecClient.Generator.Model;
using SpecClient.Generator.Tests.Support;

namespace SpecClient.Generator.Tests.Building.Resources;

/// <summary>The Cloudflare fragment with its map: the names of Cloudflare's own SDKs.</summary>
public class OriginCloudRegionsTests
{
    private static readonly Lazy<BuiltModel> s_built = new(static () => BuiltModel.Build(
        Repository.Read("specs/cloudflare-origin-cloud-regions.yaml"),
        Repository.Read("specs/cloudflare-origin-cloud-regions.client.yaml")));

    private static BuiltModel Built => s_built.Value;

    [Theory]
    [InlineData("List", "GET", "OriginCloudRegion", null)]
    [InlineData("Get", "GET", "OriginCloudRegion", "OriginIp")]
    [InlineData("Update", "PUT", "OriginCloudRegion", "OriginIpPath")]
    [InlineData("Delete", "DELETE", "OriginCloudRegionDeleteResponse", "OriginIp")]
    [InlineData("BulkUpdate", "PUT", "OriginCloudRegionBulkUpdateResponse", null)]
    [InlineData("BulkDelete", "DELETE", "OriginCloudRegionBulkDeleteResponse", null)]
    [InlineData("SupportedRegions", "GET", "OriginCloudRegionSupportedRegionsResponse", null)]
    public void Methods_have_the_names_and_results_of_the_sdks(string method, string verb, string result,
        string? positional)
    {
        var operation = Current(method);
        var type = operation.Pagination?.Item ?? operation.Response.Type;
        Assert.Equal((verb, "Acme.Models.Cache." + result), (operation.Method, type!.Name));
        Assert.Equal("Acme.Models.Cache.OriginCloudRegion" + method + "Params", operation.Params.FullName);
        Assert.Equal(positional, operation.PositionalParameter);
        Assert.Equal(["result"], operation.Response.UnwrapPath);
        Assert.Equal("success", operation.Response.SuccessProperty);
        Assert.Equal(operation.Pagination is not null, operation.Response.ResultNullable);
        Assert.Equal([(400, 499)], operation.Errors.Select(static error => (error.FromStatus, error.ToStatus)));
        Assert.Equal(
            ["api_token", "api_email+api_key"],
            operation.Security.Select(static requirement => string.Join("+", requirement.Schemes)));
        Assert.Null(operation.Docs.Deprecated);
    }

    [Fact]
    public void The_list_is_paged()
    {
        var pagination = Current("List").Pagination!;
        Assert.Equal((PaginationKind.PageNumber, "Page", "PerPage", 1, 20), (
            pagination.Kind, pagination.PageParameter, pagination.SizeParameter, pagination.FirstPage,
                pagination.DefaultSize));
        Assert.Equal(["result_info", "total_pages"], pagination.TotalPagesPath);
        Assert.Equal(["result_info", "total_count"], pagination.TotalCountPath);
    }

    [Theory]
    [InlineData("BulkUpdate", "OriginIp", false)]
    [InlineData("BulkDelete", null, true)]
    public void Bulk_methods_are_batches(string method, string? key, bool itemIsKey)
    {
        var batch = Current(method).Batch!;
        Assert.Equal((method + "All", "Body", 100), (batch.MethodName, batch.ItemsProperty, batch.MaxItems));
        Assert.Equal((key, itemIsKey, "OriginIp"), (batch.ItemKey, batch.ItemIsKey, batch.ResultKey));
        Assert.Equal(("Succeeded", "Failed", "Error"),
            (batch.SucceededProperty, batch.FailedProperty, batch.ErrorProperty));
        Assert.Equal("Acme.Models.Cache.OriginCloudRegionBatchItem", batch.ResultItem!.Name);
    }

    [Fact]
    public void The_body_item_and_the_vendor_are_types_of_the_map()
    {
        Assert.Equal(
            "Acme.Models.Cache.OriginCloudRegionRequest", Current("BulkUpdate").Body!.Contents.Single()
                .Type.Item!.Name);
        var vendor = Built.Schema<LiteralSchema>("OriginCloudRegionVendor");
        Assert.Equal(["aws", "azure", "gcp", "oci"], vendor.Members.Select(static member => member.Text));
        foreach (var name in new[] { "OriginCloudRegion", "OriginCloudRegionRequest" })
        {
            var property = Built.Schema<ObjectSchema>(name).Properties.Single(static item => item.WireName == "vendor");
            Assert.Equal(vendor.Type.FullName, property.Type.Name);
        }

        Assert.Equal(
            ["OriginIp", "Vendor", "Region"], Current("Update")
                .Body!.Properties.Select(static item => item.PropertyName));
    }

    [Fact]
    public void The_deprecated_operations_have_computed_names_and_say_what_to_use()
    {
        var old = Built.Resources.Single(static resource => resource.Path == "zones.cache.origin_cloud_regions");
        Assert.Equal(
            ["List", "Create", "Edit", "BulkEdit", "BulkDelete", "SupportedRegions", "Get", "Delete"],
            old.Operations.Select(static operation => operation.MethodName));
        Assert.All(old.Operations, static operation => Assert.Contains("Superseded by", operation.Docs.Deprecated));
        var batch = old.Operations.Single(static item => item.MethodName == "BulkEdit").Batch!;
        Assert.Equal(
            ("Value.Failed", "Ip", "OriginIp"), (batch.FailedProperty, batch.ItemKey, batch.ResultKey));
    }

    [Fact]
    public void The_client_has_the_options_of_the_sdks()
    {
        var client = Built.Model.Client;
        Assert.Equal(
            [
                ("ApiToken", "CLOUDFLARE_API_TOKEN"), ("ApiEmail", "CLOUDFLARE_EMAIL"),
                    ("ApiKey", "CLOUDFLARE_API_KEY"),
                ("UserServiceKey", "CLOUDFLARE_API_USER_SERVICE_KEY"),
            ],
            client.Credentials.Select(static item => (item.PropertyName, item.EnvironmentVariable)));
        Assert.Equal([("ZoneId", "CLOUDFLARE_ZONE_ID")], client.Values
            .Select(static value => (value.PropertyName, value.EnvironmentVariable)));
        Assert.Equal("https://api.cloudflare.com/client/v4", client.Servers.Single().Url);
        Assert.Equal(("CLOUDFLARE_BASE_URL", 60.0, 2),
            (client.BaseUrlVariable, client.TimeoutSeconds, client.Retry!.MaxRetries));
    }

    [Fact]
    public void Nothing_is_reported_but_the_computed_names() =>
        Assert.Equal(["SPEC0048", "SPEC0049"], Built.Diagnostics.Select(static diagnostic => diagnostic.Id).Order());

    private static OperationModel Current(string method) => Built.Resources
        .Single(static resource => resource.Path == "cache.origin_cloud_regions")
        .Operations.Single(operation => operation.MethodName == method);
}
