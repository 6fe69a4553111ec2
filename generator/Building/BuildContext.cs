using Microsoft.CodeAnalysis;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Options;
using SpecClient.Generator.Reading;

namespace SpecClient.Generator.Building;

/// <summary>What all builders share for one document: input, options, diagnostics, cancellation.</summary>
internal sealed class BuildContext(SourceDocument source, DocumentOptions options, CancellationToken cancellationToken)
{
    private readonly HashSet<DiagnosticInfo> _seen = [];

    public SourceDocument Source { get; } = source;

    public DocumentOptions Options { get; } = options;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Reported so far, in order, without repeats.</summary>
    public List<DiagnosticInfo> Diagnostics { get; } = [];

    /// <summary>
    /// The map was written for another version of the service: what of it does not fit is summed, not a slip.
    /// </summary>
    public bool IsMapForeign { get; set; }

    /// <summary>Reports a rule at a JSON pointer of the (repaired) document.</summary>
    /// <param name="arguments">Pointers among them are told as the document has them.</param>
    public void Report(DiagnosticDescriptor rule, string pointer, params string[] arguments)
    {
        var info = DiagnosticInfo.Create(
            rule,
            Source.Map.Find(pointer),
            [.. arguments.Select(argument => argument.StartsWith("#/", StringComparison.Ordinal)
                ? Source.Map.Original(argument)
                : argument)]);
        if (_seen.Add(info))
        {
            Diagnostics.Add(info);
        }
    }
}
