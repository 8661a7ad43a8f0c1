using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>Finds what is like a known text and not word for word it, among the words that no whole sentence took.</summary>
internal sealed class LikeSearch(PageText page, Library library, CancellationToken stop)
{
    // Of the texts that share words with a stretch, as many are compared with it.
    private const int MostCandidates = 4;

    // As many shared places are weighed for one text: a page may repeat whatever it likes.
    private const int MostSeeds = 300;

    // So many words in a row are no accident when they are most of a sentence; so many, where both sentences begin or end; so many, anywhere.
    private const int Anchor = 5;
    private const int Opening = 7;
    private const int Quotation = 12;

    // Who leaves out so few words at a sentence's beginning changes it rather than cuts it.
    private const int Few = 3;

    // Beyond the words that two texts share for certain, as many more are looked at.
    private const int Slack = 6;

    private readonly List<(KnownText Text, int Offset)> found = [];

    /// <param name="first">Of words that are in no region, and in one sentence.</param>
    public Region? Find(int first, int end)
    {
        var seeds = new Dictionary<KnownText, List<(int Page, int Known)>>();
        for (var at = first; at + Library.Gram <= end; at++)
        {
            if ((at & 255) == 0) stop.ThrowIfCancellationRequested();
            library.Find(page.Form.Hashes.AsSpan(at, Library.Gram), found);
            foreach (var (text, offset) in found)
            {
                if (!seeds.TryGetValue(text, out var places)) seeds.Add(text, places = []);
                if (places.Count < MostSeeds) places.Add((at, offset));
            }
        }

        return seeds
            .OrderByDescending(seed => seed.Value.Count).ThenByDescending(seed => seed.Key.IsCurrent).Take(MostCandidates)
            .Select(seed => Compare(seed.Key, seed.Value, first, end)).OfType<(Region Region, int Score)>()
            .OrderByDescending(candidate => candidate.Score).ThenByDescending(candidate => candidate.Region.Fit == Fit.Cut).ThenByDescending(candidate => candidate.Region.Text.IsCurrent)
            .Select(candidate => candidate.Region).FirstOrDefault();
    }

    /// <summary>The stretch as a form of the likest of some sentences; null: it is like none.</summary>
    /// <param name="isOne">Whether it stands for one of them, be it like it or not.</param>
    public Region? FindAmong(int first, int end, KnownText text, IEnumerable<int> sentences, bool isOne)
    {
        var likest = sentences.Select(sentence => Against(first, end, text, sentence)).MaxBy(region => region.Pairs.Count(pair => page.Words[pair.Page].IsWord));
        if (likest is null) return null;
        var sentence = text.Sentences[likest.FirstSentence];
        var published = Enumerable.Range(sentence.First, sentence.End - sentence.First).Count(at => text.Form.Words[at].IsWord);
        return isOne || 2 * likest.Pairs.Count(pair => page.Words[pair.Page].IsWord) >= published || likest.Fit == Fit.Cut ? likest : null;
    }

    private Region Against(int first, int end, KnownText text, int sentence)
    {
        var (from, to) = (text.Sentences[sentence].First, text.Sentences[sentence].End);
        var shared = Alignment.Of(page.Form.Hashes.AsSpan(first, end - first), text.Form.Hashes.AsSpan(from, to - from)) ?? [];
        List<(int Page, int Known)> pairs = [.. shared.Select(pair => (first + pair.Left, from + pair.Right)).Where(pair => IsSame(text, pair))];
        return Fitted(text, WithoutStop(pairs), first, end, sentence, sentence);
    }

    /// <summary>The stretch as a cut of some sentences where it is an honest one, else as their changed form.</summary>
    private Region Fitted(KnownText text, List<(int Page, int Known)> pairs, int first, int end, int firstSentence, int lastSentence)
    {
        var (known, knownEnd) = (text.Sentences[firstSentence].First, text.Sentences[lastSentence].End);
        var isCut = pairs.Count > 0 && IsVerbatim(pairs) && Surroundings.AreLabel(page.Words, first, pairs[0].Page) && IsEnding(pairs[^1].Page + 1, end)
            && IsHeadFree(text, known, pairs[0].Known) && IsTailFree(text, pairs[^1].Known + 1, knownEnd);
        return isCut
            ? new Region(text, pairs[0].Page, pairs[^1].Page + 1, pairs, firstSentence, lastSentence, Fit.Cut)
            : new Region(text, first, end, pairs, firstSentence, lastSentence, Fit.Changed);
    }

