using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Packages;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

/// <param name="Severity">Null: the editions are stored, and nothing is released.</param>
/// <param name="Reason">Why documents that left their package are removed.</param>
/// <param name="Restore">Whether text that is gone may come back.</param>
/// <param name="DryRun">Only report what a release of the packages would change.</param>
public sealed record ImportOrder(
    Severity? Severity = null, string? Note = null, string? Reason = null, bool Restore = false, bool DryRun = false);

/// <param name="Differences">Of each document, what a release of the packages changes.</param>
/// <param name="Release">Null: nothing was released.</param>
public sealed record ImportReport(
    ImmutableArray<ImportDifference> Differences, IReadOnlyDictionary<Guid, StoredEdition> Editions, Release? Release);

/// <summary>
/// Takes packages in: stores what is new, and publishes it in one release when asked. A package is all there is of its topic.
/// </summary>
public sealed class Import(EditorialContext context, TimeProvider clock, Publisher publisher)
{
    public async Task<ImportReport> RunAsync(IReadOnlyCollection<Package> packages, ImportOrder order, CancellationToken cancellation)
    {
        var editions = packages.SelectMany(package => package.Editions).ToArray();
        var topics = packages.Select(package => package.Topic.Document).ToArray();

        await using var publication = await Publication.BeginAsync(context, clock, publisher, cancellation);
        var created = await CreateDocumentsAsync(packages, cancellation);
        await Slugs.RefuseTakenAsync(context, editions, cancellation);
        var current = await publication.ReadAsync(topics, cancellation);
        if (!order.Restore) RefuseWithdrawn(current, editions);

        var stored = await EditionStore.StoreAsync(context, editions, current, cancellation);
        var kept = stored.Keys.ToHashSet();
        var differences = await publication.CompareAsync(
            current,
            [
                .. editions.Select(edition => new Proposal(edition.Document, stored[edition.Document])),
                .. current.Where(state => state.Edition is not null && !kept.Contains(state.Document))
                    .Select(state => new Proposal(state.Document, Edition: null, order.Reason)),
            ],
            cancellation);
        // What was stored to be compared goes with the transaction.
        if (order.DryRun) return new ImportReport(differences, stored, Release: null);

        Release? release = null;
        if (order.Severity is { } severity)
        {
            if (order.Reason is null) RefuseRemovals(differences);
            release = await publication.WriteAsync(differences, severity, order.Note, cancellation);
        }

        if (created + stored.Values.Count(edition => edition.IsNew) > 0 || release is not null)
        {
            await publication.CommitAsync("import", new JsonObject
            {
                ["topics"] = new JsonArray([.. topics.Select(topic => JsonValue.Create(topic))]),
                ["editions"] = new JsonArray([.. stored.Values.Where(edition => edition.IsNew).Select(edition => JsonValue.Create(edition.Id))]),
                ["release"] = release?.Number,
            }, cancellation);
        }

        return new ImportReport(differences, stored, release);
    }

    private async Task<int> CreateDocumentsAsync(IReadOnlyCollection<Package> packages, CancellationToken cancellation)
    {
        var wanted = packages.SelectMany(package => package.Editions.Select(edition => new DocumentRow
        {
            Id = edition.Document,
            Kind = edition.Kind,
            Locale = edition.Locale,
            Topic = package.Topic.Document,
        })).ToArray();
        var ids = wanted.Select(document => document.Id).ToArray();
        var known = await context.Documents.AsNoTracking()
            .Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        foreach (var document in wanted)
        {
            if (known.TryAdd(document.Id, document)) context.Documents.Add(document);
            else if (Identity(known[document.Id]) is var earlier && earlier != Identity(document))
            {
                throw new RefusedException(
                    $"Document {document.Id} is a {earlier}, and a {Identity(document)} here: "
                    + "kind, locale and topic of a document never change; give the new one its own id.");
            }
        }

        return await context.SaveChangesAsync(cancellation);
    }

    private static string Identity(DocumentRow document) => $"{document.Kind.Word()} in {document.Locale} of topic {document.Topic}";

    /// <summary>Withdrawn text must not come back because a package that still holds it is imported again.</summary>
    private static void RefuseWithdrawn(IEnumerable<WholeDocument> current, IEnumerable<Edition> editions)
    {
        var gone = current.Where(state => state.Edition is null).ToDictionary(state => state.Document);
        var names = editions.Where(edition => gone.ContainsKey(edition.Document)).Select(edition =>
        {
            var state = gone[edition.Document];
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{edition.Kind.Word()} {edition.Slug} ({state.Appeared.PublishedAt:yyyy-MM-dd}, release {state.Appeared.Number}: {state.Reason})");
        }).ToArray();
        if (names.Length > 0)
        {
            throw new RefusedException(
                $"The package holds what was withdrawn: {string.Join("; ", names)}; take it out, or bring it back with --restore.");
        }
    }

    private static void RefuseRemovals(IEnumerable<ImportDifference> differences)
    {
        var names = differences
            .Where(difference => difference.Outcome == Outcome.Gone)
            .Select(difference => $"{difference.After.Kind.Word()} {difference.Edition!.Slug}")
            .ToArray();
        if (names.Length > 0)
        {
            throw new RefusedException(
                $"The package no longer holds {string.Join(", ", names)}: publishing removes what left, and wants a --reason.");
        }
    }
}
