using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <summary>One wording of a document: every field that was approved, and nothing derived from a release.</summary>
/// <param name="Document">The document's lasting UUID.</param>
/// <param name="Slug">The served slug: unique for its kind and locale, and beginning with its topic's.</param>
public abstract record Edition(Guid Document, string Slug, string Locale)
{
    private string? digest;

    public abstract Kind Kind { get; }

    /// <summary>How the document is called: title, question, or the words of a criterion's role.</summary>
    public abstract string Title { get; }

    /// <summary>Documents of the same topic that this wording quotes or cites.</summary>
    public virtual IEnumerable<Guid> Refers => [];

    /// <summary>SHA-256 over the RFC 8785 JSON of every approved field.</summary>
    public string Digest => digest ??= ContentApi.Content.Digest.OfBytes(CanonicalJson.Serialize(Approved()));

    /// <summary>The approved fields, in the form that the digest covers (docs/digest.md).</summary>
    protected abstract JsonObject Approved();
}
