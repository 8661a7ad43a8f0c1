using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ContentApi.Content;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Topics;

namespace ContentApi.Formats;

/// <summary>
/// The resource in schema.org's words, for machines. A review date stands there only when there is one; the release's date is one of
/// publication. Provenance goes along whole, as a JSON literal (JSON-LD 1.1 §4.2.2).
/// </summary>
internal static class JsonLdFormat
{
    // Pages set it into a script element: an angle bracket in it must not end that.
    private static readonly JsonSerializerOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(Reading reading)
    {
        var root = reading.Resource switch
        {
            TopicDto topic => OfTopic(topic, reading.Urls),
            SectionDto section => OfSection(section, reading.Urls),
            SectionBlockDto block => OfBlock(block),
            FaqDto faq => OfFaq(faq),
            EligibilityCriterionDto criterion => OfCriterion(criterion, reading.Words),
            CitationDto citation => OfCitation(citation, reading.Urls),
            _ => throw new NotSupportedException(reading.Resource.GetType().Name),
        };
        AddProvenance(root, reading);
        if (reading.Resource is not CitationDto && reading.Citations.Count > 0) root["citation"] = new JsonArray([.. reading.Citations.Select(citation => Cited(citation, reading.Locale, reading.Urls))]);
        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(root, Safe);
    }

    private static JsonObject OfTopic(TopicDto topic, Urls urls)
    {
        var node = Page("MedicalWebPage", topic.Links.Self, topic.Id, topic.Title);
        node["about"] = new JsonArray([.. topic.Codings.Select(coding => new JsonObject
        {
            ["@type"] = "MedicalEntity",
            ["name"] = coding.Display,
            ["code"] = new JsonObject { ["@type"] = "MedicalCode", ["codeValue"] = coding.Code, ["codingSystem"] = coding.System },
        })]);
        node["audience"] = topic.Audience == "patient"
            ? new JsonObject { ["@type"] = "Patient" }
            : new JsonObject { ["@type"] = "MedicalAudience", ["audienceType"] = topic.Audience };
        node["spatialCoverage"] = topic.Jurisdiction;
        AddConcerns(node, topic.Locale, topic.Concerns);
        node["hasPart"] = new JsonArray([.. topic.Sections.Select(section => PartOf(section, topic.Locale, urls))]);
        return node;
    }

    private static JsonObject OfSection(SectionDto section, Urls urls)
    {
        var node = Page("MedicalWebPage", section.Links.Self, section.Id, section.Title);
        node["isPartOf"] = Reference(section.Topic);
        AddConcerns(node, section.Locale, section.Concerns);
        node["hasPart"] = new JsonArray([.. Inner(section, section.Locale, urls)]);
        return node;
    }

    private static JsonObject OfBlock(SectionBlockDto block)
    {
        var node = Node("WebPageElement", block.Links.Self);
        node["isPartOf"] = Reference(block.Section);
        AddConcerns(node, block.Locale, block.Concerns);
        node["hasPart"] = new JsonArray([.. block.Blocks.Select(part => Words(part, block.Locale, block.Section.CanonicalUrl))]);
        return node;
    }

    private static JsonObject OfFaq(FaqDto faq)
    {
        var node = Page("FAQPage", faq.Links.Self, faq.Id, faq.Question);
        node["isPartOf"] = Reference(faq.Topic);
        AddConcerns(node, faq.Locale, faq.Concerns);
        node["mainEntity"] = new JsonArray(new JsonObject
        {
            ["@type"] = "Question",
            ["name"] = faq.Question,
            ["acceptedAnswer"] = new JsonObject
            {
                ["@type"] = "Answer",
                ["text"] = string.Join('\n', faq.Answer.Select(block => block.Text)),
                ["hasPart"] = Quoted(faq.Locale, faq.Answer),
            },
        });
        return node;
    }

