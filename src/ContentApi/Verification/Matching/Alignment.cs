namespace ContentApi.Verification.Matching;

/// <summary>Which words of two texts are the same, in order: as many as can be, by the way of fewest differences (Myers 1986), within a bound.</summary>
public static class Alignment
{
    // The trace grows with the square of the differences: beyond this two texts are not one text altered.
    private const int MostDifferences = 400;

    /// <summary>Pairs of indexes, in order. Null: they differ in too much to be told.</summary>
    public static List<(int Left, int Right)>? Of<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        var pairs = new List<(int, int)>();
        var head = left.CommonPrefixLength(right);
        for (var i = 0; i < head; i++) pairs.Add((i, i));
        left = left[head..];
        right = right[head..];
        var tail = 0;
        while (tail < left.Length && tail < right.Length && left[^(tail + 1)].Equals(right[^(tail + 1)])) tail++;
        if (!Middle(left[..^tail], right[..^tail], head, pairs)) return null;
        for (var i = 0; i < tail; i++) pairs.Add((head + left.Length - tail + i, head + right.Length - tail + i));
        return pairs;
    }

    private static bool Middle<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int offset, List<(int, int)> pairs)
        where T : IEquatable<T>
    {
        if (left.IsEmpty || right.IsEmpty) return true;
        var most = Math.Min(left.Length + right.Length, MostDifferences);
        var origin = most + 1;
        var reach = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var differences = 0; differences <= most; differences++)
        {
            trace.Add(reach[(origin - differences - 1)..(origin + differences + 2)]);
            for (var k = -differences; k <= differences; k += 2)
            {
                var x = k == -differences || (k != differences && reach[origin + k - 1] < reach[origin + k + 1]) ? reach[origin + k + 1] : reach[origin + k - 1] + 1;
                var y = x - k;
                while (x < left.Length && y < right.Length && left[x].Equals(right[y])) (x, y) = (x + 1, y + 1);
                reach[origin + k] = x;
                if (x < left.Length || y < right.Length) continue;
                Walk(trace, left.Length, right.Length, offset, pairs);
                return true;
            }
        }

        return false;
    }

    private static void Walk(List<int[]> trace, int x, int y, int offset, List<(int, int)> pairs)
    {
        var found = new List<(int, int)>();
        for (var differences = trace.Count - 1; differences >= 0; differences--)
        {
            var reach = trace[differences];
            var center = differences + 1;
            var k = x - y;
            var before = k == -differences || (k != differences && reach[center + k - 1] < reach[center + k + 1]) ? k + 1 : k - 1;
            var (fromX, fromY) = differences == 0 ? (0, 0) : (reach[center + before], reach[center + before] - before);
            while (x > fromX && y > fromY) found.Add((offset + --x, offset + --y));
            (x, y) = (fromX, fromY);
        }

        found.Reverse();
        pairs.AddRange(found);
    }
}
