using ContentApi.Delivery.V1.Elements;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.Sections;

/// <summary>One block of a section, with the blocks that it requires: whoever shows the one shows the others.</summary>
public sealed record SectionBlockDto
{
    /// <summary>The block's id in its section: which of `blocks` was asked for.</summary>
    public required string Id { get; init; }

    /// <summary>What it is: `block`.</summary>
    public required string Kind { get; init; }

    /// <summary>The language, and perhaps region, of the text.</summary>
    public required string Locale { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    public required DocumentReferenceDto Topic { get; init; }

    /// <summary>The section that it is in.</summary>
    public required DocumentReferenceDto Section { get; init; }

    /// <summary>Notices of concern about the topic and the section. Those about a block stand there.</summary>
    public required IReadOnlyList<ConcernDto> Concerns { get; init; }

    /// <summary>The block and all that it requires, in reading order: to be shown together.</summary>
    public required IReadOnlyList<BlockDto> Blocks { get; init; }

    /// <summary>Every citation that the blocks cite, by number.</summary>
    public required IReadOnlyList<CitedCitationDto> Citations { get; init; }

    /// <summary>Where the text comes from and how long a copy may be shown; edition and digest are the section's.</summary>
    public required ProvenanceDto Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    public required BlockLinksDto Links { get; init; }

    /// <summary>Null when the section itself, be it inside another, has no such block.</summary>
    internal static SectionBlockDto? Of(SectionDto section, string id)
    {
        if (section.Blocks.All(block => block.Id != id)) return null;
        var needed = new HashSet<string>(StringComparer.Ordinal);
        Require(id);
        BlockDto[] blocks = [.. section.Blocks.Where(block => needed.Contains(block.Id))];
        var cited = blocks.SelectMany(SpanDto.Of).OfType<CitationSpanDto>().SelectMany(marker => marker.Numbers).ToHashSet();
        var self = Urls.Block(section.Links.Self, id);
        return new SectionBlockDto
        {
            Id = id,
            Kind = "block",
            Locale = section.Locale,
            Topic = section.Topic,
            Section = new DocumentReferenceDto
            {
                Id = section.Id,
                Kind = section.Kind,
                Slug = section.Slug,
                Title = section.Title,
                CanonicalUrl = section.Links.Self,
            },
            Concerns = section.Concerns,
            Blocks = blocks,
            Citations = [.. section.Citations.Where(citation => cited.Contains(citation.Number))],
            Provenance = section.Provenance with { CanonicalUrl = self },
            Links = new BlockLinksDto { Self = self, Section = section.Links.Self, Topic = section.Links.Topic },
        };

        void Require(string block)
        {
            if (!needed.Add(block)) return;
            foreach (var other in section.Blocks.First(candidate => candidate.Id == block).Requires) Require(other);
        }
    }

    internal ReadableBlockDocument ToReadable()
    {
        var urls = Urls.Of(Section.CanonicalUrl, Urls.Path(Locale, Content.Kind.Section, Section.Slug));
        return new ReadableBlockDocument(
            Locale,
            Links.Self,
            Concerns.ToReadable(),
            Citations.ToReadable(Locale, urls),
            Provenance.ToReadable(),
            Section.ToReadable(),
            Id,
            Blocks.ToReadable());
    }
}

/// <summary>Where to go from a block; every URL is absolute.</summary>
public sealed record BlockLinksDto
{
    /// <summary>This block.</summary>
    public required string Self { get; init; }

    /// <summary>The section that it is in.</summary>
    public required string Section { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    public required string Topic { get; init; }
}
