using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ContentApi.Search;

/// <summary>
/// How texts and queries of a language fall into words that can be compared. Text and query are read by the same rules, so that a spelling
/// is found as whatever it is spelt.
/// </summary>
public sealed partial class Language
{
    private static readonly Language French = new(FrenchWords.Function, FrenchStem.Of);
    private static readonly Language Any = new(FrozenSet<string>.Empty, word => word);

    private readonly FrozenSet<string> function;
    private readonly Func<string, string> stem;

    private Language(FrozenSet<string> function, Func<string, string> stem)
    {
        this.function = function;
        this.stem = stem;
    }

    /// <summary>French has its rules; of other languages words are folded and no more.</summary>
    public static Language Of(string locale) => locale.Split('-')[0] == "fr" ? French : Any;

    /// <summary>The words that carry meaning, in order: no function words, no single letters.</summary>
    public IEnumerable<Word> Words(string text)
    {
        var folded = FoldedText.Of(text);
        foreach (Match match in WordPattern().Matches(folded.Text))
        {
            if (Word(folded, match) is { } word) yield return word;
        }
    }

    /// <summary>What a phrase is compared by: the keys of its words, with spaces between.</summary>
    public string Key(string phrase) => string.Join(' ', Words(phrase).Select(word => word.Key));

    private Word? Word(FoldedText folded, Match match)
    {
        var (start, length) = folded.Origin(match.Index, match.Length);
        if (match.Groups["interleukin"].Success)
        {
            var name = (match.Groups["anti"].Success ? "anti" : "") + "il" + match.Groups["number"].Value;
            return new Word(name, name, start, length, []);
        }

        if (match.Groups["against"] is { Success: true } against) return Simple("anti" + against.Value, start, length);
        if (!match.Value.Contains('-')) return IsFunction(match.Value) ? null : Simple(match.Value, start, length);

        var parts = ImmutableArray.CreateBuilder<Word>();
        foreach (Match part in PartPattern().Matches(match.Value))
        {
            var (partStart, partLength) = folded.Origin(match.Index + part.Index, part.Length);
            if (!IsFunction(part.Value)) parts.Add(Simple(part.Value, partStart, partLength));
        }

        // « puis-je », « est-ce »: nothing but function words makes no word.
        return parts.Count == 0 ? null : Simple(match.Value.Replace("-", "", StringComparison.Ordinal), start, length) with { Parts = parts.ToImmutable() };
    }

    private Word Simple(string folded, int start, int length) =>
        new(folded, folded.Any(char.IsDigit) ? folded : stem(folded), start, length, []);

    private bool IsFunction(string folded) => (folded.Length == 1 && !char.IsDigit(folded[0])) || function.Contains(folded);

    // « IL-23 », « il 23 », « interleukine23 » name one thing, and « anti-IL » means the same as « anti-interleukines ».
    // « anti » makes one word with what it is against: « anti-TNF » is not found where something else is fought.
    [GeneratedRegex(
        @"(?<interleukin>(?<anti>anti[- ]?)?(ils?|interleukin(es?|s)?)[- ]{0,3}(?<number>\d+\p{L}?)(?![\p{L}\p{Nd}]))"
        + @"|(?<interleukin>(?<anti>anti[- ]?)(ils?|interleukin(es?|s)?)(?![\p{L}\p{Nd}]))"
        + @"|anti[- ](?<against>[\p{L}\p{Nd}]+)"
        + @"|[\p{L}\p{Nd}]+(-[\p{L}\p{Nd}]+)*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();
}
