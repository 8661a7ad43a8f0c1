using ContentApi.Content;

namespace ContentApi.Published;

/// <summary>What one document is in a release: live with an edition, or gone with a reason.</summary>
/// <param name="EditionNumber">The edition's number in its document; 0 when gone.</param>
/// <param name="Appeared">The release in which this edition became current, or the document went.</param>
/// <param name="Changed">The latest release in which the document's resource changed, be it through what it shows of others.</param>
/// <param name="Severity">Of that latest change.</param>
/// <param name="Replacement">Of a document that is gone: the one to read instead.</param>
public sealed record DocumentState(
    Guid Document,
    Kind Kind,
    string Locale,
    Guid Topic,
    Edition? Edition,
    int EditionNumber,
    Release Appeared,
    Release Changed,
    Severity Severity,
    string? Reason,
    Guid? Replacement);

/// <summary>A slug that was ever released, and the document whose it stays.</summary>
public readonly record struct Address(string Locale, Kind Kind, string Slug);
