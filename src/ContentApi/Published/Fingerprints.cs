using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;

namespace ContentApi.Published;

/// <summary>
/// Tells which documents a release changes for readers. A document's fingerprint covers its edition and what its resource shows
/// of others: its place, its topic's terms, the sections in it, the blocks it quotes, the citations it cites.
/// What a representation shows beyond this would change without a row in release_change, and its Last-Modified would lie.
/// </summary>
public sealed class Fingerprints(Topic topic)
{
    private readonly Dictionary<Guid, string> known = [];

    /// <summary>Null when the document is not live.</summary>
    public string? Of(Guid document)
    {
        if (topic.Find(document) is not { Edition: { } edition } state) return null;
        if (known.TryGetValue(document, out var fingerprint)) return fingerprint;
        fingerprint = Digest.OfBytes(CanonicalJson.Serialize(Shown(state, edition)));
        known.Add(document, fingerprint);
        return fingerprint;
    }

    private JsonArray Shown(WholeDocument state, Edition edition)
    {
        var shown = new JsonArray(edition.Digest, topic.Position(state.Document), Terms(), Claims.Of(topic, state).ToString());
        switch (edition)
        {
            case TopicEdition:
                Add(shown, topic.Live(Kind.Section).Concat(topic.Live(Kind.Citation)).Select(member => Of(member.Document)));
                break;
            case SectionEdition section:
                shown.Add(topic.Parent(state) is { } parent ? Name(parent) : null);
                Add(shown, section.Citations.Values.Select(Cited));
                Add(shown, topic.Children(state).Select(child => Of(child.Document)));
                break;
            case FaqEdition faq:
                Add(shown, faq.Answer.Select(Quoted));
                break;
            case CriterionEdition criterion:
                shown.Add(topic.Edition.Jurisdiction);
                Add(shown, criterion.Statement.Concat(topic.Safeguards).Select(Quoted));
                break;
            case CitationEdition:
                Add(shown, topic.CitedBy(state).Select(section => $"{Name(section)} {CitingBlocks(section, state)}"));
                break;
        }

        return shown;
    }

    private string Terms()
    {
        var edition = topic.Edition;
        return CanonicalText(
            edition.Slug, edition.Title, edition.Owner, edition.Licence, edition.Attribution, edition.Notice, edition.MaxOffline);
    }

    private string Quoted(Quote quote)
    {
        var section = topic.Section(quote.Document);
        var block = section.FindBlock(quote.Block)!;
        return CanonicalText(
        [
            Name(topic.Find(quote.Document)!),
            BlockJson.Write(block).ToJsonString(),
            .. block.CitedKeys.Select(key => Cited(section.Citations[key])),
        ]);
    }

    private string Cited(Guid citation) =>
        CanonicalText(topic.Find(citation)!.Edition!.Digest, topic.Position(citation).ToString(CultureInfo.InvariantCulture));

    private static string CitingBlocks(WholeDocument section, WholeDocument citation) => CanonicalText(
    [
        .. ((SectionEdition)section.Edition!).BlocksCiting(citation.Document).Select(block => block.Id),
    ]);

    private static string Name(WholeDocument state) => CanonicalText(state.Edition!.Slug, state.Edition.Title);

    private static string CanonicalText(params string?[] parts) => new JsonArray([.. parts.Select(part => JsonValue.Create(part))]).ToJsonString();

    private static void Add(JsonArray shown, IEnumerable<string?> parts) => shown.Add(new JsonArray([.. parts.Select(part => JsonValue.Create(part))]));
}
