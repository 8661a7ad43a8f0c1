using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Documents;

[Route("v{version:apiVersion}/documents")]
public sealed class DocumentsController(Current current, Renditions renditions) : ContentController(current, renditions)
{
    /// <summary>Finds any document by its UUID.</summary>
    /// <remarks>Use it when all that you kept of a document is its id: ids last, slugs may change.</remarks>
    /// <param name="id">The document's UUID.</param>
    [HttpGet("{id:guid:length(36)}", Name = "findDocument")]
    [ProducesResponseType(StatusCodes.Status303SeeOther)]
    public IActionResult Find(Guid id)
    {
        RefuseParameters();
        var served = Served;
        return served.Snapshot.TopicOf(id)?.Find(id) is { } state
            ? Elsewhere(served, state, StatusCodes.Status303SeeOther)
            : new ProblemResult(Problems.DocumentNotFound($"No document {id} was ever published."));
    }
}
