using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Verification.Matching;

namespace ContentApi.Cli;

/// <summary>Two wordings of a line as one: <c>[-what went-]</c> and <c>{+what came+}</c>, to the letter.</summary>
internal static partial class WordChanges
{
    public static string Mark(string before, string after)
    {
        string[] old = Words(before), next = Words(after);
        var text = new StringBuilder();
        var (left, right) = (0, 0);
        foreach (var (nextLeft, nextRight) in (Pairs(old, next) ?? []).Append((old.Length, next.Length)))
        {
            if (left < nextLeft) text.Append("[-").AppendJoin("", old[left..nextLeft]).Append("-]");
            if (right < nextRight) text.Append("{+").AppendJoin("", next[right..nextRight]).Append("+}");
            if (nextLeft < old.Length) text.Append(old[nextLeft]);
            (left, right) = (nextLeft + 1, nextRight + 1);
        }

        return text.ToString();
    }

    /// <summary>Whether half of the longer line's words stand in the other, in order.</summary>
    public static bool IsRewording(string before, string after)
    {
        string[] old = [.. Words(before).Where(IsWord)], next = [.. Words(after).Where(IsWord)];
        return Pairs(old, next) is { } pairs && pairs.Count * 2 >= Math.Max(old.Length, next.Length);
    }

    private static List<(int Left, int Right)>? Pairs(string[] before, string[] after)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return Alignment.Of(Ids(before), Ids(after));

        int[] Ids(string[] words) => [.. words.Select(word =>
        {
            if (!known.TryGetValue(word, out var id)) known.Add(word, id = known.Count);
            return id;
        })];
    }

    private static bool IsWord(string word) => char.IsLetterOrDigit(word[0]);

    private static string[] Words(string line) => [.. Word().Matches(line).Select(match => match.Value)];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+|[\s\S]")]
    private static partial Regex Word();
}
