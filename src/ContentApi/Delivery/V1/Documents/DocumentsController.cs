using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Documents;

[Route("v{version:apiVersion}/documents")]
public sealed class DocumentsController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
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
        return served.Snapshot.Find(id) is { } state
            ? Elsewhere(served, state, StatusCodes.Status303SeeOther)
            : NeverPublished(id);
    }

    /// <summary>Lists what the releases made of a document, newest first.</summary>
    /// <remarks>
    /// Use it to tell when a wording appeared, changed or was withdrawn, how much that mattered, and which release to ask for with `release`.
    /// A release that left the document's resource as it was has no entry.
    /// </remarks>
    /// <param name="id">The document's UUID.</param>
    [HttpGet("{id:guid}/history", Name = "getHistory")]
    [ProducesResponseType<PageDto<DocumentChangeDto>>(StatusCodes.Status200OK)]
    public IActionResult History(Guid id)
    {
        var query = ListParameters.ReadPaging(Request.QueryString);
        var served = Served;
        return served.Snapshot.Find(id) is { } state
            ? Page(served, Urls.History(id), query, lists => lists.History(state, query, change => ReadableJson.Write(
                DocumentChangeDto.Of(change, DocumentReferenceDto.Replacing(change.Replacement, served.Snapshot, served.Answers, Urls)),
                DocumentsJson.Default.DocumentChangeDto)))
            : NeverPublished(id);
    }

    private static ProblemResult NeverPublished(Guid id) => new(Problems.DocumentNotFound($"No document {id} was ever published."));
}
