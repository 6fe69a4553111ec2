namespace SpecClient;

/// <summary>A call was not sent, because no credential for it is configured or none could be had.</summary>
public class CredentialException : ApiException
{
    /// <summary>Creates the exception.</summary>
    public CredentialException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
