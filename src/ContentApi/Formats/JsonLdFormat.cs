using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>
/// The resource in schema.org's words, for machines. A review date stands there only when there is one; the release's date is one of
/// publication. Provenance goes along whole, as a JSON literal (JSON-LD 1.1 §4.2.2).
/// </summary>
internal static class JsonLdFormat
{
    public const string Suffix = ".jsonld";

    // Pages set it into a script element: an angle bracket in it must not end that.
    private static readonly JsonSerializerOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(DocumentLayout layout)
    {
        var root = layout.Document switch
        {
            ReadableTopic topic => OfTopic(topic),
            ReadableSectionDocument section => OfSection(section),
            ReadableBlockDocument block => OfBlock(block),
            ReadableFaq faq => OfFaq(faq),
            ReadableCriterion criterion => OfCriterion(criterion, layout.Words),
            ReadableCitationDocument citation => OfCitation(citation),
            _ => throw new NotSupportedException(layout.Document.GetType().Name),
        };
        AddProvenance(root, layout);
        if (layout.Document is not ReadableCitationDocument && layout.Citations.Count > 0) root["citation"] = new JsonArray([.. layout.Citations.Select(citation => Cited(citation))]);
        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(root, Safe);
    }

    private static JsonObject OfTopic(ReadableTopic topic)
    {
        var node = Page("MedicalWebPage", topic.Url, topic.Id, topic.Title);
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
        node["hasPart"] = new JsonArray([.. topic.Sections.Select(section => PartOf(section, topic.Locale))]);
        return node;
    }

    private static JsonObject OfSection(ReadableSectionDocument section)
    {
        var node = Page("MedicalWebPage", section.Url, section.Id, section.Section.Title);
        node["isPartOf"] = Reference(section.Topic);
        AddConcerns(node, section.Locale, section.Concerns);
        node["hasPart"] = new JsonArray([.. Inner(section.Section, section.Locale)]);
        return node;
    }

    private static JsonObject OfBlock(ReadableBlockDocument block)
    {
        var node = Node("WebPageElement", block.Url);
        node["isPartOf"] = Reference(block.Section);
        AddConcerns(node, block.Locale, block.Concerns);
        node["hasPart"] = new JsonArray([.. block.Blocks.Select(part => Words(part, block.Locale, block.Section.Url))]);
        return node;
    }

    private static JsonObject OfFaq(ReadableFaq faq)
    {
        var node = Page("FAQPage", faq.Url, faq.Id, faq.Question);
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

    private static JsonObject OfCriterion(ReadableCriterion criterion, UiStrings words)
    {
        var node = Page("MedicalWebPage", criterion.Url, criterion.Id, words.Criterion);
        node["isPartOf"] = Reference(criterion.Topic);
        node["spatialCoverage"] = criterion.Jurisdiction;
        if (criterion.AppliesTo is { } whom) node["audience"] = new JsonObject { ["@type"] = "Audience", ["audienceType"] = whom };
        if (criterion.AsOf is { } date) node["temporalCoverage"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        AddConcerns(node, criterion.Locale, criterion.Concerns);
        node["hasPart"] = Quoted(criterion.Locale, [.. criterion.Statement, .. criterion.Safeguards]);
        return node;
    }

    private static JsonObject OfCitation(ReadableCitationDocument citation)
    {
        var node = Cited(citation.Citation);
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

    private static JsonObject Node(string type, string url) => new() { ["@type"] = type, ["@id"] = url, ["url"] = url + HtmlFormat.Suffix };

    private static JsonObject Reference(DocumentLink document) =>
        new() { ["@type"] = "MedicalWebPage", ["@id"] = document.Url, ["name"] = document.Title };

    private static JsonObject PartOf(ReadableSection section, string locale)
    {
        var node = Page("WebPageElement", section.Url, section.Id, section.Title);
        AddConcerns(node, locale, section.Concerns);
        node["hasPart"] = new JsonArray([.. Inner(section, locale)]);
        return node;
    }

    private static IEnumerable<JsonObject> Inner(ReadableSection section, string locale) =>
        section.Blocks.Select(block => Words(block, locale, section.Url)).Concat(section.Children.Select(child => PartOf(child, locale)));

    private static JsonArray Quoted(string locale, IEnumerable<ReadableBlock> blocks) => new(
    [
        .. blocks.DistinctBy(block => (block.Quotes!.Document.Id, block.Id))
            .Select(block => Words(block, locale, block.Quotes!.Document.Url)),
    ]);

    private static JsonObject Words(ReadableBlock block, string locale, string section)
    {
        var node = Node("WebPageElement", ReadableSection.BlockUrl(section, block.Id));
        node["text"] = block.Text;
        node["identifier"] = block.Digest;
        AddConcerns(node, locale, block.Concerns);
        return node;
    }

    private static void AddConcerns(JsonObject node, string locale, IEnumerable<ReadableConcern> concerns)
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

    private static JsonObject Cited(ReadableCitation citation)
    {
        var node = Node(citation.Csl["type"]?.ToString() switch
        {
            "article-journal" => "ScholarlyArticle",
            "webpage" => "WebPage",
            "book" => "Book",
            "report" => "Report",
            _ => "CreativeWork",
        }, citation.Address);
        node["url"] = WebAddress.Of(citation);
        node["name"] = citation.Csl["title"]?.ToString() ?? citation.Text;
        node["description"] = citation.Text;
        node["position"] = citation.Number;
        node["inLanguage"] = citation.Language;
        node["identifier"] = citation.Doi is { } doi ? $"doi:{doi}" : null;
        foreach (var absent in node.Where(member => member.Value is null).Select(member => member.Key).ToList()) node.Remove(absent);
        return node;
    }

    private static void AddProvenance(JsonObject node, DocumentLayout layout)
    {
        var provenance = layout.Provenance;
        node.Insert(0, "@context", new JsonArray("https://schema.org", new JsonObject
        {
            ["provenance"] = new JsonObject { ["@id"] = "urn:contentapi:provenance", ["@type"] = "@json" },
        }));
        // A cited work is its own; what is said of the text is said of the page.
        if (layout.Document is not ReadableCitationDocument)
        {
            node["inLanguage"] = layout.Locale;
            node["version"] = provenance.Edition;
            node["datePublished"] = provenance.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            node["conditionsOfAccess"] = provenance.Licence ?? layout.Words.NoLicence;
            if (provenance.Notice is { } notice) AddComment(node, notice);
            if (layout.Words.Sources(layout.Citations.Select(citation => citation.Accessed)) is { } sources) AddComment(node, sources);
            if (provenance.Attribution is { } attribution) node["creditText"] = attribution;
            if (provenance.Owner is { } owner) node["copyrightHolder"] = new JsonObject { ["@type"] = "Organization", ["name"] = owner };
            if (provenance.ReviewedOn is { } date) node["lastReviewed"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (provenance.Reviewer is { } reviewer) node["reviewedBy"] = new JsonObject { ["@type"] = "Person", ["name"] = reviewer };
        }

        node["provenance"] = provenance.Literal.DeepClone();
    }
}
