namespace ContentApi.Readable;

/// <summary>A section with the sections inside it.</summary>
/// <param name="Url">The section's own URL in the API.</param>
public sealed record ReadableSection(
    Guid Id,
    string Slug,
    string Title,
    string Url,
    IReadOnlyList<ReadableConcern> Concerns,
    IReadOnlyList<ReadableBlock> Blocks,
    IReadOnlyList<ReadableSection> Children)
{
    /// <summary>This section, then every section inside it, in reading order.</summary>
    public IEnumerable<ReadableSection> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <param name="section">The section's URL.</param>
    public static string BlockUrl(string section, string id) => $"{section}/blocks/{id}";
}
