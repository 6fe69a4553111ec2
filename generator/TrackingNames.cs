namespace SpecClient.Generator;

/// <summary>Names of the pipeline's steps, as incremental tests ask for them.</summary>
internal static class TrackingNames
{
    /// <summary>Additional files that may concern us, with their metadata.</summary>
    public const string Files = "SpecClientFiles";

    /// <summary>One input for each document: its text, sidecars, referenced files and options.</summary>
    public const string Documents = "SpecClientDocuments";

    /// <summary>Reading and Building: the model and the diagnostics of one document.</summary>
    public const string Models = "SpecClientModels";

    /// <summary>Diagnostics of one document.</summary>
    public const string Diagnostics = "SpecClientDiagnostics";

    /// <summary>The client type of one document.</summary>
    public const string Clients = "SpecClientClients";

    /// <summary>Resources and schemas of one output file.</summary>
    public const string Outputs = "SpecClientOutputs";

    public static IReadOnlyList<string> All { get; } = [Files, Documents, Models, Diagnostics, Clients, Outputs];
}
