using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Topics;

[Route("v{version:apiVersion}/" + Locale + "/topics")]
public sealed class TopicsController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Lists the topics, each with its whole article.</summary>
    /// <remarks>Use it to find out what is published in a language.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    [HttpGet(Name = "listTopics")]
    [ProducesResponseType<PageDto<TopicDto>>(StatusCodes.Status200OK)]
    public Task<IActionResult> List(string locale) => Collection(locale, Kind.Topic);

    /// <summary>Gets a topic: the whole article in reading order.</summary>
    /// <remarks>Use it to show or store a whole article with one request.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    /// <param name="slug">The topic's name in URLs.</param>
    [HttpGet("{slug}", Name = "getTopic")]
    [ProducesResponseType<TopicDto>(StatusCodes.Status200OK)]
    public Task<IActionResult> Get(string locale, string slug) => Resource(locale, Kind.Topic, slug);
}
