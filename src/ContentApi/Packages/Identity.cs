namespace ContentApi.Packages;

/// <summary>What a document is called in its package, and where that is written.</summary>
/// <param name="Slug">As written, without the topic's; null when it has a fault.</param>
internal sealed record Identity(SourceFile File, Guid Id, int IdLine, string? Slug, int SlugLine);
