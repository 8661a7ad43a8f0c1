using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Signing;

namespace ContentApi.Published;

/// <summary>What one document is in a release: live with an edition, or gone with a reason. Its words are not in it: see <see cref="WholeDocument"/>.</summary>
/// <param name="Changes">Its rows of <c>release_change</c> up to that release, oldest first: never empty.</param>
public record DocumentState(Guid Document, Kind Kind, string Locale, Guid Topic, ImmutableArray<Change> Changes)
{
    public Change Latest => Changes[^1];

    /// <summary>Digest of the record or tombstone that the latest change signed; null: the content was never signed.</summary>
    public RecordDigest? Record { get; init; }

    /// <summary>Of a document that is gone: its title, and the signed statement of it.</summary>
    public Departure? Departure { get; init; }

    public bool IsLive => EditionNumber > 0;

    /// <summary>Its edition's slug; of one that is gone, the last that it had.</summary>
    public string Slug
    {
        get
        {
            var last = Changes.Length - 1;
            while (Changes[last].Slug is null) last--;
            return Changes[last].Slug!;
        }
    }

    /// <summary>The edition's number in its document; 0 when gone.</summary>
    public int EditionNumber => Latest.Edition;

    /// <summary>The latest release in which the document's resource changed, be it through what it shows of others.</summary>
    public Release Changed => Latest.Release;

    /// <summary>The release in which this edition became current, or the document went.</summary>
    public Release Appeared
    {
        get
        {
            var first = Changes.Length - 1;
            while (first > 0 && Changes[first - 1].Edition == EditionNumber) first--;
            return Changes[first].Release;
        }
    }

    /// <summary>Of the latest change.</summary>
    public Severity Severity => Latest.Severity;

    public string? Reason => Latest.Reason;

    /// <summary>Of a document that is gone: the one to read instead.</summary>
    public Guid? Replacement => Latest.Replacement;
}

/// <summary>A document with its words: while a release is read, compared or rendered, and no longer.</summary>
/// <param name="Edition">Null: gone.</param>
public sealed record WholeDocument(Guid Document, Kind Kind, string Locale, Guid Topic, Edition? Edition, ImmutableArray<Change> Changes)
    : DocumentState(Document, Kind, Locale, Topic, Changes)
{
    /// <summary>The signed record or tombstone of its latest change; null: it was never signed.</summary>
    public string? Proof { get; init; }

    /// <summary>What people did to its edition, as far as a release tells it; oldest first.</summary>
    public ImmutableArray<Act> Acts { get; init; } = [];

    /// <summary>What the record says its resource's digest is; null: it is gone, or was never signed.</summary>
    public string? SignedDigest { get; init; }

    public DocumentState WithoutWords() => new(Document, Kind, Locale, Topic, Changes) { Record = Record, Departure = Departure };
}

/// <summary>What remains of a document that is gone.</summary>
/// <param name="Title">Of its last edition.</param>
/// <param name="Proof">Its signed tombstone; null: it was never signed.</param>
public sealed record Departure(string Title, string? Proof);

/// <summary>What a release made of one document whose resource it changed.</summary>
/// <param name="Edition">The edition's number in its document; 0: the document went.</param>
/// <param name="Slug">The edition's; null when the document went.</param>
public sealed record Change(Release Release, int Edition, string? Slug, Severity Severity, string? Reason = null, Guid? Replacement = null);

/// <summary>A slug that was ever released, and the document whose it stays.</summary>
public readonly record struct Address(string Locale, Kind Kind, string Slug);
