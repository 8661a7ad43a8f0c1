using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Delivery.V1.Elements;

namespace ContentApi.Delivery.V1.Verification;

/// <summary>What a page's text is, held against what is published. It says what the words are, never that they are right.</summary>
public sealed record VerifyAnswerDto
{
    /// <summary>The release that the text was compared with: the current one.</summary>
    public required ReleaseReferenceDto Release { get; init; }

    /// <summary>
    /// What is known of earlier releases: `complete`; `loading`, when the node has just started; `none`, when it serves from a file.
    /// Unless it is `complete`, words that were superseded or withdrawn may be called `altered` or `unknown`.
    /// </summary>
    public required string History { get; init; }

    /// <summary>How many fragments there are of each status, those of `omitted` among them.</summary>
    public required FragmentCountsDto Counts { get; init; }

    /// <summary>How each address of `expect` stands in the page, in the same order; empty when nothing was expected.</summary>
    public required IReadOnlyList<ExpectedAddressDto> Expected { get; init; }

    /// <summary>What was found, in the order of the page. What the forms add around the text, and list signs, are passed over.</summary>
    public required IReadOnlyList<FragmentDto> Fragments { get; init; }

    /// <summary>How many more fragments there are: the answer is bounded in proportion to the text. Send a page in parts to see all.</summary>
    public required int Omitted { get; init; }
}

/// <summary>How many fragments there are of each status.</summary>
public sealed record FragmentCountsDto
{
    /// <summary>As published now.</summary>
    public required int Current { get; init; }

    /// <summary>As published, but cut.</summary>
    public required int Partial { get; init; }

    /// <summary>As published, but without what must be shown with it, or in another's place.</summary>
    public required int OutOfContext { get; init; }

    /// <summary>As published once.</summary>
    public required int Outdated { get; init; }

    /// <summary>Words differ.</summary>
    public required int Altered { get; init; }

    /// <summary>Published once, and withdrawn.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Not of this content.</summary>
    public required int Unknown { get; init; }
}

/// <summary>How what an address names stands in a page.</summary>
public sealed record ExpectedAddressDto
{
    /// <summary>The address as it was given.</summary>
    public required string Address { get; init; }

    /// <summary>The document that it names; of a block, its section.</summary>
    public required DocumentReferenceDto Document { get; init; }

    /// <summary>
    /// `present`: all of it, as published now. `incomplete`: what is there is as published, and some is not there. `changed`: some of it is altered, outdated
    /// or out of its context. `missing`: nothing of it is there.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Each block that it shows, in reading order. Titles and questions are not counted: a page may have its own.</summary>
    public required IReadOnlyList<ExpectedBlockDto> Blocks { get; init; }
}

/// <summary>How a block stands in a page.</summary>
public sealed record ExpectedBlockDto
{
    /// <summary>The UUID of the section that it is in.</summary>
    public required Guid Section { get; init; }

    /// <summary>The block's id in its section.</summary>
    public required string Block { get; init; }

    /// <summary>`present`, `incomplete`, `changed` or `missing`, as for the whole address.</summary>
    public required string Status { get; init; }

    /// <summary>The words as published now.</summary>
    public required string Text { get; init; }
}

/// <summary>A stretch of the page.</summary>
public sealed record FragmentDto
{
    /// <summary>
    /// `current`: as published now. `outdated`: as published once. `partial`: as published, but cut where a sentence may end. `out-of-context`: as published, but what must be
    /// shown with it is absent, or it stands in another's place. `altered`: words differ, or what stands in the same sentence or beside it changes what it says.
    /// `withdrawn`: published once, and withdrawn. `unknown`: not of this content.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>The fragment as it stood in the page; of HTML, its text.</summary>
    public required string Text { get; init; }

    /// <summary>The document whose words these are, or nearly are; null when unknown.</summary>
    public required DocumentReferenceDto? Document { get; init; }

    /// <summary>The block's id in its section; null for a title, a question, a reference.</summary>
    public required string? Block { get; init; }

    /// <summary>The list item or passage, when the fragment is of no more than that.</summary>
    public required string? Part { get; init; }

    /// <summary>The digest of the block as it is published now; null when it is not.</summary>
    public required string? Digest { get; init; }

    /// <summary>The edition whose words these are; null when no edition has them.</summary>
    public required int? Edition { get; init; }

    /// <summary>The document's current edition; null when there is none.</summary>
    public required int? CurrentEdition { get; init; }

    /// <summary>
    /// Of what is outdated, altered or withdrawn: the sentences that differ, and what is published in their place, word by word. Sentences that are the same are left out.
    /// </summary>
    public required IReadOnlyList<WordDifferenceDto> Differences { get; init; }

    /// <summary>Of what is partial: what was left out. Of what is out of context: the texts that are absent where they must be.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The release that superseded or withdrew these words; null for all else.</summary>
    public required ReleaseReferenceDto? Since { get; init; }

    /// <summary>Why the document was withdrawn.</summary>
    public required string? Reason { get; init; }

    /// <summary>What to show instead of a withdrawn document.</summary>
    public required DocumentReferenceDto? Replacement { get; init; }
}

/// <summary>Words that are in both texts, or in one of them.</summary>
public sealed record WordDifferenceDto
{
    /// <summary>`equal`: in both. `delete`: in the page only. `insert`: in the published text only.</summary>
    public required string Type { get; init; }

    /// <summary>The words, as they stand in the text that they are of.</summary>
    public required string Text { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VerifyAnswerDto))]
internal sealed partial class VerificationJson : JsonSerializerContext;
