using Asp.Versioning;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Embedding.Targets;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Embedding.OEmbed;

/// <summary>How to embed a page, as oEmbed 1.0 asks and tells it: that specification is its contract.</summary>
[ApiVersionNeutral]
[ApiExplorerSettings(IgnoreApi = true)]
[Route("oembed")]
public sealed class OEmbedController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    [HttpGet]
    public IActionResult Get()
    {
        var asked = OEmbedQuery.Read(Request.QueryString);
        var (subject, query) = asked.Find(Urls);
        var served = Served;
        var showing = EmbedContent.Of(served, EmbedContent.Locate(served, subject, Urls), Formats);
        var width = Math.Min(asked.MaxWidth ?? int.MaxValue, Snippets.DefaultWidth);
        var height = Math.Min(asked.MaxHeight ?? int.MaxValue, Snippets.DefaultHeight);
        var snippets = new Snippets(Urls, showing.Subject.ResourcePath, showing.Title) { Theme = query.Theme, Language = query.Language };
        var answer = new OEmbedAnswer
        {
            Title = showing.Title,
            AuthorName = showing.Layouts.Select(reading => reading.Provenance.Attribution).FirstOrDefault(),
            ProviderUrl = Urls.Absolute("/"),
            Width = width,
            Height = height,
            Html = snippets.Frame(width, height),
        };
        return Answer(served, new Representation(answer.Write(), "application/json; charset=utf-8", showing.LastModified) { Negotiated = false });
    }
}
