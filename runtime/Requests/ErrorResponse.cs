using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>A documented error: which statuses it is for and how its body is read.</summary>
public abstract class ErrorResponse
{
    private protected ErrorResponse(int fromStatus, int toStatus)
    {
        FromStatus = fromStatus;
        ToStatus = toStatus;
    }

    /// <summary>First status of the range.</summary>
    public int FromStatus { get; }

    /// <summary>Last status of the range.</summary>
    public int ToStatus { get; }

    /// <summary>A documented error with a JSON body.</summary>
    /// <param name="fromStatus">First status of the range.</param>
    /// <param name="toStatus">Last status of the range.</param>
    public static ErrorResponse Json<T, TCodec>(int fromStatus, int toStatus)
        where TCodec : struct, IJsonCodec<T> => new JsonError<T, TCodec>(fromStatus, toStatus);

    /// <summary>A documented error with a text body.</summary>
    /// <param name="fromStatus">First status of the range.</param>
    /// <param name="toStatus">Last status of the range.</param>
    public static ErrorResponse Text(int fromStatus, int toStatus) => new TextError(fromStatus, toStatus);

    /// <summary>A documented error with an XML body.</summary>
    /// <param name="fromStatus">First status of the range.</param>
    /// <param name="toStatus">Last status of the range.</param>
    /// <param name="shape">How the type's JSON and XML correspond.</param>
    public static ErrorResponse Xml<T, TCodec>(int fromStatus, int toStatus, XmlShape shape)
        where TCodec : struct, IJsonCodec<T> => new XmlError<T, TCodec>(fromStatus, toStatus, shape);

    /// <summary>Whether a status is in the range.</summary>
    public bool Matches(int status) => status >= FromStatus && status <= ToStatus;

    /// <summary>Reads the body of an error.</summary>
    /// <returns>Null where the body is not what the document describes.</returns>
    public abstract object? Read(ReadOnlyMemory<byte> body);

    private sealed class JsonError<T, TCodec>(int fromStatus, int toStatus) : ErrorResponse(fromStatus, toStatus)
        where TCodec : struct, IJsonCodec<T>
    {
        public override object? Read(ReadOnlyMemory<byte> body) =>
            BodyText.TryRead<T, TCodec>(body, strict: false, out var value) ? value : null;
    }

    private sealed class XmlError<T, TCodec>(int fromStatus, int toStatus, XmlShape shape)
        : ErrorResponse(fromStatus, toStatus)
        where TCodec : struct, IJsonCodec<T>
    {
        private readonly XmlResponseReader<T, TCodec> _reader = new(shape, null, nullable: false);

        public override object? Read(ReadOnlyMemory<byte> body) =>
            _reader.Read(new ResponseContext { Body = body }).Value;
    }

    private sealed class TextError(int fromStatus, int toStatus) : ErrorResponse(fromStatus, toStatus)
    {
        public override object Read(ReadOnlyMemory<byte> body) => System.Text.Encoding.UTF8.GetString(body.Span);
    }
}
