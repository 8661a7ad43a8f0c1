using ContentApi.Editorial;
using ContentApi.Packages;
using ContentApi.Published;

namespace ContentApi.Benchmarks.Contents;

/// <summary>A release written by the product's own code, all but its commit: so that the commit can be timed.</summary>
internal sealed class PendingRelease : IAsyncDisposable
{
    private readonly EditorialContext context;
    private readonly Publication publication;

    private PendingRelease(EditorialContext context, Publication publication, int number) =>
        (this.context, this.publication, Number) = (context, publication, number);

    public int Number { get; }

    /// <param name="packages">Of topics that are published; what is new in them changes.</param>
    public static async Task<PendingRelease> WriteAsync(ContentDatabase database, IReadOnlyCollection<Package> packages, CancellationToken stop = default)
    {
        var context = database.Edit();
        var publication = await Publication.BeginAsync(context, TimeProvider.System, ContentDatabase.Publisher, stop);
        var editions = packages.SelectMany(package => package.Editions).ToArray();
        var current = await publication.ReadAsync([.. packages.Select(package => package.Topic.Document)], stop);
        var stored = await EditionStore.StoreAsync(context, editions, current, stop);
        var differences = await publication.CompareAsync(
            current, [.. editions.Select(edition => new Proposal(edition.Document, stored[edition.Document]))], stop);
        var release = await publication.WriteAsync(differences, Severity.Editorial, "Measured.", stop);
        return new PendingRelease(context, publication, release!.Number);
    }

    public Task CommitAsync() => publication.CommitAsync("import", [], CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await publication.DisposeAsync();
        await context.DisposeAsync();
    }
}
