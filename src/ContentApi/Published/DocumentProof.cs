using ContentApi.Content;
using ContentApi.Signing;

namespace ContentApi.Published;

/// <summary>Whether a document's latest change is what was signed. What its resource shows is compared when it is rendered.</summary>
public static class DocumentProof
{
    /// <returns>The document, with what its record or tombstone says.</returns>
    /// <exception cref="InvalidDataException">It is not signed as it stands.</exception>
    public static WholeDocument Verify(WholeDocument document, KeyRing keys)
    {
        try
        {
            var proof = document.Proof ?? throw new InvalidDataException("It is not signed.");
            var signed = document with { Record = RecordDigest.Of(proof) };
            return document.Edition is null
                ? signed with { Departure = new Departure(Verified(document, keys.Open<Tombstone>(proof)).Title, proof) }
                : signed with { SignedDigest = Verified(document, keys.Open<ResourceRecord>(proof)).Digest };
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"The {document.Kind.Word()} {document.Slug}, release {document.Changed.Number}: {fault.Message}", fault);
        }
    }

    /// <summary>Whether a document that is gone has its tombstone.</summary>
    /// <exception cref="InvalidDataException">It has another one.</exception>
    public static Tombstone Verified(DocumentState state, Tombstone tombstone)
    {
        var isSame = (tombstone.Document, tombstone.Kind, tombstone.Locale, tombstone.Slug, tombstone.Topic)
                == (state.Document, state.Kind.Word(), state.Locale, state.Slug, state.Topic)
            && tombstone.Release == SignedRelease(state.Changed)
            && (tombstone.Severity, tombstone.Reason, tombstone.Replacement) == (state.Severity.Word(), state.Reason, state.Replacement);
        return isSame ? tombstone : throw new InvalidDataException("Its tombstone is not what was signed.");
    }

    /// <exception cref="InvalidDataException">It has the record of something else.</exception>
    public static ResourceRecord Verified(DocumentState state, ResourceRecord record) =>
        (record.Document, record.Release) == (state.Document, SignedRelease(state.Changed))
            ? record
            : throw new InvalidDataException("It has the record of another document or release.");

    public static SignedRelease SignedRelease(Release release) => new(release.Number, release.PublishedAt.UtcDateTime);
}
