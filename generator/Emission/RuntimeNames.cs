namespace SpecClient.Generator.Emission;

/// <summary>Every runtime type that the views of clients, resources and params mention; a test resolves each.</summary>
internal static class RuntimeNames
{
    public const string ApiClient = "global::SpecClient.ApiClient";
    public const string ApiClientOptions = "global::SpecClient.ApiClientOptions";
    public const string RequestOptions = "global::SpecClient.RequestOptions";
    public const string Page = "global::SpecClient.Page";
    public const string PageSequence = "global::SpecClient.PageSequence";
    public const string NoContent = "global::SpecClient.NoContent";
    public const string BinaryContent = "global::SpecClient.BinaryContent";
    public const string BinaryResponse = "global::SpecClient.BinaryResponse";
    public const string ResponseStream = "global::SpecClient.ResponseStream";
    public const string ServerSentEvent = "global::SpecClient.ServerSentEvent";
    public const string NdJsonItems = "global::SpecClient.NdJsonItems";
    public const string Batch = "global::SpecClient.Batch";
    public const string BatchDescriptor = "global::SpecClient.BatchDescriptor";
    public const string BatchOptions = "global::SpecClient.BatchOptions";

    public const string IApiSender = "global::SpecClient.Requests.IApiSender";
    public const string IApiRequest = "global::SpecClient.Requests.IApiRequest";
    public const string ApiRequestWriter = "global::SpecClient.Requests.ApiRequestWriter";
    public const string ApiOperation = "global::SpecClient.Requests.ApiOperation";
    public const string OpenLiteral = "global::SpecClient.Json.OpenLiteralAttribute";
    public const string ErrorResponse = "global::SpecClient.Requests.ErrorResponse";
    public const string ResponseReader = "global::SpecClient.Requests.ResponseReader";
    public const string ResponseAlternative = "global::SpecClient.Requests.ResponseAlternative";
    public const string ResponseHeaderValues = "global::SpecClient.Requests.ResponseHeaderValues";
    public const string ParameterFormat = "global::SpecClient.Requests.ParameterFormat";
    public const string FormEncoding = "global::SpecClient.Requests.FormEncoding";
    public const string PageRule = "global::SpecClient.Requests.PageRule";
    public const string PageKind = "global::SpecClient.Requests.PageKind";
    public const string MultipartWriter = "global::SpecClient.Requests.MultipartWriter";

    public const string XmlNode = "global::SpecClient.Requests.XmlNode";

    public const string XmlShape = "global::SpecClient.Requests.XmlShape";
    public const string XmlModel = "global::SpecClient.Requests.IXmlModel";
    public const string ApiDescription = "global::SpecClient.Requests.ApiDescription";
    public const string ApiServer = "global::SpecClient.Requests.ApiServer";
    public const string ServerVariable = "global::SpecClient.Requests.ServerVariable";
    public const string ClientValue = "global::SpecClient.Requests.ClientValue";
    public const string SecurityScheme = "global::SpecClient.Requests.SecurityScheme";

    public const string JsonWriteMode = "global::SpecClient.Json.JsonWriteMode";
    public const string ApiJson = "global::SpecClient.Json.ApiJson";
    public const string StringCodec = "global::SpecClient.Json.StringCodec";
}