    private (Region Region, int Score)? Compare(KnownText text, List<(int Page, int Known)> seeds, int first, int end)
    {
        var chain = Chain(seeds);
        if (chain.Count == 0) return null;
        var pairs = Trimmed(Filled(text, chain, first, end));
        if (pairs.Count == 0) return null;
        // What was paired with a place further on may be paired with the one that follows.
        while (Next(pairs[^1]) is var next && next.Page < end && next.Known < text.Form.Words.Count && IsSame(text, next)) pairs.Add(next);
        pairs = WithoutStop(pairs);
        var firstSentence = SentenceOf(text, pairs[0].Known);
        var lastSentence = SentenceOf(text, pairs[^1].Known);
        var (known, knownEnd) = (text.Sentences[firstSentence].First, text.Sentences[lastSentence].End);

        var shared = pairs.Count(pair => page.Words[pair.Page].IsWord);
        var published = Enumerable.Range(known, knownEnd - known).Count(at => text.Form.Words[at].IsWord);
        var present = Enumerable.Range(pairs[0].Page, pairs[^1].Page + 1 - pairs[0].Page).Count(at => page.Words[at].IsWord);
        var around = Enumerable.Range(first, end - first).Count(at => page.Words[at].IsWord);
        var run = LongestRun(pairs);
        var isAtEdge = (pairs[0].Page == first && pairs[0].Known == known) || (pairs[^1].Page + 1 == end && pairs[^1].Known + 1 == knownEnd);
        var isLike = (10 * shared >= 6 * published && (2 * shared >= present || run >= Anchor)) || (run >= Anchor && 10 * shared >= 6 * around) || run >= (isAtEdge ? Opening : Quotation);
        if (!isLike) return null;
        return (Fitted(text, pairs, first, end, firstSentence, lastSentence), (2 * shared) - published);
    }

    /// <summary>The most shared places that are in the same order in both.</summary>
    private static List<(int Page, int Known)> Chain(List<(int Page, int Known)> seeds)
    {
        var best = new int[seeds.Count];
        var before = new int[seeds.Count];
        var last = -1;
        for (var i = 0; i < seeds.Count; i++)
        {
            (best[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (seeds[j].Page >= seeds[i].Page || seeds[j].Known >= seeds[i].Known) continue;
                var weight = best[j] + (seeds[i].Page - seeds[j].Page == seeds[i].Known - seeds[j].Known ? 2 : 1);
                if (weight > best[i]) (best[i], before[i]) = (weight, j);
            }

            if (last < 0 || best[i] > best[last]) last = i;
        }

        var chain = new List<(int, int)>();
        for (var i = last; i >= 0; i = before[i]) chain.Add(seeds[i]);
        chain.Reverse();
        return chain;
    }

    /// <summary>The words of the chain, and what else is the same between them and right beside.</summary>
    private List<(int Page, int Known)> Filled(KnownText text, List<(int Page, int Known)> chain, int first, int end)
    {
        var pairs = new List<(int Page, int Known)>();
        foreach (var seed in chain)
        {
            for (var word = 0; word < Library.Gram; word++)
            {
                var pair = (Page: seed.Page + word, Known: seed.Known + word);
                if (pairs.Count == 0)
                {
                    var start = text.Sentences[SentenceOf(text, pair.Known)].First;
                    Between(Math.Max(first, pair.Page - (pair.Known - start) - Slack), pair.Page, start, pair.Known);
                }
                else if (pair.Page > pairs[^1].Page && pair.Known > pairs[^1].Known) Between(pairs[^1].Page + 1, pair.Page, pairs[^1].Known + 1, pair.Known);
                else continue;
                pairs.Add(pair);
            }
        }

        var (page1, known1) = (pairs[^1].Page + 1, pairs[^1].Known + 1);
        var close = text.Sentences[SentenceOf(text, pairs[^1].Known)].End;
        Between(page1, Math.Min(end, page1 + (close - known1) + Slack), known1, close);
        return [.. pairs.Where(pair => IsSame(text, pair))];

        void Between(int from, int to, int knownFrom, int knownTo)
        {
            if (from >= to || knownFrom >= knownTo) return;
            var same = Alignment.Of(page.Form.Hashes.AsSpan(from, to - from), text.Form.Hashes.AsSpan(knownFrom, knownTo - knownFrom));
            if (same is not null) pairs.AddRange(same.Select(pair => (from + pair.Left, knownFrom + pair.Right)));
        }
    }

    private bool IsSame(KnownText text, (int Page, int Known) pair) =>
        page.IsSame(pair.Page, text.Form, pair.Known, isBeginning: text.Sentences[SentenceOf(text, pair.Known)].First == pair.Known);

    /// <summary>Without the few words at either end that just happen to be in both.</summary>
    private List<(int Page, int Known)> Trimmed(List<(int Page, int Known)> pairs)
    {
        var runs = new List<(int First, int End)>();
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0 && IsNext(pairs[i - 1], pairs[i])) runs[^1] = (runs[^1].First, i + 1);
            else runs.Add((i, i + 1));
        }

