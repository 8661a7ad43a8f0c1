namespace ContentApi.Published;

/// <summary>
/// The digest of all that a document's resource shows (<see cref="ContentApi.Signing.CanonicalForm"/>): what a release signs, and what tells whether a
/// release changes a document. Whoever renders resources provides it.
/// </summary>
public delegate string ResourceDigest(Topic topic, WholeDocument document);
