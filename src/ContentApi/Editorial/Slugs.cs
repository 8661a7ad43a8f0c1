using ContentApi.Content;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

public static class Slugs
{
    /// <summary>A slug that was ever released stays with its document: PostgreSQL sees to that, and here it is said to the editor.</summary>
    public static async Task RefuseTakenAsync(
        EditorialContext context, IReadOnlyCollection<Edition> editions, CancellationToken cancellation)
    {
        var words = editions.Select(edition => edition.Slug).ToArray();
        var holders = await context.Slugs.AsNoTracking()
            .Where(row => words.Contains(row.Slug))
            .ToDictionaryAsync(row => new Address(row.Locale, row.Kind, row.Slug), row => row.Document, cancellation);
        foreach (var edition in editions)
        {
            var address = new Address(edition.Locale, edition.Kind, edition.Slug);
            if (!holders.TryAdd(address, edition.Document) && holders[address] != edition.Document)
            {
                throw new RefusedException(
                    $"The slug {edition.Slug} of {edition.Kind.Word()} {edition.Document} belongs to document {holders[address]}: "
                    + "a slug stays with its document for ever; choose another.");
            }
        }
    }
}
