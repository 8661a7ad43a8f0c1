using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

/// <param name="Instead">The slug of the document to read instead.</param>
/// <param name="Kind">Tells documents of one slug apart, as does the locale.</param>
/// <param name="DryRun">Only report what would happen.</param>
public sealed record WithdrawalOrder(
    string Slug, Severity Severity, string Reason, string? Instead = null, Kind? Kind = null, string? Locale = null, bool DryRun = false);

/// <param name="Document">What was named, as it was before.</param>
/// <param name="Because">Of each document that goes with it, why.</param>
/// <param name="Release">Null: it was gone already, or this was a dry run.</param>
public sealed record WithdrawalReport(
    WholeDocument Document,
    ImmutableArray<ImportDifference> Differences,
    IReadOnlyDictionary<Guid, string> Because,
    Release? Release);

/// <summary>Takes a document out of the current release, and with it all that cannot stand without it, in one release.</summary>
public sealed class Withdrawal(EditorialContext context, TimeProvider clock, Publisher publisher)
{
    public async Task<WithdrawalReport> RunAsync(WithdrawalOrder order, CancellationToken cancellation)
    {
        await using var publication = await Publication.BeginAsync(context, clock, publisher, cancellation);
        var named = await FindAsync(publication, order.Slug, order.Kind, order.Locale, cancellation);
        var live = named.Where(document => document.State.Edition is not null).ToArray();
        if (live.Length > 1) throw Ambiguous(order.Slug, live);
        if (live.Length == 0) return new WithdrawalReport(named[0].State, [], ImmutableDictionary<Guid, string>.Empty, Release: null);

        var (target, topic) = live[0];
        if (target.Kind == Kind.Citation && topic.CitedBy(target).ToArray() is { Length: > 0 } citing)
        {
            throw new RefusedException(
                $"The citation {order.Slug} is still cited by {string.Join(", ", citing.Select(Name))}: publish a wording without it first.");
        }

        var because = Dependents(topic, target);
        RefuseUnguarded(topic, target, because);
        var replacement = order.Instead is null
            ? null
            : await FindReplacementAsync(publication, order.Instead, target, because, cancellation);
        var differences = await publication.CompareAsync(
            [.. topic.Documents],
            [
                new Proposal(target.Document, Edition: null, order.Reason, replacement?.Document),
                .. because.Keys.Select(document => new Proposal(document, Edition: null, order.Reason)),
            ],
            cancellation);
        if (order.DryRun) return new WithdrawalReport(target, differences, because, Release: null);

        var release = await publication.WriteAsync(differences, order.Severity, order.Reason, cancellation);
        await publication.CommitAsync("withdraw", new JsonObject
        {
            ["document"] = target.Document,
            ["reason"] = order.Reason,
            ["replacement"] = replacement?.Document,
            ["release"] = release!.Number,
        }, cancellation);
        return new WithdrawalReport(target, differences, because, release);
    }

    /// <summary>Every released document that has, or once had, this slug.</summary>
    private async Task<ImmutableArray<(WholeDocument State, Topic Topic)>> FindAsync(
        Publication publication, string slug, Kind? kind, string? locale, CancellationToken cancellation)
    {
        var holders = await context.Slugs.AsNoTracking()
            .Where(row => row.Slug == slug && (kind == null || row.Kind == kind) && (locale == null || row.Locale == locale))
            .Join(context.Documents, row => row.Document, document => document.Id, (_, document) => document)
            .Distinct().ToListAsync(cancellation);
        if (holders.Count == 0)
        {
            throw new RefusedException(
                $"No released {(kind is { } word ? word.Word() : "document")}{(locale is null ? "" : $" in {locale}")} has the slug {slug}.");
        }

        var states = await publication.ReadAsync([.. holders.Select(document => document.Topic).Distinct()], cancellation);
        var topics = states.GroupBy(state => state.Topic).ToDictionary(group => group.Key, group => Topic.Build([.. group]));
        return [.. holders.Select(document => (topics[document.Topic].Find(document.Id)!, topics[document.Topic]))];
    }