    private static JsonObject OfCriterion(EligibilityCriterionDto criterion, UiStrings words)
    {
        var node = Page("MedicalWebPage", criterion.Links.Self, criterion.Id, words.Criterion);
        node["isPartOf"] = Reference(criterion.Topic);
        node["spatialCoverage"] = criterion.Jurisdiction;
        if (criterion.AppliesTo is { } whom) node["audience"] = new JsonObject { ["@type"] = "Audience", ["audienceType"] = whom };
        if (criterion.AsOf is { } date) node["temporalCoverage"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        AddConcerns(node, criterion.Locale, criterion.Concerns);
        node["hasPart"] = Quoted(criterion.Locale, [.. criterion.Statement, .. criterion.Safeguards]);
        return node;
    }

    private static JsonObject OfCitation(CitationDto citation, Urls urls)
    {
        var node = Cited(citation, citation.Locale, urls);
        node["isPartOf"] = Reference(citation.Topic);
        return node;
    }

    private static JsonObject Page(string type, string url, Guid id, string name)
    {
        var node = Node(type, url);
        node["identifier"] = $"urn:uuid:{id:D}";
        node["name"] = name;
        return node;
    }

    private static JsonObject Node(string type, string url) => new() { ["@type"] = type, ["@id"] = url, ["url"] = url + V1Formats.Html.Suffix };

    private static JsonObject Reference(DocumentReferenceDto document) =>
        new() { ["@type"] = "MedicalWebPage", ["@id"] = document.CanonicalUrl, ["name"] = document.Title };

    private static JsonObject PartOf(ChildSectionDto section, string locale, Urls urls)
    {
        var node = Page("WebPageElement", urls.Document(locale, Kind.Section, section.Slug), section.Id, section.Title);
        AddConcerns(node, locale, section.Concerns);
        node["hasPart"] = new JsonArray([.. Inner(section, locale, urls)]);
        return node;
    }

    private static IEnumerable<JsonObject> Inner(SectionTextDto section, string locale, Urls urls)
    {
        var url = urls.Document(locale, Kind.Section, section.Slug);
        return section.Blocks.Select(block => Words(block, locale, url)).Concat(section.Children.Select(child => PartOf(child, locale, urls)));
    }

    private static JsonArray Quoted(string locale, IEnumerable<BlockDto> blocks) => new(
    [
        .. blocks.DistinctBy(block => (block.Quotes!.Document.Id, block.Id))
            .Select(block => Words(block, locale, block.Quotes!.Document.CanonicalUrl)),
    ]);

    private static JsonObject Words(BlockDto block, string locale, string section)
    {
        var node = Node("WebPageElement", Urls.Block(section, block.Id));
        node["text"] = block.Text;
        node["identifier"] = block.Digest;
        AddConcerns(node, locale, block.Concerns);
        return node;
    }

    private static void AddConcerns(JsonObject node, string locale, IEnumerable<ConcernDto> concerns)
    {
        foreach (var concern in concerns)
        {
            AddComment(node, concern.Text, UiStrings.Of(locale).Concern, concern.Since);
        }
    }

    /// <param name="name">What it is; null: the text says so.</param>
    private static void AddComment(JsonObject node, string text, string? name = null, DateOnly? since = null)
    {
        var comment = new JsonObject { ["@type"] = "Comment", ["text"] = text };
        if (name is not null) comment["name"] = name;
        if (since is { } date) comment["dateCreated"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (node["comment"] is JsonArray comments) comments.Add((JsonNode)comment);
        else node["comment"] = new JsonArray(comment);
    }

    private static JsonObject Cited(CitedCitationDto citation, string locale, Urls urls)
    {
        var node = Node(citation.Csl["type"]?.ToString() switch
        {
            "article-journal" => "ScholarlyArticle",
            "webpage" => "WebPage",
            "book" => "Book",
            "report" => "Report",
            _ => "CreativeWork",
        }, urls.Document(locale, Kind.Citation, citation.Slug));
        node["url"] = WebAddress.Of(citation);
        node["name"] = citation.Csl["title"]?.ToString() ?? citation.Text;
        node["description"] = citation.Text;
        node["position"] = citation.Number;
        node["inLanguage"] = citation.Language;
        node["identifier"] = citation.Doi is { } doi ? $"doi:{doi}" : null;
        foreach (var absent in node.Where(member => member.Value is null).Select(member => member.Key).ToList()) node.Remove(absent);
        return node;
    }

    private static void AddProvenance(JsonObject node, Reading reading)
    {
        var (provenance, review) = (reading.Provenance, reading.Provenance.Review);
        node.Insert(0, "@context", new JsonArray("https://schema.org", new JsonObject
        {
            ["provenance"] = new JsonObject { ["@id"] = "urn:contentapi:provenance", ["@type"] = "@json" },
        }));
        // A cited work is its own; what is said of the text is said of the page.
        if (reading.Resource is not CitationDto)
        {
            node["inLanguage"] = reading.Locale;
            node["version"] = provenance.Edition;
            node["datePublished"] = provenance.Release.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            node["conditionsOfAccess"] = provenance.Licence ?? reading.Words.NoLicence;
            if (provenance.Notice is { } notice) AddComment(node, notice);
            if (reading.Words.Sources(reading.Citations.Select(citation => citation.Accessed)) is { } sources) AddComment(node, sources);
            if (provenance.Attribution is { } attribution) node["creditText"] = attribution;
            if (provenance.Owner is { } owner) node["copyrightHolder"] = new JsonObject { ["@type"] = "Organization", ["name"] = owner };
            if (review.ReviewedOn is { } date) node["lastReviewed"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (review.Reviewer is { } reviewer) node["reviewedBy"] = new JsonObject { ["@type"] = "Person", ["name"] = reviewer };
        }

        node["provenance"] = V1Json.Node(provenance);
    }
}
