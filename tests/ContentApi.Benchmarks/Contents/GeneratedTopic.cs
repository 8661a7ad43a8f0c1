using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Packages;

namespace ContentApi.Benchmarks.Contents;

/// <summary>A topic of any size in the proportions of the seed: a fifth sections, a fifth citations, a seventh criteria, the rest questions.</summary>
internal static class GeneratedTopic
{
    public const string Locale = "fr";
    public const int UsualSize = 100;

    /// <summary>Of this many documents, in topics of a hundred.</summary>
    public static IEnumerable<Package> Many(int documents, int revision = 1)
    {
        for (var number = 0; documents > 0; number++, documents -= UsualSize)
            yield return Of(number, Math.Min(documents, UsualSize), revision);
    }

    public static string Slug(int number) => string.Create(CultureInfo.InvariantCulture, $"sujet-{number}");

    public static string Section(int number, int index) => string.Create(CultureInfo.InvariantCulture, $"/v1/{Locale}/sections/{Slug(number)}-section-{index}");

    /// <param name="revision">Stands in every text; see <see cref="Mark"/>.</param>
    public static Package Of(int number, int size, int revision)
    {
        var slug = Slug(number);
        var (sections, citations, criteria) = (Math.Max(2, size / 5), Math.Max(1, size / 5), Math.Max(2, size / 7));
        var faqs = Math.Max(1, size - 1 - sections - citations - criteria);
        var keys = Enumerable.Range(0, citations).Select(index => $"reference-{index}").ToArray();
        var cited = keys.Select((key, index) => (key, Id(number, Kind.Citation, index))).ToArray();
        var texts = Enumerable.Range(0, sections).Select(index => SectionOf(number, index, revision, cited)).ToArray();

        var documents = ImmutableArray.CreateBuilder<Edition>();
        documents.AddRange(texts);
        documents.AddRange(Enumerable.Range(0, faqs).Select(index => Faq(number, index, Mark(revision), texts[index % sections])));
        documents.AddRange(Enumerable.Range(0, criteria).Select(index => new CriterionEdition(
            Id(number, Kind.EligibilityCriterion, index), $"{slug}-critere-{index}", Locale,
            index == 0 ? CriterionRole.Safeguard : (CriterionRole)(index % 3), Quotes(texts[index % sections]), AppliesTo: null, AsOf: null)));
        documents.AddRange(Enumerable.Range(0, citations).Select(index => Citation(number, index, keys[index], Mark(revision))));

        var members = documents.Select((edition, at) =>
            // Every fifth section stands in the one before.
            new Member(edition.Document, edition.Kind, edition is SectionEdition && at % 5 == 4 ? documents[at - 1].Document : null));
        var topic = new TopicEdition(
            Id(number, Kind.Topic, 0), slug, Locale, $"Sujet {number} ({Mark(revision)})", "FR", "patient",
            [new Coding("http://hl7.org/fhir/sid/icd-10", "L40.0", "Psoriasis vulgaris")], Owner: null, Licence: null, Attribution: null,
            "P30D", "Texte de remplissage pour mesurer.", [.. members], Synonyms: [], Concerns: []);
        return new Package(topic, documents.ToImmutable());
    }

    /// <summary>The same package but for one question: one document changes.</summary>
    public static Package Reworded(Package package, int revision)
    {
        var faq = package.Documents.OfType<FaqEdition>().First();
        return package with { Documents = package.Documents.Replace(faq, faq with { Question = $"{Question} ({Mark(revision)}) ?" }) };
    }

    public static string Mark(int revision) => string.Create(CultureInfo.InvariantCulture, $"texte {revision}");

    /// <summary>The addresses of all documents.</summary>
    public static IEnumerable<string> Addresses(int documents) => Many(documents)
        .SelectMany(package => package.Editions)
        .Select(edition => Urls.Path(edition.Locale, edition.Kind, edition.Slug));

    /// <summary>The addresses of all sections.</summary>
    public static IEnumerable<string> Sections(int documents) => Addresses(documents).Where(path => path.Contains("/sections/", StringComparison.Ordinal));

    public static string FirstFaq(int number) => $"/v1/{Locale}/faqs/{Slug(number)}-question-0";

    private const string Question = "Que faut-il savoir de ce traitement";

    private static SectionEdition SectionOf(int number, int index, int revision, (string Key, Guid Document)[] cited)
    {
        var text = new GeneratedText(number * 1000 + index, Mark(revision));
        var (first, second) = (cited[index % cited.Length], cited[(index + 1) % cited.Length]);
        return new SectionEdition(
            Id(number, Kind.Section, index), $"{Slug(number)}-section-{index}", Locale, text.Sentence(40),
            [
                text.Paragraph("introduction", first.Key),
                text.Paragraph("precautions", second.Key),
                text.Paragraph("verifications", first.Key),
                text.List("liste", leadIn: "verifications"),
            ],
            ImmutableSortedDictionary.CreateRange(new[] { first, second }.DistinctBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key, pair.Document))));
    }

    private static FaqEdition Faq(int number, int index, string mark, SectionEdition quoted) => new(
        Id(number, Kind.Faq, index), $"{Slug(number)}-question-{index}", Locale, $"{Question} ({mark}) ?", Quotes(quoted));

    private static ImmutableArray<Quote> Quotes(SectionEdition section)
    {
        var block = section.Blocks[0];
        return [new Quote(section.Document, block.Id, block.Parts.First().Id, block.Digest)];
    }

    private static CitationEdition Citation(int number, int index, string key, string mark)
    {
        var slug = $"{Slug(number)}-{key}";
        var text = new GeneratedText(number * 1000 + index + 500, mark).Sentence(60);
        var reference = $"Auteur {index}. {text} Revue. 2017;31(10):1616-26 ({mark})";
        var csl = new JsonObject { ["id"] = slug, ["type"] = "article-journal", ["title"] = text, ["language"] = "fr" };
        return new CitationEdition(Id(number, Kind.Citation, index), slug, Locale, key, csl, reference);
    }

    private static Guid Id(int topic, Kind kind, int index) => new(topic, (short)kind, (short)index, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
