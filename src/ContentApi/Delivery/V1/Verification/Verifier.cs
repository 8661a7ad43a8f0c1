using System.Runtime.CompilerServices;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Verification;

namespace ContentApi.Delivery.V1.Verification;

/// <summary>Says of a page's text what it is. From memory, on threads of its own; nothing of the text is kept.</summary>
public sealed class Verifier(Urls urls, DocumentReader read, FormerTexts former, Workers workers)
{
    public const int MostWords = 40_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConditionalWeakTable<LoadedRelease, Known> indexes = [];
    private readonly Lock gate = new();
    private Dictionary<TopicEntry, KnownTopic> topics = [];

    /// <summary>Does something on a thread of this work's own; whoever waits for it holds none.</summary>
    /// <param name="work">With what stops it after its time.</param>
    /// <exception cref="ProblemException">It took too long, or others were before it.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            return await workers.RunAsync(
                () =>
                {
                    limit.CancelAfter(Longest);
                    return work(limit.Token);
                },
                Patience,
                stop);
        }
        catch (WorkersBusyException)
        {
            throw new ProblemException(new Problem(Errors.VerificationBusy));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new ProblemException(new Problem(Errors.VerificationTimeout));
        }
    }

    /// <exception cref="ProblemException">Nothing is published in the locale, or the text is longer than is compared, or nested too deeply.</exception>
    public VerifyAnswerDto Verify(LoadedRelease served, VerifyRequestDto request, CancellationToken stop)
    {
        if (!served.Snapshot.WasPublished(request.Locale)) throw new ProblemException(Problems.LocaleNotPublished(request.Locale, served.Snapshot.Locales));
        var index = IndexOf(served);
        var library = index.Libraries[request.Locale];
        var own = FormLines.Of(request.Locale);
        var page = Read(request, own, stop);
        if (page.CountWords > MostWords) throw new ProblemException(new Problem(Errors.TooManyWords));
        var verdicts = Judge.Read(page, library, own, stop);
        var release = served.Snapshot.Release;
        return new VerifyAnswerWriter(served.Snapshot, urls, library).Tell(
            ReleaseReferenceDto.Of(release),
            !former.IsKept ? "none" : index.UpTo >= release.Number ? "complete" : "loading",
            [.. request.Expect?.Select(address => ExpectedContent.Of(served, urls, read, address)) ?? []],
            verdicts,
            page.Text.Length);
    }

    private static PageText Read(VerifyRequestDto request, OwnLines own, CancellationToken stop)
    {
        try
        {
            return request.Text is { } text ? PageText.OfText(text, own)
                : request.Html is { } html ? PageText.OfHtml(html, own, stop)
                : PageText.OfBlocks(request.Blocks!, own);
        }
        catch (TooDeepException)
        {
            throw new ProblemException(Problems.InvalidBody([new BodyFault("html", "nested", $"No more than {PageText.DeepestHtml} elements may be open in one another.")]));
        }
    }

    private Known IndexOf(LoadedRelease served)
    {
        var past = former.Current;
        if (indexes.TryGetValue(served, out var index) && (index.UpTo >= served.Snapshot.Release.Number || index.UpTo == past.UpTo)) return index;
        lock (gate)
        {
            if (indexes.TryGetValue(served, out index) && index.UpTo == past.UpTo) return index;
            topics = served.Snapshot.Live.ToDictionary(topic => topic, topic => topics.GetValueOrDefault(topic) ?? TopicTexts.Of(topic, state => read(served, state)));
            var current = topics.ToLookup(topic => topic.Key.Locale, topic => topic.Value);
            var gone = past.Texts.Select(text => Of(served.Snapshot, text)).OfType<KnownText>().ToLookup(text => text.State.Locale);
            index = new Known(past.UpTo, served.Snapshot.Topics.Values.Select(topic => topic.Locale).Distinct()
                .ToDictionary(locale => locale, locale => new Library([.. current[locale]], gone[locale])));
            indexes.AddOrUpdate(served, index);
            return index;
        }
    }

    /// <summary>Null: in this release it was not superseded yet.</summary>
    private static KnownText? Of(Snapshot snapshot, FormerText text)
    {
        if (snapshot.Find(text.Document) is not { } state || state.EditionNumber == text.Edition) return null;
        var changes = state.Changes;
        var last = changes.Length - 1;
        while (last >= 0 && changes[last].Edition != text.Edition) last--;
        if (last < 0) return null;
        return new KnownText(state, text.Title, text.Block, text.Text) { Edition = text.Edition, Until = changes[last + 1].Release, Items = text.Items };
    }

    private sealed record Known(int UpTo, IReadOnlyDictionary<string, Library> Libraries);
}
