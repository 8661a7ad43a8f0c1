using System.Runtime.CompilerServices;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>Says of a page's text what it is. From memory; nothing of the text is kept.</summary>
public sealed class Verifier(Renditions renditions, FormerTexts former) : IDisposable
{
    public const int MostWords = 40_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim turns = new(Math.Max(2, Environment.ProcessorCount / 2));
    private readonly ConditionalWeakTable<Served, Known> indexes = [];
    private readonly Lock gate = new();
    private Dictionary<TopicEntry, TopicTexts> topics = [];

    /// <exception cref="ProblemException">Nothing is published in the locale; the text is longer than is compared; it took too long, or others were before it.</exception>
    public Verification Verify(Served served, VerifyRequest request, CancellationToken stop = default)
    {
        if (!served.Snapshot.WasPublished(request.Locale)) throw new ProblemException(Problems.LocaleNotPublished(request.Locale, served.Snapshot.Locales));
        if (!turns.Wait(Patience, stop)) throw new ProblemException(new Problem(Errors.VerificationBusy));
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var index = IndexOf(served);
            limit.CancelAfter(Longest);
            return Verify(served, request, index, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new ProblemException(new Problem(Errors.VerificationTimeout));
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private Verification Verify(Served served, VerifyRequest request, Known index, CancellationToken stop)
    {
        var own = new OwnLines(request.Locale);
        var known = index.Texts[request.Locale];
        var input = InputText.Of(request, known, own.Labels, stop);
        if (Enumerable.Range(0, input.Words.Length).Count(input.IsWord) > MostWords) throw new ProblemException(new Problem(Errors.TooManyWords));
        var matches = Comparison.Find(input, known, stop);
        var release = served.Snapshot.Release;
        return new Verification
        {
            Release = new ReleaseReference { Number = release.Number, PublishedAt = release.PublishedAt.UtcDateTime },
            History = !former.IsKept ? "none" : index.UpTo >= release.Number ? "complete" : "loading",
            Fragments = new Findings(input, known, own, matches, id => served.Snapshot.Find(id) is { IsLive: true } live ? renditions.Urls.Document(live) : null).Tell(),
        };
    }

    private Known IndexOf(Served served)
    {
        var past = former.Current;
        if (indexes.TryGetValue(served, out var index) && (index.UpTo >= served.Snapshot.Release.Number || index.UpTo == past.UpTo)) return index;
        lock (gate)
        {
            if (indexes.TryGetValue(served, out index) && index.UpTo == past.UpTo) return index;
            topics = served.Snapshot.Live.ToDictionary(topic => topic, topic => topics.GetValueOrDefault(topic) ?? TopicTexts.Of(topic, served.Answers));
            var current = topics.Values.ToLookup(texts => served.Snapshot.Topics[texts.Topic].Locale);
            var gone = past.Texts.Select(text => Of(served.Snapshot, text)).OfType<KnownText>().ToLookup(text => text.State.Locale);
            index = new Known(past.UpTo, served.Snapshot.Topics.Values.Select(topic => topic.Locale).Distinct()
                .ToDictionary(locale => locale, locale => new KnownTexts([.. current[locale]], gone[locale])));
            indexes.AddOrUpdate(served, index);
            return index;
        }
    }

    /// <summary>Null: in this release it was not superseded yet.</summary>
    private KnownText? Of(Snapshot snapshot, FormerText text)
    {
        if (snapshot.Find(text.Document) is not { } state || state.EditionNumber == text.Edition) return null;
        var changes = state.Changes;
        var last = changes.Length - 1;
        while (last >= 0 && changes[last].Edition != text.Edition) last--;
        if (last < 0) return null;
        var reference = new DocumentReference
        {
            Id = text.Document,
            Kind = Content.Kinds.Word(state.Kind),
            Slug = state.Slug,
            Title = text.Title,
            CanonicalUrl = renditions.Urls.Document(state),
        };
        return new KnownText(state, reference, text.Block, text.Part, text.Text) { Edition = text.Edition, Until = changes[last + 1].Release };
    }

    private sealed record Known(int UpTo, IReadOnlyDictionary<string, KnownTexts> Texts);
}
