using ContentApi.Delivery.V1;
using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Verification.Matching;

namespace ContentApi.Cli;

/// <summary>What differs for readers of one document.</summary>
/// <param name="Before">Null: readers gain <paramref name="After"/>.</param>
/// <param name="After">Null: readers lose <paramref name="Before"/>.</param>
/// <param name="Value">The name of a value that no line shows; null: this is a line.</param>
internal sealed record ReaderDifference(string? Before, string? After, string? Value = null);

/// <summary>What a release would change for readers, line by line, in every document that it touches.</summary>
internal static class ReaderDifferences
{
    // Values of these names stand in a line of the plain text.
    private static readonly HashSet<string> InLines =
        ["text", "title", "question", "notice", "owner", "attribution", "licence", "appliesTo", "asOf", "url", "slug", "label", "since", "accessed"];

    /// <summary>Each difference once, with the documents in which readers meet it, in the order of the documents.</summary>
    public static IReadOnlyList<(ReaderDifference Difference, IReadOnlyList<ImportDifference> Documents)> Of(IReadOnlyCollection<ImportDifference> differences)
    {
        var found = new OrderedDictionary<ReaderDifference, List<ImportDifference>>();
        foreach (var group in differences.GroupBy(difference => difference.After.Topic))
        {
            var before = group.Select(difference => difference.Before).OfType<WholeDocument>().ToArray();
            var (old, next) = (before.Length == 0 ? null : Topic.Build(before), Topic.Build([.. group.Select(difference => difference.After)]));
            foreach (var document in group.Where(difference => difference.Outcome != Outcome.Unchanged)
                .OrderBy(difference => difference.After.Kind).ThenBy(difference => difference.Edition!.Slug, StringComparer.Ordinal))
            {
                var shown = document.Before is null ? ReaderView.Empty : ReaderView.Of(old!, document.Before);
                foreach (var difference in Of(shown, ReaderView.Of(next, document.After)).Distinct())
                {
                    if (!found.TryGetValue(difference, out var documents)) found.Add(difference, documents = []);
                    documents.Add(document);
                }
            }
        }

        return [.. found.Select(entry => (entry.Key, (IReadOnlyList<ImportDifference>)entry.Value))];
    }

    private static IEnumerable<ReaderDifference> Of(ReaderView before, ReaderView after)
    {
        var lines = Lines(before.Lines, after.Lines).ToList();
        foreach (var line in lines) yield return line;
        // A document that comes or goes is told by its lines.
        if (before.Values.Count == 0 || after.Values.Count == 0) yield break;
        var (lost, gained) = (string.Join('\n', lines.Select(line => line.Before)), string.Join('\n', lines.Select(line => line.After)));
        foreach (var name in before.Values.Keys.Union(after.Values.Keys))
        {
            var (old, next) = (before.Values.GetValueOrDefault(name), after.Values.GetValueOrDefault(name));
            if (old == next || (InLines.Contains(name[(name.LastIndexOf('.') + 1)..]) && lost.Contains(old ?? "") && gained.Contains(next ?? ""))) continue;
            yield return new ReaderDifference(old, next, name);
        }
    }

    private static IEnumerable<ReaderDifference> Lines(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = Alignment.Of(Ids(before), Ids(after)) ?? [];
        var (left, right) = (0, 0);
        foreach (var (nextLeft, nextRight) in pairs.Append((before.Count, after.Count)))
        {
            // Between two lines that stay: what went and what came, side by side where one is the other reworded.
            while (left < nextLeft || right < nextRight)
            {
                var (old, next) = (left < nextLeft ? before[left] : null, right < nextRight ? after[right] : null);
                if (old is not null && next is not null && !WordChanges.IsRewording(old, next)) next = null;
                yield return new ReaderDifference(old, next);
                if (old is not null) left++;
                if (next is not null) right++;
            }

            (left, right) = (nextLeft + 1, nextRight + 1);
        }

        int[] Ids(IEnumerable<string> lines) => [.. lines.Select(line =>
        {
            if (!known.TryGetValue(line, out var id)) known.Add(line, id = known.Count);
            return id;
        })];
    }
}
