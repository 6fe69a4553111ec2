using System.Runtime.CompilerServices;

namespace SpecClient.Generator.Helpers;

/// <summary>How the host's runtime compiles a method.</summary>
internal static class Jit
{
    /// <summary>
    /// <c>AggressiveOptimization</c>, which netstandard2.0 does not name: for loops that run millions of times in a
    /// compiler that lives for seconds, and would run unoptimized and counted until it ends.
    /// </summary>
    public const MethodImplOptions AtOnce = (MethodImplOptions)512;
}
