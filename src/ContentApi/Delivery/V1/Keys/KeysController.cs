using Asp.Versioning;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Keys;

[ApiVersionNeutral]
[Route(".well-known/jwks.json")]
public sealed class KeysController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Gets the keys that proofs are verified with.</summary>
    /// <remarks>
    /// Use it to verify `provenance.proof` and a release's `proof` with any library for JSON Web Signatures (RFC 7515). A new key is there before it signs anything:
    /// whoever meets an unknown `kid` asks once more. Keys stay for ever.
    /// </remarks>
    [HttpGet(Name = "getKeys")]
    [ProducesResponseType<KeySetDto>(StatusCodes.Status200OK, KeySetDto.MediaType)]
    public IActionResult Get()
    {
        RefuseParameters();
        var served = Served;
        return Answer(served, served.Answers[Urls.Keys]);
    }
}
