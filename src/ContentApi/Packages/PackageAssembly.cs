using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary>A document under the slug that readers will know it by; no slug when what makes it has a fault.</summary>
internal sealed record PackageDocument(Identity Identity, Kind Kind, string? Locale, string? Slug);

/// <summary>
/// Checks a package's files against each other while making them editions. Where a fault left a gap a placeholder stands:
/// <see cref="PackageReader"/> lets no edition out when there is any fault.
/// </summary>
internal sealed class PackageAssembly
{
    private readonly PackageFolder folder;
    private readonly bool citationsAreWhole;
    private readonly List<PackageDocument> documents = [];
    private readonly Dictionary<string, SectionFile> sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> citations = new(StringComparer.Ordinal);

    public PackageAssembly(PackageFolder folder)
    {
        this.folder = folder;
        citationsAreWhole = folder.Citations.IsWhole && folder.Citations.Entries.All(citation => citation.Identity.Slug is not null);
        foreach (var section in folder.Sections)
        {
            if (section.Identity?.Slug is { } slug) sections.TryAdd(slug, section);
        }

        foreach (var citation in folder.Citations.Entries)
        {
            if (citation.Identity.Slug is { } key) citations.TryAdd(key, citation.Identity.Id);
        }

        Package = Assemble();
    }

    /// <summary>Null when there is no topic to speak of.</summary>
    public Package? Package { get; }

    public IReadOnlyList<PackageDocument> Documents => documents;

    private string Locale => folder.Topic?.Locale ?? "";

    private Package? Assemble()
    {
        if (folder.Topic is { } topic) documents.Add(new PackageDocument(topic.Identity, Kind.Topic, topic.Locale, topic.Identity.Slug));
        var resolver = new QuoteResolver(sections, isWhole: sections.Count == folder.Sections.Length);
        Edition[] all =
        [
            .. folder.Sections.Select(Section),
            .. folder.Faqs.Entries.Select(faq => Faq(faq, resolver)),
            .. folder.Criteria.Entries.Select(criterion => Criterion(criterion, resolver)),
            .. folder.Citations.Entries.Select(Citation),
        ];
        CheckEveryCitationIsCited();
        var synonyms = SynonymList.Check(folder);
        var concerns = ConcernList.Check(folder, sections);
        if (folder.Topic is null) return null;

        var members = ImmutableArray.CreateBuilder<Member>();
        new SectionTree(folder, sections).AppendTo(members);
        members.AddRange(all.Where(edition => edition.Kind != Kind.Section).Select(edition => new Member(edition.Document, edition.Kind, null)));
        var byId = all.DistinctBy(edition => edition.Document).ToDictionary(edition => edition.Document);
        return new Package(Topic(folder.Topic, members.ToImmutable(), synonyms, concerns), [.. members.Select(member => byId[member.Document])]);
    }

    private static TopicEdition Topic(
        TopicFile topic, ImmutableArray<Member> members, ImmutableArray<Synonym> synonyms, ImmutableArray<Concern> concerns) => new(
        topic.Identity.Id,
        topic.Identity.Slug ?? "",
        topic.Locale,
        topic.Title,
        topic.Jurisdiction,
        topic.Audience,
        topic.Codings,
        topic.Owner,
        topic.Licence,
        topic.Attribution,
        topic.MaxOffline,
        topic.Notice,
        members,
        synonyms,
        concerns);

    private SectionEdition Section(SectionFile section)
    {
        var cited = ImmutableSortedDictionary.CreateBuilder<string, Guid>(StringComparer.Ordinal);
        foreach (var (line, block) in section.Blocks)
        {
            foreach (var key in block.CitedKeys)
            {
                if (citations.TryGetValue(key, out var document)) cited[key] = document;
                else if (citationsAreWhole) section.File.Fault(line, $"Cites '{TextRules.Shown(key)}', which citations.yaml does not have: correct the key, or add the citation.");
            }
        }

        var slug = section.Identity is { } identity ? Serve(identity, Kind.Section) : "";
        return new SectionEdition(section.Identity?.Id ?? Guid.Empty, slug, Locale, section.Title, [.. section.Blocks.Select(placed => placed.Block)], cited.ToImmutable());
    }

    private FaqEdition Faq(FaqEntry faq, QuoteResolver resolver) => new(
        faq.Identity.Id,
        Serve(faq.Identity, Kind.Faq),
        Locale,
        faq.Question,
        resolver.Resolve(faq.Identity.File, faq.Answer, "The answer"));

    private CriterionEdition Criterion(CriterionEntry criterion, QuoteResolver resolver)
    {
        if (criterion.AppliesTo is { } words && !criterion.Statement.Any(quote => resolver.ShownText(quote).Contains(words, StringComparison.Ordinal)))
        {
            criterion.Identity.File.Fault(criterion.AppliesToLine, $"'appliesTo' is not in the words quoted: copy it from them to the letter, or write null.");
        }

        return new CriterionEdition(
            criterion.Identity.Id,
            Serve(criterion.Identity, Kind.EligibilityCriterion),
            Locale,
            criterion.Role,
            resolver.Resolve(criterion.Identity.File, criterion.Statement, "The statement"),
            criterion.AppliesTo,
            criterion.AsOf);
    }

    private CitationEdition Citation(CitationEntry citation)
    {
        var slug = Serve(citation.Identity, Kind.Citation);
        citation.Csl.Insert(0, "id", slug);
        return new CitationEdition(citation.Identity.Id, slug, Locale, citation.Identity.Slug ?? "", citation.Csl, citation.Text);
    }

    private void CheckEveryCitationIsCited()
    {
        var cited = folder.Sections.SelectMany(section => section.Blocks).SelectMany(placed => placed.Block.CitedKeys).ToHashSet(StringComparer.Ordinal);
        if (folder.Sections.Any(section => section.Identity is null)) return;
        foreach (var citation in folder.Citations.Entries.Where(citation => citation.Identity.Slug is { } key && !cited.Contains(key)))
        {
            citation.Identity.File.Fault(citation.Identity.SlugLine, $"No section cites '{citation.Identity.Slug}': cite it as [@{citation.Identity.Slug}], or remove it.");
        }
    }

    /// <summary>The served slug; empty when it has a fault.</summary>
    private string Serve(Identity identity, Kind kind)
    {
        var prefix = folder.Topic?.Identity.Slug is { } topic ? topic + "-" : null;
        var served = prefix is null || identity.Slug is null ? null : prefix + identity.Slug;
        documents.Add(new PackageDocument(identity, kind, Locale, served));
        if (served is not null && identity.Slug!.StartsWith(prefix!, StringComparison.Ordinal))
        {
            identity.File.Fault(identity.SlugLine, $"The slug '{identity.Slug}' repeats the topic's, which is put before it: write '{identity.Slug[prefix!.Length..]}'.");
        }

        return served ?? "";
    }
}
