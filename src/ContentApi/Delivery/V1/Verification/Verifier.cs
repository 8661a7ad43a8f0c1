using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>Says of a page's text what it is. From memory; nothing of the text is kept.</summary>
public sealed class Verifier
{
    /// <exception cref="Http.ProblemException">The text is longer than is compared, or took too long.</exception>
    public Verification Verify(Served served, VerifyRequest request, CancellationToken stop = default) => throw new NotImplementedException();
}
