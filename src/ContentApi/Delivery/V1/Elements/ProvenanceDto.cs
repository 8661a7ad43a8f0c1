using ContentApi.Published;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>Where a text comes from and how long a copy may be shown. Keep it with every copy; null is "not known", never "none".</summary>
public sealed record ProvenanceDto
{
    /// <summary>The number of this wording among the document's editions, from 1.</summary>
    public required int Edition { get; init; }

    /// <summary>SHA-256 over the RFC 8785 JSON of the edition's approved fields, as `sha256:` and 64 hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>The release in which this edition appeared. Its date is no review date.</summary>
    public required ReleaseReferenceDto Release { get; init; }

    /// <summary>Who vouches for what.</summary>
    public required VettingDto Vetting { get; init; }

    /// <summary>The medical review, as it was recorded.</summary>
    public required ReviewDto Review { get; init; }

    /// <summary>Whose text it is.</summary>
    public required string? Owner { get; init; }

    /// <summary>How to name its source beside the text.</summary>
    public required string? Attribution { get; init; }

    /// <summary>The licence of the text; null: reuse needs the owner's agreement.</summary>
    public required string? Licence { get; init; }

    /// <summary>What must be said beside the text.</summary>
    public required string? Notice { get; init; }

    /// <summary>The address of the resource as currently published.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>How long a copy may be shown without asking again: an ISO 8601 duration.</summary>
    public required string MaxOffline { get; init; }

    /// <summary>
    /// The signed record of what is shown here: a compact JWS (RFC 7515), ES256, with a key of `/.well-known/jwks.json`; what it says, and how to check
    /// a copy by it, is told in docs/proof.md. It proves what was published, not that it is current. Null: this content was never signed, as the demonstration from memory.
    /// </summary>
    public required string? Proof { get; init; }

    internal static ProvenanceDto Of(Presenter presenter, WholeDocument state)
    {
        var terms = presenter.Topic.Edition;
        var claims = Claims.Of(presenter.Topic, state);
        return new ProvenanceDto
        {
            Edition = state.EditionNumber,
            Digest = state.Edition!.Digest,
            Release = ReleaseReferenceDto.Of(state.Appeared),
            Vetting = new VettingDto
            {
                Text = claims.Text,
                Arrangement = claims.Arrangement,
            },
            Review = new ReviewDto
            {
                Reviewer = claims.Reviewer,
                ReviewedOn = claims.ReviewedOn,
                NextReviewOn = claims.NextReviewOn,
            },
            Owner = terms.Owner,
            Attribution = terms.Attribution,
            Licence = terms.Licence,
            Notice = terms.Notice,
            CanonicalUrl = presenter.Urls.Document(state),
            MaxOffline = terms.MaxOffline,
            Proof = state.Proof,
        };
    }
}

/// <summary>A release, named.</summary>
public sealed record ReleaseReferenceDto
{
    /// <summary>The release's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was published, in UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    internal static ReleaseReferenceDto Of(Release release) => new() { Number = release.Number, PublishedAt = release.PublishedAt.UtcDateTime };
}

/// <summary>Who vouches for the words, and for how they are arranged: what recorded acts support, and no more.</summary>
public sealed record VettingDto
{
    /// <summary>`supplied`: shown as it was supplied; nobody here vouches for it. `four-eyes`: a second person approved it here.</summary>
    public required string Text { get; init; }

    /// <summary>The same of what the publisher added: question, role, focus, topic title. `unreviewed` or `four-eyes`; null where nothing was added.</summary>
    public required string? Arrangement { get; init; }
}

/// <summary>The medical review, as it was recorded; nothing where none was.</summary>
public sealed record ReviewDto
{
    /// <summary>Who reviewed the text; null also where several people reviewed parts of it.</summary>
    public required string? Reviewer { get; init; }

    /// <summary>When it was reviewed: of several parts, the one that was reviewed longest ago.</summary>
    public required DateOnly? ReviewedOn { get; init; }

    /// <summary>When the next review is due.</summary>
    public required DateOnly? NextReviewOn { get; init; }
}
