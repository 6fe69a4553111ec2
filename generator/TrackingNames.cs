namespace SpecClient.Generator;

/// <summary>Names of the pipeline's steps, as incremental tests ask for them.</summary>
internal static class TrackingNames
{
    /// <summary>Additional files that may concern us, with their metadata.</summary>
    public const string Files = "SpecClientFiles";

    /// <summary>One input for each document: its text, sidecars, referenced files and options.</summary>
    public const string Documents = "SpecClientDocuments";

    /// <summary>Documents with the names of their operations, where only called ones are emitted.</summary>
    public const string Catalogs = "SpecClientCatalogs";

    /// <summary>Known names that the project's code mentions.</summary>
    public const string Calls = "SpecClientCalls";

    /// <summary>One document with what of it is called.</summary>
    public const string Called = "SpecClientCalled";

    /// <summary>Reading and Building: the model and the diagnostics of one document.</summary>
    public const string Models = "SpecClientModels";

    /// <summary>Diagnostics of one document.</summary>
    public const string Diagnostics = "SpecClientDiagnostics";

    /// <summary>The client type of one document.</summary>
    public const string Clients = "SpecClientClients";

    /// <summary>Resources and schemas of one output file.</summary>
    public const string Outputs = "SpecClientOutputs";

    public static IReadOnlyList<string> All { get; } =
        [Files, Documents, Catalogs, Calls, Called, Models, Diagnostics, Clients, Outputs];
}