    private async Task<WholeDocument> FindReplacementAsync(
        Publication publication, string slug, WholeDocument target, Dictionary<Guid, string> because, CancellationToken cancellation)
    {
        var found = await FindAsync(publication, slug, kind: null, target.Locale, cancellation);
        var live = found
            .Where(document => document.State.Edition is not null
                && document.State.Document != target.Document && !because.ContainsKey(document.State.Document))
            .ToArray();
        if (live.Length > 1 && live.Any(document => document.State.Kind == target.Kind))
            live = [.. live.Where(document => document.State.Kind == target.Kind)];
        return live switch
        {
            [] => throw new RefusedException($"{slug} is withdrawn or would be by this: it cannot be read instead."),
            [var (state, _)] => state,
            _ => throw Ambiguous(slug, live),
        };
    }

    /// <summary>What cannot stay without the document: what is in it, and what quotes any of that.</summary>
    private static Dictionary<Guid, string> Dependents(Topic topic, WholeDocument target)
    {
        var because = new Dictionary<Guid, string>();
        if (target.Kind == Kind.Topic)
        {
            foreach (var state in topic.Documents.Where(state => state.Edition is not null && state.Document != target.Document))
                because.Add(state.Document, $"belongs to {Name(target)}");
        }

        var sections = new Queue<WholeDocument>(target.Kind == Kind.Section ? [target] : []);
        while (sections.TryDequeue(out var section))
        {
            foreach (var child in topic.Children(section))
            {
                because.Add(child.Document, $"stands in {Name(section)}");
                sections.Enqueue(child);
            }

            foreach (var quoting in topic.Live(Kind.Faq).Concat(topic.Live(Kind.EligibilityCriterion)))
            {
                if (quoting.Edition!.Refers.Contains(section.Document)) because.TryAdd(quoting.Document, $"quotes {Name(section)}");
            }
        }

        return because;
    }

    /// <summary>
    /// A safeguard does not go alone: every criterion is shown with it, and a section with the sections inside it. Whoever read
    /// these must not lose the warning and keep the rest.
    /// </summary>
    private static void RefuseUnguarded(Topic topic, WholeDocument target, Dictionary<Guid, string> because)
    {
        var criteria = topic.Live(Kind.EligibilityCriterion);
        var lost = criteria.Where(criterion => Goes(criterion) && criterion.Edition is CriterionEdition { Role: CriterionRole.Safeguard }).ToArray();
        if (lost.Length == 0) return;
        var holders = lost.SelectMany(safeguard => safeguard.Edition!.Refers).Distinct().Select(section => topic.Find(section)!).Where(Goes);
        WholeDocument[] left =
        [
            .. holders.SelectMany(Ancestors).Distinct().Where(section => !Goes(section)),
            .. criteria.Where(criterion => !Goes(criterion)),
        ];
        if (left.Length == 0) return;
        var words = lost.SelectMany(safeguard => ((CriterionEdition)safeguard.Edition!).Statement).Select(Words);
        throw new RefusedException(
            $"Withdrawing {Name(target)} takes the safeguard {string.Join(", ", lost.Select(safeguard => safeguard.Edition!.Slug))} "
            + $"(\"{string.Join("\", \"", words)}\") and leaves what it guards: {string.Join(", ", left.Select(Name))}. Nothing was written. "
            + $"Withdraw the whole topic (content withdraw {topic.Edition.Slug} --kind topic), or publish a package that says what is to stay "
            + "(content import --publish --reason); --dry-run lists what readers would lose.");

        bool Goes(WholeDocument state) => state.Document == target.Document || because.ContainsKey(state.Document);

        IEnumerable<WholeDocument> Ancestors(WholeDocument section) =>
            topic.Parent(section) is { Edition: not null } parent ? Ancestors(parent).Append(parent) : [];

        string Words(Quote quote)
        {
            var block = topic.Section(quote.Document).FindBlock(quote.Block)!;
            return block.Parts.FirstOrDefault(part => part.Id == quote.Focus) is { } focus ? Spans.CanonicalText(focus.Content) : block.CanonicalText;
        }
    }

    private static RefusedException Ambiguous(string slug, IEnumerable<(WholeDocument State, Topic Topic)> documents)
    {
        var names = documents.Select(document => $"{document.State.Kind.Word()} in {document.State.Locale}");
        return new RefusedException($"{slug} names {string.Join(", ", names)}: say which with --kind or --locale.");
    }

    private static string Name(WholeDocument state) => $"{state.Kind.Word()} {state.Edition!.Slug}";
}
