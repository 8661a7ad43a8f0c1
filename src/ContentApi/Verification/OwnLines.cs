using System.Text.RegularExpressions;
using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>What forms of this service say around a text in words that are no part of it. They are neither told nor compared.</summary>
public sealed partial class OwnLines
{
    private readonly IReadOnlyList<string[]> remarks;
    private readonly IReadOnlyList<string[]> labels;
    private readonly HashSet<string> lines;
    private readonly string criterion;
    private readonly string reference;

    /// <param name="lines">Each a whole line.</param>
    /// <param name="remarks">What begins a line that is not compared, before a colon.</param>
    /// <param name="openings">What begins a line that is not compared, whatever follows.</param>
    /// <param name="labels">What begins a line that is compared, before a colon.</param>
    /// <param name="criterion">The heading of criteria.</param>
    /// <param name="reference">The heading of a reference, before its number.</param>
    public OwnLines(IEnumerable<string> lines, IEnumerable<string> remarks, IEnumerable<string> openings, IEnumerable<string> labels, string criterion, string reference)
    {
        this.remarks = [.. remarks.Select(Label), .. openings.Select(Keys)];
        this.labels = [.. labels.Select(Label)];
        this.criterion = string.Join(' ', Keys(criterion));
        this.lines = [this.criterion, .. lines.Select(line => string.Join(' ', Keys(line)))];
        this.reference = Keys(reference)[0];
    }

    /// <summary>Whether a line is one of them, whole.</summary>
    public bool Has(PageText page, int line)
    {
        var keys = KeysOf(page, line);
        return lines.Contains(string.Join(' ', keys))
            || remarks.Any(label => keys.Length > label.Length && keys.AsSpan(0, label.Length).SequenceEqual(label))
            || (keys.Length == 2 && keys[0] == reference && int.TryParse(keys[1], out _))
            || IsAddress(page.Slice(page.Lines[line].First, page.Lines[line].End));
    }

    /// <summary>Whether it is the address that a text is linked with, by itself: where it leads is not compared.</summary>
    public static bool IsAddress(string text) => Address().IsMatch(text);

    /// <summary>Whether a line is the heading of criteria.</summary>
    public bool IsCriterion(PageText page, int line) =>
        page.Lines[line].End - page.Lines[line].First < 2 * criterion.Length && string.Join(' ', KeysOf(page, line)) == criterion;

    /// <summary>How many words of a label stand here, before more words.</summary>
    internal int LabelAt(IReadOnlyList<MatchingWord> words, int at, int end)
    {
        foreach (var label in labels)
        {
            if (at + label.Length < end && label.Index().All(word => words[at + word.Index].Key == word.Item)) return label.Length;
        }

        return 0;
    }

    private static string[] KeysOf(PageText page, int line)
    {
        var (first, end) = (page.Lines[line].First, page.Lines[line].End);
        return [.. Enumerable.Range(first, end - first).Select(at => page.Words[at].Key)];
    }

    private static string[] Keys(string text) => [.. MatchingForm.Of(text).Words.Select(word => word.Key)];

    private static string[] Label(string text) => [.. Keys(text), ":"];

    [GeneratedRegex(@"^<?(https?://|doi:|pmid:)\S+>?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
