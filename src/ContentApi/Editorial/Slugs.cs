using ContentApi.Content;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

public static class Slugs
{
    /// <summary>The reservations that these editions still need. A slug that was ever released stays with its document.</summary>
    public static async Task<IReadOnlyCollection<SlugRow>> ClaimAsync(
        EditorialContext context, IReadOnlyCollection<Edition> editions, CancellationToken cancellation)
    {
        var words = editions.Select(edition => edition.Slug).ToArray();
        var holders = await context.Slugs.AsNoTracking()
            .Where(row => words.Contains(row.Slug))
            .ToDictionaryAsync(row => new Address(row.Locale, row.Kind, row.Slug), row => row.Document, cancellation);
        var claims = new List<SlugRow>();
        foreach (var edition in editions)
        {
            var address = new Address(edition.Locale, edition.Kind, edition.Slug);
            if (holders.TryAdd(address, edition.Document))
                claims.Add(new SlugRow { Locale = edition.Locale, Kind = edition.Kind, Slug = edition.Slug, Document = edition.Document });
            else if (holders[address] != edition.Document)
                throw new RefusedException(
                    $"The slug {edition.Slug} of {edition.Kind.Word()} {edition.Document} belongs to {edition.Kind.Word()} {holders[address]}: a slug stays with its document for ever; choose another.");
        }

        return claims;
    }
}
