using ContentApi.Content;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

/// <param name="IsNew">False: this wording was stored before, and is used again.</param>
public sealed record StoredEdition(long Id, int Number, bool IsNew);

public static class EditionStore
{
    /// <summary>Stores what is not yet stored. To be called under the publication lock: it hands out edition numbers.</summary>
    /// <param name="current">The documents as they are published, if they are.</param>
    /// <returns>Of each edition's document, the row that holds its wording.</returns>
    public static async Task<IReadOnlyDictionary<Guid, StoredEdition>> StoreAsync(
        EditorialContext context, IReadOnlyCollection<Edition> editions, IReadOnlyCollection<WholeDocument> current, CancellationToken cancellation)
    {
        var documents = editions.Select(edition => edition.Document).ToArray();
        var known = (await context.Editions
            .Where(row => documents.Contains(row.DocumentId))
            .Select(row => new Known(row.Id, row.DocumentId, row.Number, row.Digest))
            .ToListAsync(cancellation)).ToLookup(row => row.Document);
        var published = current.ToDictionary(document => document.Document);
        var altered = await AlteredAsync(
            context,
            [
                .. editions.SelectMany(edition => known[edition.Document]
                    .Where(row => row.Digest == edition.Digest && row.Number != published.GetValueOrDefault(edition.Document)?.EditionNumber))
                    .Select(row => row.Id),
            ],
            cancellation);

        var stored = new Dictionary<Guid, StoredEdition>();
        var added = new List<EditionRow>();
        foreach (var edition in editions)
        {
            var earlier = known[edition.Document].Where(row => !altered.Contains(row.Id));
            if (earlier.FirstOrDefault(row => row.Digest == edition.Digest) is { } same)
                stored.Add(edition.Document, new StoredEdition(same.Id, same.Number, IsNew: false));
            else
                added.Add(EditionRow.From(edition, NextNumber(known[edition.Document], published.GetValueOrDefault(edition.Document))));
        }

        context.AddRange(added);
        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
        foreach (var row in added) stored.Add(row.DocumentId, new StoredEdition(row.Id, row.Number, IsNew: true));
        return stored;
    }

    /// <summary>
    /// Rows that do not have the digest that they name. PostgreSQL does not check it, so whoever may write editions may have stored other words under
    /// the digest of these.
    /// </summary>
    private static async Task<HashSet<long>> AlteredAsync(EditorialContext context, long[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0) return [];
        var rows = await context.WholeEditions.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        return [.. rows.Where(row => !row.IsSound).Select(row => row.Id)];
    }

    /// <summary>The next number that is free, from the published ones on: a row with the highest number there is must not use them up.</summary>
    private static int NextNumber(IEnumerable<Known> rows, WholeDocument? published)
    {
        var taken = rows.Select(row => row.Number).ToHashSet();
        var number = published?.Changes.Max(change => change.Edition) ?? 0;
        do number++;
        while (taken.Contains(number));
        return number;
    }

    private sealed record Known(long Id, Guid Document, int Number, string Digest);
}
