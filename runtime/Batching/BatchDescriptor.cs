using System.Text.Json;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>
/// What generated code knows of an operation that takes many items at once; one shared instance for each.
/// </summary>
/// <typeparam name="TItem">Type of the items sent.</typeparam>
/// <typeparam name="TResponse">Type of the operation's result.</typeparam>
/// <typeparam name="TResult">Type of what the service answers for an item.</typeparam>
/// <remarks>
/// The functions may throw, e.g. on a mistyped property of a response; the items concerned are then unknown.
/// </remarks>
public sealed class BatchDescriptor<TItem, TResponse, TResult>
{
    /// <summary>The operation.</summary>
    public required ApiOperation Operation { get; init; }

    /// <summary>Most items in a request (<c>maxItems</c>).</summary>
    public required int MaxItems { get; init; }

    /// <summary>
    /// True where sending an item twice has the effect of sending it once; null = by the method (RFC 9110 section
    /// 9.2.2) and <see cref="ApiOperation.RetryAlways"/>.
    /// </summary>
    public bool? Idempotent { get; init; }

    /// <summary>
    /// Writes an item as the request does, to learn its size; null = sizes are not known. With
    /// <see cref="BatchOptions.MaxBytesPerRequest"/> what it writes is what the request sends.
    /// </summary>
    public Action<Utf8JsonWriter, TItem>? WriteItem { get; init; }

    /// <summary>
    /// The key of an item; null = the item itself, where it is a string, a whole number or a GUID, else answers are
    /// matched by position.
    /// </summary>
    public Func<TItem, string?>? ItemKey { get; init; }

    /// <summary>
    /// The key in the answer for an item; null = the answer itself, where it is a string, a whole number or a GUID,
    /// else answers are matched by position.
    /// </summary>
    public Func<TResult, string?>? ResultKey { get; init; }

    /// <summary>
    /// The list of items that the service took. Null where responses have none: then, without
    /// <see cref="SucceededKeys"/>, what <see cref="Failed"/> does not list has succeeded; without any list that is the
    /// response itself, where it is a sequence of <typeparamref name="TResult"/>.
    /// </summary>
    public Func<TResponse, IEnumerable<TResult>?>? Succeeded { get; init; }

    /// <summary>
    /// The keys of the items that the service took, where its list of them has another type than <typeparamref
    /// name="TResult"/>; null for an entry without a key.
    /// </summary>
    public Func<TResponse, IEnumerable<string?>?>? SucceededKeys { get; init; }

    /// <summary>The list of items that the service refused; null where responses have none.</summary>
    public Func<TResponse, IEnumerable<TResult>?>? Failed { get; init; }

    /// <summary>
    /// Why an item was refused, out of its answer. Where <see cref="Succeeded"/> is the only list, an answer that has a
    /// reason is a refusal.
    /// </summary>
    public Func<TResult, string?>? Error { get; init; }

    /// <summary>
    /// Whether the service took the item, out of its answer, where accepted and refused items stand in one list; null =
    /// each answer without a reason is of an accepted one. Where it gives null the answer does not say.
    /// </summary>
    public Func<TResult, bool?>? Accepted { get; init; }

    /// <summary>
    /// How many items of a request the service refused, where its response has no list; null = none, if it succeeds.
    /// </summary>
    public Func<TResponse, long?>? FailureCount { get; init; }

    internal bool IsIdempotent =>
        Idempotent ?? (Operation.RetryAlways || RetryRule.IsIdempotent(Operation.Method));
}