        if (runs.Count == 0) return [];
        var (low, high) = (0, runs.Count - 1);
        while (low < high && IsLone(runs[low], Gap(runs[low].End - 1, runs[low + 1].First))) low++;
        while (low < high && IsLone(runs[high], Gap(runs[high - 1].End - 1, runs[high].First))) high--;
        return WithoutStop(pairs[runs[low].First..runs[high].End]);

        int Gap(int before, int after) => Math.Max(pairs[after].Page - pairs[before].Page, pairs[after].Known - pairs[before].Known) - 1;

        static bool IsLone((int First, int End) run, int gap) => run.End - run.First < Math.Min(gap, Library.Gram);
    }

    private static (int Page, int Known) Next((int Page, int Known) pair) => (pair.Page + 1, pair.Known + 1);

    /// <summary>A full stop is no word that two sentences share.</summary>
    private List<(int Page, int Known)> WithoutStop(List<(int Page, int Known)> pairs)
    {
        while (pairs.Count > 0 && !page.Words[pairs[^1].Page].IsWord && (pairs.Count == 1 || !IsNext(pairs[^2], pairs[^1]))) pairs.RemoveAt(pairs.Count - 1);
        return pairs;
    }

    private int LongestRun(List<(int Page, int Known)> pairs)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0 && !IsNext(pairs[i - 1], pairs[i])) run = 0;
            if (page.Words[pairs[i].Page].IsWord) longest = Math.Max(longest, ++run);
        }

        return longest;
    }

    /// <summary>Whether the page's sentence ends here, but for its own full stop.</summary>
    private bool IsEnding(int at, int end)
    {
        while (at < end && (page.Words[at].Key is "." or ";" or "…" || Sentence.IsCloser(page.Words[at]))) at++;
        return at == end || Surroundings.AreLink(page.Words, at, end);
    }

    /// <summary>Whether what is left out at a sentence's beginning leaves whole what follows.</summary>
    private static bool IsHeadFree(KnownText text, int first, int end) => !Tells(text, first, end)
        && (first == end || !text.Form.Words[end - 1].IsWord || Enumerable.Range(first, end - first).Count(at => text.Form.Words[at].IsWord) > Few);

    /// <summary>Whether what is left out at its end is words, and none that change what it says.</summary>
    private static bool IsTailFree(KnownText text, int first, int end) => !Tells(text, first, end)
        && (first == end || (end - first == 1 && text.Form.Words[first].Key == ".") || Enumerable.Range(first, end - first).Any(at => text.Form.Words[at].IsWord));

    private static bool Tells(KnownText text, int first, int end) => Enumerable.Range(first, Math.Max(0, end - first)).Any(at => TellingWords.IsAt(text.Form, at));

    private static bool IsVerbatim(List<(int Page, int Known)> pairs) => pairs[^1].Page - pairs[0].Page == pairs.Count - 1 && pairs[^1].Known - pairs[0].Known == pairs.Count - 1;

    private static bool IsNext((int Page, int Known) one, (int Page, int Known) other) => other.Page == one.Page + 1 && other.Known == one.Known + 1;

    private static int SentenceOf(KnownText text, int word)
    {
        var sentence = 0;
        while (text.Sentences[sentence].End <= word) sentence++;
        return sentence;
    }
}
