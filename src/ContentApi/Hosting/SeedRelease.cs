using ContentApi.Packages;
using ContentApi.Published;

namespace ContentApi.Hosting;

/// <summary>The seed's packages as the one release of a node without PostgreSQL.</summary>
public static class SeedRelease
{
    // The day that the seed was written: the same on every node and at every start, so that the same bytes have the same tags.
    private static readonly DateTimeOffset WrittenAt = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public static Increment Of(IEnumerable<Package> packages)
    {
        var release = new Release(1, WrittenAt, Severity.Editorial, "The demonstration text.");
        return new Increment([release], [.. packages.Select(package => Topic.Build([.. package.Editions.Select(edition => new WholeDocument(
            edition.Document, edition.Kind, edition.Locale, package.Topic.Document, edition,
            [new Change(release, Edition: 1, edition.Slug, release.Severity)]))]))]);
    }
}
