using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Service;

[Route("v{version:apiVersion}")]
public sealed class ServiceController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Gets the service document: what is published here now, and where it is.</summary>
    /// <remarks>Start here. It names the current release, the locales and the topics, with links to everything else.</remarks>
    [HttpGet(Name = "getService")]
    [ProducesResponseType<ServiceDocumentDto>(StatusCodes.Status200OK)]
    public IActionResult Get()
    {
        RefuseParameters();
        var served = Served;
        return Answer(served, served.Answers[Urls.Root]);
    }
}
