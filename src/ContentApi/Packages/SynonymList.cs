using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Search;

namespace ContentApi.Packages;

/// <summary>The synonyms against the text that they lead to. They widen a search; one that would narrow it is refused.</summary>
internal static class SynonymList
{
    public const int MaxTerms = 500;

    private const int MaxFinds = 10;
    private const int MaxWords = 4;

    public static ImmutableArray<Synonym> Check(PackageFolder folder)
    {
        var entries = folder.Synonyms.Entries;
        if (entries.Length == 0) return [];
        if (entries.Length > MaxTerms) entries[MaxTerms].File.Fault(entries[MaxTerms].TermLine, $"More than {MaxTerms} synonyms: keep those that people type.");

        var language = Language.Of(folder.Topic?.Locale ?? "");
        ImmutableArray<ImmutableHashSet<string>> texts =
        [
            .. folder.Sections.SelectMany(section => section.Blocks.Select(placed => placed.Block.CanonicalText).Prepend(section.Title))
                .Select(text => Keys(language, text).ToImmutableHashSet(StringComparer.Ordinal)),
        ];
        var isWhole = folder.Sections.All(section => section.Identity is not null);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Term is not { } term) continue;
            var key = language.Key(term);
            CheckTerm(entry, term, language, key);
            if (key.Length > 0 && !known.TryAdd(key, entry.TermLine))
            {
                entry.File.Fault(entry.TermLine, $"'{TextRules.Shown(term)}' is already searched for as the term of line {known[key]}: put both together.");
            }

            if (entry.Finds.Length > MaxFinds) entry.File.Fault(entry.Finds[MaxFinds].Line, $"More than {MaxFinds} items in 'finds': keep the nearest.");
            CheckFinds(entry, term, language, key, isWhole ? texts : null);
        }

        return [.. entries.Select(entry => new Synonym(entry.Term ?? "", [.. entry.Finds.Select(item => item.Words)]))];
    }

    private static void CheckTerm(SynonymEntry entry, string term, Language language, string key)
    {
        if (key.Length == 0) entry.File.Fault(entry.TermLine, $"'{TextRules.Shown(term)}' has no word that a search looks for: write one, or remove it.");
        else if (language.Words(term).Count() > MaxWords) entry.File.Fault(entry.TermLine, $"'{TextRules.Shown(term)}' has more than {MaxWords} words that count: shorten it.");
    }

    private static void CheckFinds(SynonymEntry entry, string term, Language language, string key, ImmutableArray<ImmutableHashSet<string>>? texts)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, words) in entry.Finds)
        {
            var shown = TextRules.Shown(words);
            var target = language.Key(words);
            if (target.Length == 0) entry.File.Fault(line, $"'{shown}' has no word that a search looks for: write one, or remove it.");
            else if (target == key) entry.File.Fault(line, $"'{shown}' is what a search for the term finds by itself: remove it.");
            else if (!found.Add(target)) entry.File.Fault(line, $"'{shown}' is there twice: keep one.");
            else if (Numbers(language, words).Except(Numbers(language, term)).Any()) entry.File.Fault(line, $"'{shown}' names one of several where '{TextRules.Shown(term)}' does not: a synonym widens, never narrows; remove it.");
            else if (texts is { } all && !all.Any(text => target.Split(' ').All(text.Contains))) entry.File.Fault(line, $"No block or section title has '{shown}': write words of the text, or remove it.");
        }
    }

    private static IEnumerable<string> Keys(Language language, string text) =>
        language.Words(text).SelectMany(word => word.Parts.Select(part => part.Key).Prepend(word.Key));

    private static IEnumerable<string> Numbers(Language language, string words) =>
        language.Words(words).Where(word => word.HasDigit).Select(word => string.Concat(word.Folded.Where(char.IsDigit)));
}
