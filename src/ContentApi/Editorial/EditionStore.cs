using ContentApi.Content;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

/// <param name="IsNew">False: this wording was stored before, and is used again.</param>
public sealed record StoredEdition(long Id, int Number, bool IsNew);

public static class EditionStore
{
    /// <summary>Stores what is not yet stored. To be called under the publication lock: it hands out edition numbers.</summary>
    /// <returns>Of each edition's document, the row that holds its wording.</returns>
    public static async Task<IReadOnlyDictionary<Guid, StoredEdition>> StoreAsync(
        EditorialContext context, IReadOnlyCollection<Edition> editions, CancellationToken cancellation)
    {
        var documents = editions.Select(edition => edition.Document).ToArray();
        var known = (await context.Editions
            .Where(row => documents.Contains(row.DocumentId))
            .Select(row => new { row.Id, row.DocumentId, row.Number, row.Digest })
            .ToListAsync(cancellation)).ToLookup(row => row.DocumentId);

        var stored = new Dictionary<Guid, StoredEdition>();
        var added = new List<EditionRow>();
        foreach (var edition in editions)
        {
            var earlier = known[edition.Document];
            if (earlier.FirstOrDefault(row => row.Digest == edition.Digest) is { } same)
                stored.Add(edition.Document, new StoredEdition(same.Id, same.Number, IsNew: false));
            else
                added.Add(EditionRow.From(edition, earlier.Select(row => row.Number).DefaultIfEmpty().Max() + 1));
        }

        context.AddRange(added);
        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
        foreach (var row in added) stored.Add(row.DocumentId, new StoredEdition(row.Id, row.Number, IsNew: true));
        return stored;
    }
}
