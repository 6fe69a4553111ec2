namespace SpecClient;

/// <summary>The result of an operation that gives none.</summary>
public readonly record struct NoContent;
